public import GymCore
public import GymRendering

extension Maze {
  /// Squares of 48 pixels, or smaller ones where the maze is larger than 9×9; six steps a second.
  public var picture: PictureFormat? {
    let side = min(48, 512 / board.size)
    return PictureFormat(
      width: side * board.size, height: side * board.size, stepsPerSecond: 6)
  }

  /// Draws walls, floor, pits, a flag on the goal, and the agent, of whom little is left in a pit.
  public func draw(on canvas: inout Canvas) {
    let grid = TileGrid(rowCount: board.size, columnCount: board.size, in: canvas.size)
    canvas.fill(Colors.surround)
    let boardSide = grid.side * Double(board.size)
    canvas.fillRectangle(
      x: grid.left, y: grid.top, width: boardSide, height: boardSide, Colors.wall)
    for (index, square) in board.squares.enumerated() where square != .wall {
      drawFloor(row: index / board.size, column: index % board.size, grid, on: &canvas)
    }
    drawStart(grid, on: &canvas)
    for (index, square) in board.squares.enumerated() where square != .wall {
      let (row, column) = (index / board.size, index % board.size)
      switch square {
      case .pit: drawPit(row: row, column: column, grid, on: &canvas)
      case .goal: drawGoal(row: row, column: column, grid, on: &canvas)
      case .floor, .wall: break
      }
    }
    drawAgent(grid, on: &canvas)
  }

  private enum Colors {
    static let surround = Color(0x1E252E)
    static let wall = Color(0x3D4B5C)
    static let shade = Color(0x2B3542)
    static let floor = Color(0xF1EADB)
    static let start = Color(0xD9CDB4)
    static let rim = Color(0x8A6F55)
    static let pit = Color(0x1B1613)
    static let goal = Color(0x2E9E5B)
    static let pole = Color(0x6B4F2A)
    static let lawn = Color(0xCDE8C9)
    static let agent = Color(0xE4572E)
    static let eye = Color.white
    static let pupil = Color(0x222222)
  }

  /// The side in pixels from which on squares have room for details.
  private static let detailSide = 6.0

  private func drawFloor(row: Int, column: Int, _ grid: TileGrid, on canvas: inout Canvas) {
    let (x, y, side) = (grid.x(column: column), grid.y(row: row), grid.side)
    let isGoal = board[row, column] == .goal
    canvas.fillRectangle(
      x: x, y: y, width: side, height: side, isGoal ? Colors.lawn : Colors.floor)
    // The foot of a wall above: whole pixels, so that it stays crisp.
    guard side >= Self.detailSide, board[row - 1, column] == .wall else { return }
    canvas.fillRectangle(
      x: x, y: y, width: side, height: (side / 6).rounded(.down), Colors.shade)
  }

  private func drawStart(_ grid: TileGrid, on canvas: inout Canvas) {
    let (row, column) = (board.start / board.size, board.start % board.size)
    canvas.fillCircle(
      center: grid.point(row: row, column: column, 0.5, 0.56), radius: 0.34 * grid.side,
      Colors.start)
  }

  private func drawPit(row: Int, column: Int, _ grid: TileGrid, on canvas: inout Canvas) {
    guard grid.side >= Self.detailSide else {
      canvas.fillRectangle(
        x: grid.x(column: column), y: grid.y(row: row), width: grid.side, height: grid.side,
        Colors.pit)
      return
    }
    let center = grid.point(row: row, column: column, 0.5, 0.56)
    canvas.fillCircle(center: center, radius: 0.38 * grid.side, Colors.rim)
    canvas.fillCircle(center: center, radius: 0.32 * grid.side, Colors.pit)
  }

  private func drawGoal(row: Int, column: Int, _ grid: TileGrid, on canvas: inout Canvas) {
    let side = grid.side
    guard side >= Self.detailSide else {
      canvas.fillRectangle(
        x: grid.x(column: column), y: grid.y(row: row), width: side, height: side, Colors.goal)
      return
    }
    func place(_ x: Double, _ y: Double) -> Point { grid.point(row: row, column: column, x, y) }
    canvas.drawLine(
      from: place(0.3, 0.2), to: place(0.3, 0.92), thickness: 0.08 * side, Colors.pole)
    canvas.fillPolygon([place(0.3, 0.2), place(0.86, 0.4), place(0.3, 0.6)], Colors.goal)
  }

  private func drawAgent(_ grid: TileGrid, on canvas: inout Canvas) {
    let (row, column) = (agent / board.size, agent % board.size)
    // In small pictures the agent is larger than a square, or nobody would see where it is.
    let side = max(grid.side, 3)
    let center = grid.point(row: row, column: column, 0.5, 0.56)
    func place(_ x: Double, _ y: Double) -> Point {
      Point(center.x + x * side, center.y + y * side)
    }
    let isLost = board.squares[agent] == .pit
    let size = isLost ? 0.5 : 1.0
    canvas.fillCircle(center: center, radius: 0.33 * size * side, Colors.agent)
    guard grid.side >= 2 * Self.detailSide else { return }
    for x in [-0.12, 0.12] {
      canvas.fillCircle(
        center: place(x * size, -0.08 * size), radius: 0.09 * size * side, Colors.eye)
      canvas.fillCircle(
        center: place(x * size, -0.07 * size), radius: 0.045 * size * side, Colors.pupil)
    }
  }
}
