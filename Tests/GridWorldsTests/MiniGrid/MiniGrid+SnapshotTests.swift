import GymCore
import NumericRandom
import Snapshots
import Testing

@testable import GridWorlds

@Suite("MiniGrid's snapshots")
struct MiniGridSnapshotTests {
  @Test("go on in the middle of the episodes of every id")
  func resumption() throws {
    for (id, level, _) in MiniGrid.Level.offered {
      var world = TimeLimit(MiniGrid(level), steps: level.timeLimit)
      world.reset(seed: 11)
      let actions = MiniGrid.Action.allCases.prefix(world.actionSpace.indexCount ?? 0)
      var generator = PCG64(seed: 1)
      for round in 0..<10 {
        var twin = try TimeLimit<MiniGrid>(snapshotBytes: world.snapshotBytes)
        #expect(twin == world, "\(id)")
        for _ in 0..<20 {
          let mask = world.actionMask
          let allowed = mask.indices.filter { mask[$0] }
          let action = actions[generator.choice(from: allowed)]
          let (mine, its) = (world.step(action), twin.step(action))
          #expect(mine == its && twin == world && twin.row == world.row, "\(id), \(round)")
          guard mine.isLast else { continue }
          world.reset(seed: nil)
          twin.reset(seed: nil)
        }
      }
    }
  }

  @Test("of what cannot be are refused")
  func damage() throws {
    let level = try #require(MiniGrid.Level(id: "MiniGrid-PutNear-6x6-N2-v0"))
    let damages: [(inout MiniGrid) -> Void] = [
      { $0.scene.grid[1, 1] = MiniGrid.Cell(bits: 11) },
      { $0.scene.grid[1, 1] = .unseen },
      { $0.scene.grid[1, 1] = MiniGrid.Cell(.agent) },
      { $0.scene.grid[1, 1] = MiniGrid.Cell(bits: 6 << 8 | 5) },
      { $0.scene.grid[1, 1] = MiniGrid.Cell(.key, .red, state: 1) },
      { $0.scene.grid[1, 1] = MiniGrid.Cell(.door, .red, state: 3) },
      { $0.scene.grid[1, 1] = MiniGrid.Cell(.door, .red, state: 1) },
      { $0.scene.grid[1, 1] = MiniGrid.Cell(.wall, .grey) },
      { $0.scene.grid[1, 1] = MiniGrid.Cell(bits: MiniGrid.Cell.empty.bits | 1 << 8) },
      { $0.scene.grid[1, 1] = MiniGrid.Cell(bits: MiniGrid.Cell.goal.bits | 1 << 28) },
      { $0.scene.agent = MiniGrid.Position(6, 1) },
      { $0.scene.agent = MiniGrid.Position(0, 0) },
      { $0.scene.agent = MiniGrid.Position(1, 200) },
      { $0.scene.carried = .wall },
      { $0.scene.movers = [MiniGrid.Position(0, 9)] },
      { $0.scene.task = .goTo(MiniGrid.Position(7, 0)) },
      { $0.scene.task = .fetch(MiniGrid.Cell(bits: 77)) },
      { $0.stepCount = -1 },
    ]
    for (index, damage) in damages.enumerated() {
      var world = MiniGrid(level)
      #expect(try MiniGrid(snapshotBytes: world.snapshotBytes) == world)
      damage(&world)
      #expect(throws: SnapshotError.self, "damage \(index)") {
        try MiniGrid(snapshotBytes: world.snapshotBytes)
      }
    }
  }
}
