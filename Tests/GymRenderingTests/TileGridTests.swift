import GymRendering
import Testing

@Suite("A grid of tiles")
struct TileGridTests {
  @Test("lies in the middle, with whole pixels")
  func whole() {
    let grid = TileGrid(rowCount: 2, columnCount: 3, in: PictureSize(width: 20, height: 31))
    #expect(grid.side == 6 && grid.left == 1 && grid.top == 9)
    #expect(grid.x(column: 2) == 13 && grid.y(row: 1) == 15)
    #expect(grid.point(row: 1, column: 0, 0.5, 1) == Point(4, 21))
  }

  @Test("shrinks below a pixel where it must")
  func tiny() {
    let grid = TileGrid(rowCount: 40, columnCount: 10, in: PictureSize(width: 10, height: 10))
    #expect(grid.side == 0.25 && grid.left == 3 && grid.top == 0)
    #expect(grid.y(row: 40) == 10)
  }
}
