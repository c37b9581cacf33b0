public import GymCore
public import GymRendering

extension FrozenLake {
  /// Tiles of 64 pixels, or smaller ones where the lake is larger than 8×8; four steps a second.
  public var picture: PictureFormat? {
    let side = max(1, min(64, 512 / max(rowCount, map.columnCount)))
    return PictureFormat(
      width: side * map.columnCount, height: side * rowCount, stepsPerSecond: 4)
  }

  /// Draws ice, holes, start and goal, and the skater, who lies in the water when the ice has broken.
  public func draw(on canvas: inout Canvas) {
    let grid = TileGrid(rowCount: rowCount, columnCount: map.columnCount, in: canvas.size)
    canvas.fill(Colors.shore)
    if grid.side < Self.detailSide {
      drawFromAfar(grid, on: &canvas)
    } else {
      for index in map.tiles.indices { drawTile(index, grid, on: &canvas) }
    }
    drawSkater(grid, on: &canvas)
  }

  private var rowCount: Int { map.tiles.count / map.columnCount }

  private enum Colors {
    static let shore = Color(0x3E4C59)
    static let ice = Color(0xDDF0F8)
    static let seam = Color(0xB4D6E6)
    static let gleam = Color(0xF3FBFE)
    static let start = Color(0x8FB8CC)
    static let water = Color(0x17506F)
    static let rim = Color(0x8CC0D8)
    static let goal = Color(0xE0A526)
    static let pole = Color(0x6B4F2A)
    static let coat = Color(0xC0392B)
    static let face = Color(0xF6D7B0)
    static let hat = Color(0x2C3E50)
  }

  /// The side in pixels from which on tiles have room for details, and there are few enough of them.
  private static let detailSide = 12.0

  /// One color a pixel: tiles too small for details.
  private func drawFromAfar(_ grid: TileGrid, on canvas: inout Canvas) {
    for y in 0..<canvas.height {
      let row = Int(((Double(y) + 0.5 - grid.top) / grid.side).rounded(.down))
      guard row >= 0, row < rowCount else { continue }
      for x in 0..<canvas.width {
        let column = Int(((Double(x) + 0.5 - grid.left) / grid.side).rounded(.down))
        guard column >= 0, column < map.columnCount else { continue }
        switch map.tiles[row * map.columnCount + column] {
        case .hole: canvas[x, y] = Colors.water
        case .goal: canvas[x, y] = Colors.goal
        case .start: canvas[x, y] = Colors.start
        case .frozen: canvas[x, y] = Colors.ice
        }
      }
    }
  }

  private func drawTile(_ index: Int, _ grid: TileGrid, on canvas: inout Canvas) {
    let (row, column) = (index / map.columnCount, index % map.columnCount)
    let (x, y, side) = (grid.x(column: column), grid.y(row: row), grid.side)
    func place(_ x: Double, _ y: Double) -> Point {
      grid.point(row: row, column: column, x, y)
    }
    canvas.fillRectangle(x: x, y: y, width: side, height: side, Colors.seam)
    canvas.fillRectangle(x: x, y: y, width: side - 1, height: side - 1, Colors.ice)
    switch map.tiles[index] {
    case .frozen:
      canvas.drawLine(
        from: place(0.2, 0.42), to: place(0.42, 0.2), thickness: 0.05 * side, Colors.gleam)
      canvas.drawLine(
        from: place(0.62, 0.82), to: place(0.82, 0.62), thickness: 0.05 * side, Colors.gleam)
    case .start:
      canvas.fillCircle(center: place(0.5, 0.5), radius: 0.36 * side, Colors.start)
      canvas.fillCircle(center: place(0.5, 0.5), radius: 0.29 * side, Colors.ice)
    case .hole:
      canvas.fillCircle(center: place(0.5, 0.5), radius: 0.42 * side, Colors.rim)
      canvas.fillCircle(center: place(0.5, 0.52), radius: 0.37 * side, Colors.water)
    case .goal:
      canvas.drawLine(
        from: place(0.3, 0.14), to: place(0.3, 0.88), thickness: 0.06 * side, Colors.pole)
      canvas.fillPolygon(
        [place(0.33, 0.14), place(0.85, 0.31), place(0.33, 0.48)], Colors.goal)
    }
  }

  private func drawSkater(_ grid: TileGrid, on canvas: inout Canvas) {
    let (row, column) = (state / map.columnCount, state % map.columnCount)
    // On immense lakes the skater is larger than a tile, or nobody would see where it is.
    let side = max(grid.side, 6)
    let center = grid.point(row: row, column: column, 0.5, 0.5)
    func place(_ x: Double, _ y: Double) -> Point {
      Point(center.x + (x - 0.5) * side, center.y + (y - 0.5) * side)
    }
    if map.tiles[state] == .hole {
      canvas.fillCircle(center: place(0.5, 0.56), radius: 0.13 * side, Colors.face)
      canvas.fillPolygon(
        [place(0.36, 0.5), place(0.64, 0.5), place(0.58, 0.36), place(0.42, 0.36)], Colors.hat)
      return
    }
    canvas.fillPolygon(
      [place(0.4, 0.45), place(0.6, 0.45), place(0.7, 0.84), place(0.3, 0.84)], Colors.coat)
    canvas.fillCircle(center: place(0.5, 0.34), radius: 0.13 * side, Colors.face)
    canvas.fillPolygon(
      [place(0.36, 0.29), place(0.64, 0.29), place(0.58, 0.14), place(0.42, 0.14)], Colors.hat)
  }
}
