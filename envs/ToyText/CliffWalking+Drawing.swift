public import GymCore
public import GymRendering

extension CliffWalking {
  /// Tiles of 48 pixels; four steps a second.
  public var picture: PictureFormat? {
    PictureFormat(
      width: 48 * Self.columnCount, height: 48 * Self.rowCount, stepsPerSecond: 4)
  }

  /// Draws the meadow, the cliff with the water below it, start and goal, and the walker.
  public func draw(on canvas: inout Canvas) {
    let grid = TileGrid(
      rowCount: Self.rowCount, columnCount: Self.columnCount, in: canvas.size)
    canvas.fill(Colors.frame)
    for index in 0..<Self.rowCount * Self.columnCount { drawTile(index, grid, on: &canvas) }
    drawWalker(grid, on: &canvas)
  }

  private enum Colors {
    static let frame = Color(0x3E4C59)
    static let meadow = Color(0xA9C98A)
    static let seam = Color(0x97B879)
    static let blade = Color(0x7FA35F)
    static let rock = Color(0x6B4F3A)
    static let water = Color(0x17506F)
    static let wave = Color(0x8CC0D8)
    static let start = Color(0xE8DFC8)
    static let pole = Color(0x6B4F2A)
    static let flag = Color(0xE0A526)
    static let coat = Color(0xC0392B)
    static let face = Color(0xF6D7B0)
    static let hat = Color(0x2C3E50)
  }

  private func drawTile(_ index: Int, _ grid: TileGrid, on canvas: inout Canvas) {
    let (row, column) = (index / Self.columnCount, index % Self.columnCount)
    let (x, y, side) = (grid.x(column: column), grid.y(row: row), grid.side)
    func place(_ x: Double, _ y: Double) -> Point {
      grid.point(row: row, column: column, x, y)
    }
    if Self.isCliff(index) {
      canvas.fillRectangle(x: x, y: y, width: side, height: side, Colors.water)
      canvas.fillPolygon(
        [
          place(0, 0), place(1, 0), place(1, 0.26), place(0.8, 0.4), place(0.62, 0.24),
          place(0.4, 0.44), place(0.2, 0.28), place(0, 0.38),
        ], Colors.rock)
      for (left, top) in [(0.12, 0.66), (0.5, 0.82)] {
        canvas.drawLine(
          from: place(left, top), to: place(left + 0.34, top), thickness: 0.05 * side, ends: .round,
          Colors.wave)
      }
      return
    }
    canvas.fillRectangle(x: x, y: y, width: side, height: side, Colors.seam)
    canvas.fillRectangle(x: x, y: y, width: side - 1, height: side - 1, Colors.meadow)
    switch index {
    case Self.start:
      canvas.fillCircle(center: place(0.5, 0.5), radius: 0.38 * side, Colors.start)
      canvas.fillCircle(center: place(0.5, 0.5), radius: 0.3 * side, Colors.meadow)
    case Self.goal:
      canvas.drawLine(
        from: place(0.3, 0.14), to: place(0.3, 0.88), thickness: 0.06 * side, Colors.pole)
      canvas.fillPolygon(
        [place(0.33, 0.14), place(0.85, 0.31), place(0.33, 0.48)], Colors.flag)
    default:
      for (left, top) in [(0.25, 0.4), (0.65, 0.75)] {
        canvas.drawLine(
          from: place(left, top), to: place(left + 0.06, top - 0.14), thickness: 0.04 * side,
          Colors.blade)
      }
    }
  }

  private func drawWalker(_ grid: TileGrid, on canvas: inout Canvas) {
    let (row, column) = (tile / Self.columnCount, tile % Self.columnCount)
    func place(_ x: Double, _ y: Double) -> Point {
      grid.point(row: row, column: column, x, y)
    }
    canvas.fillPolygon(
      [place(0.4, 0.45), place(0.6, 0.45), place(0.7, 0.84), place(0.3, 0.84)], Colors.coat)
    canvas.fillCircle(center: place(0.5, 0.34), radius: 0.13 * grid.side, Colors.face)
    canvas.fillPolygon(
      [place(0.36, 0.29), place(0.64, 0.29), place(0.58, 0.14), place(0.42, 0.14)], Colors.hat)
  }
}
