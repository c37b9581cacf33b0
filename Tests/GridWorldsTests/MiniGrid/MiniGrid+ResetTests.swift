import Foundation
import GymCore
import GymTesting
import NumericRandom
import Testing

@testable import GridWorlds

@Suite("MiniGrid's resets")
struct MiniGridResetTests {
  /// What the reference shows after a reset.
  private struct Reset: Decodable {
    let w: Int
    let h: Int
    let grid_sha: String
    let image_sha: String
    let pos: [Int]
    let dir: Int
    let mission: String
    let max_steps: Int
    let rng_next: Double
  }

  @Test("draw the grids of MiniGrid 3.2.0 and leave its generators where they are")
  func golden() throws {
    let url = try #require(
      Bundle.module.url(forResource: "Golden/minigrid-resets", withExtension: "json"))
    let resets = try JSONDecoder().decode([String: Reset].self, from: Data(contentsOf: url))
    #expect(Set(resets.keys.map { $0.split(separator: "|")[0] }).count == 76)
    for (key, expected) in resets.sorted(by: { $0.key < $1.key }) {
      let parts = key.split(separator: "|")
      let level = try #require(MiniGrid.Level(id: String(parts[0])), "\(key)")
      var world = MiniGrid(level)
      world.reset(seed: Seed(try #require(Int(parts[1]))))
      let grid = world.scene.grid
      #expect(grid.width == expected.w && grid.height == expected.h, "\(key)")
      #expect(SHA256.prefix(of: encoding(of: grid)) == expected.grid_sha, "\(key)")
      #expect(SHA256.prefix(of: world.observation.image) == expected.image_sha, "\(key)")
      #expect(world.scene.agent == MiniGrid.Position(expected.pos[0], expected.pos[1]), "\(key)")
      #expect(world.observation.direction == expected.dir, "\(key)")
      #expect(world.observation.mission == expected.mission, "\(key)")
      #expect(level.timeLimit == expected.max_steps, "\(key)")
      #expect(world.scene.generator.random() == expected.rng_next, "\(key)")
    }
  }

  /// The three numbers of each square, column by column.
  private func encoding(of grid: MiniGrid.Grid) -> [UInt8] {
    (0..<grid.width).flatMap { x in
      (0..<grid.height).flatMap { y in
        let bits = grid[x, y].bits
        return [0, 8, 16].map { UInt8(truncatingIfNeeded: bits >> UInt32($0)) }
      }
    }
  }
}
