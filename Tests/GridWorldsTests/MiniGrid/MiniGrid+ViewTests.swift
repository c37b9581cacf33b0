import NumericRandom
import Testing

@testable import GridWorlds

@Suite("What MiniGrid's agents see")
struct MiniGridViewTests {
  /// Sees square by square, with marks that spread one at a time.
  private struct SlowView {
    let scene: MiniGrid.Scene
    let size: Int
    let isOccluded: Bool

    /// The square at a column, from the left, and a row, from far to near; wall outside the grid.
    func cell(_ column: Int, _ row: Int) -> MiniGrid.Cell {
      let (ahead, right) = (size - 1 - row, column - size / 2)
      var position = scene.agent
      for _ in 0..<ahead { position = position.moved(scene.direction) }
      let side = right < 0 ? scene.direction.turnedLeft : scene.direction.turnedRight
      for _ in 0..<abs(right) { position = position.moved(side) }
      let isInside =
        (0..<scene.grid.width).contains(position.x) && (0..<scene.grid.height).contains(position.y)
      return isInside ? scene.grid[position] : .wall
    }

    func isTransparent(_ column: Int, _ row: Int) -> Bool {
      let cell = cell(column, row)
      return cell.kind != .wall && (cell.kind != .door || cell.doorState == .open)
    }

    func seen() -> [[Bool]] {
      var seen = Array(repeating: Array(repeating: !isOccluded, count: size), count: size)
      guard isOccluded else { return seen }
      seen[size - 1][size / 2] = true
      func spread(_ column: Int, _ row: Int, to side: Int) {
        guard seen[row][column], isTransparent(column, row) else { return }
        seen[row][column + side] = true
        guard row > 0 else { return }
        seen[row - 1][column + side] = true
        seen[row - 1][column] = true
      }
      for row in (0..<size).reversed() {
        for column in 0..<size - 1 { spread(column, row, to: 1) }
        for column in (1..<size).reversed() { spread(column, row, to: -1) }
      }
      return seen
    }

    func image() -> [UInt8] {
      let seen = seen()
      return (0..<size).flatMap { column in
        (0..<size).flatMap { row in
          var cell = seen[row][column] ? self.cell(column, row) : .unseen
          if column == size / 2, row == size - 1 { cell = scene.carried }
          return [cell.kind.rawValue, cell.color.rawValue, cell.doorState.rawValue]
        }
      }
    }
  }

  @Test("is what spreads from square to square", arguments: [3, 5, 7, 9, 15, 31])
  func oracle(size: Int) {
    var generator = PCG64(seed: 5)
    let things: [MiniGrid.Cell] = [
      .wall, .wall, .wall, .door(.red, .open), .door(.blue, .closed), .door(.grey, .locked),
      .lava, .goal, .box(.green, keyInside: .red), MiniGrid.Cell(.key, .purple).asTarget,
    ]
    for trial in 0..<120 {
      var scene = MiniGrid.Scene(width: 9, height: 12, margin: size - 1)
      let density = generator.integer(in: 1..<8)
      for y in 0..<12 {
        for x in 0..<9 where generator.integer(in: 0..<8) < density {
          scene.grid[x, y] = generator.choice(from: things)
        }
      }
      scene.agent = MiniGrid.Position(generator.integer(in: 0..<9), generator.integer(in: 0..<12))
      scene.direction = MiniGrid.Direction(index: trial)
      if trial % 3 == 0 { scene.carried = .box(.yellow, keyInside: .blue) }
      for isOccluded in [false, true] {
        let view = MiniGrid.View(size: size, isOccluded: isOccluded)
        var image = [UInt8](repeating: 99, count: view.byteCount)
        image.withUnsafeMutableBytes { view.write(scene, into: $0) }
        let slow = SlowView(scene: scene, size: size, isOccluded: isOccluded)
        #expect(image == slow.image(), "trial \(trial)")
      }
    }
  }
}
