/// Where the tiles of a board lie in a picture: square, alike and in the middle.
///
/// Tiles begin at whole pixels and have a whole number of them while there is at least one pixel a tile,
/// so that boards look crisp.
public struct TileGrid: Hashable, Sendable {
  /// How many rows there are.
  public let rowCount: Int

  /// How many columns there are.
  public let columnCount: Int

  /// The side of a tile, in pixels.
  public let side: Double

  /// The left edge of the board, in pixels.
  public let left: Double

  /// The top edge of the board, in pixels.
  public let top: Double

  /// Fits a board into a picture.
  ///
  /// - Precondition: There are at least one row and one column.
  public init(rowCount: Int, columnCount: Int, in size: PictureSize) {
    precondition(
      rowCount >= 1 && columnCount >= 1, "A board has at least one row and one column.")
    self.rowCount = rowCount
    self.columnCount = columnCount
    let fit = min(
      Double(size.width) / Double(columnCount), Double(size.height) / Double(rowCount))
    side = fit >= 1 ? fit.rounded(.down) : fit
    left = ((Double(size.width) - side * Double(columnCount)) / 2).rounded(.down)
    top = ((Double(size.height) - side * Double(rowCount)) / 2).rounded(.down)
  }

  /// The left edge of a column, in pixels.
  public func x(column: Int) -> Double { left + side * Double(column) }

  /// The top edge of a row, in pixels.
  public func y(row: Int) -> Double { top + side * Double(row) }

  /// A place in a tile: (0, 0) is its top left corner, (1, 1) its bottom right one.
  public func point(row: Int, column: Int, _ x: Double, _ y: Double) -> Point {
    Point(self.x(column: column) + x * side, self.y(row: row) + y * side)
  }
}
