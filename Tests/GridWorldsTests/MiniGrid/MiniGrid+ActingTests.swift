import GymCore
import NumericRandom
import Testing

@testable import GridWorlds

@Suite("MiniGrid's actions")
struct MiniGridActingTests {
  /// An empty room in which the agent looks to the right at a square.
  private func room(with cell: MiniGrid.Cell, carrying: MiniGrid.Cell = .empty) -> MiniGrid {
    guard let level = MiniGrid.Level(id: "MiniGrid-Empty-5x5-v0") else { preconditionFailure() }
    var world = MiniGrid(level)
    world.scene.grid[2, 1] = cell
    world.scene.carried = carrying
    return world
  }

  private func ahead(_ world: MiniGrid) -> MiniGrid.Cell { world.scene.grid[2, 1] }

  @Test("open doors, locked ones with the key of their color alone")
  func doors() {
    var closed = room(with: .door(.red, .closed))
    _ = closed.step(.toggle)
    #expect(ahead(closed) == .door(.red, .open))
    _ = closed.step(.toggle)
    #expect(ahead(closed) == .door(.red, .closed))
    for (key, isOpened) in [
      (MiniGrid.Cell.empty, false), (MiniGrid.Cell(.key, .blue), false),
      (MiniGrid.Cell(.ball, .red), false), (MiniGrid.Cell(.key, .red), true),
    ] {
      var locked = room(with: .door(.red, .locked), carrying: key)
      #expect(locked.actionMask[5] == isOpened)
      _ = locked.step(.forward)
      #expect(locked.scene.agent == MiniGrid.Position(1, 1))
      _ = locked.step(.toggle)
      #expect(ahead(locked) == .door(.red, isOpened ? .open : .locked))
      #expect(locked.scene.carried == key)
      _ = locked.step(.forward)
      #expect(locked.scene.agent.x == (isOpened ? 2 : 1))
    }
  }

  @Test("carry one thing at a time, and boxes with what is in them")
  func carrying() {
    let box = MiniGrid.Cell.box(.grey, keyInside: .purple)
    var world = room(with: box)
    _ = world.step(.pickUp)
    #expect(world.scene.carried == box && ahead(world).isEmpty)
    world.scene.grid[2, 1] = MiniGrid.Cell(.ball, .red)
    _ = world.step(.pickUp)
    _ = world.step(.drop)
    #expect(world.scene.carried == box && ahead(world) == MiniGrid.Cell(.ball, .red))
    world.scene.grid[2, 1] = .empty
    _ = world.step(.drop)
    #expect(world.scene.carried.isEmpty && ahead(world) == box)
    _ = world.step(.toggle)
    #expect(ahead(world) == MiniGrid.Cell(.key, .purple))
    var empty = room(with: .box(.grey, keyInside: nil))
    _ = empty.step(.toggle)
    #expect(ahead(empty).isEmpty)
  }

  @Test("end on goals and in lava, and earn the less the later")
  func endings() {
    var goal = room(with: .goal)
    for _ in 0..<9 { #expect(goal.step(.done) == Outcome(reward: 0)) }
    #expect(goal.step(.forward) == Outcome(reward: 1 - 0.9 * (10.0 / 100), ending: .terminated))
    #expect(goal.hasSucceeded && goal.diagnosticValues == [1])
    var lava = room(with: .lava)
    #expect(lava.step(.forward) == Outcome(reward: 0, ending: .terminated))
    #expect(lava.diagnosticValues == [0])
    var floor = room(with: MiniGrid.Cell(.floor, .blue))
    #expect(floor.step(.forward) == Outcome(reward: 0))
    #expect(floor.scene.agent == MiniGrid.Position(2, 1))
  }

  @Test("are masked off exactly where they change nothing", arguments: MiniGrid.families.indices)
  func masks(family: Int) {
    for (index, world) in offeredWorlds(of: family).enumerated() {
      var world = world
      world.reset(seed: Seed(index))
      let actions = MiniGrid.Action.allCases.prefix(world.actionSpace.indexCount ?? 0)
      var generator = PCG64(seed: 9)
      var (allowedCount, maskedCount) = (0, 0)
      for _ in 0..<400 {
        let mask = world.actionMask
        for (action, isAllowed) in zip(actions, mask) {
          var fork = world
          let outcome = fork.step(action)
          let isChange = outcome.isLast || fork.scene != world.scene
          if case .dodge = world.scene.task {
            // The balls move whatever is done, and can run into any way.
            #expect(isAllowed)
          } else {
            #expect(isChange == isAllowed, "\(action) in \(world.level)")
          }
        }
        // Allowed actions alone get to keys and through doors.
        let allowed = mask.indices.filter { mask[$0] }
        allowedCount += allowed.count {
          $0 != MiniGrid.Action.left.rawValue && $0 != MiniGrid.Action.right.rawValue
        }
        maskedCount += mask.count - allowed.count
        if world.step(actions[generator.choice(from: allowed)]).isLast { world.reset(seed: nil) }
      }
      // Turning is always allowed; the rest is at times, and at times not.
      #expect(allowedCount > 0)
      if case .dodge = world.scene.task {
        #expect(maskedCount == 0)
      } else {
        #expect(maskedCount > 0)
      }
    }
  }

  @Test("count for a turn to the left where a family does not offer them")
  func notOffered() throws {
    let level = try #require(MiniGrid.Level(id: "MiniGrid-Dynamic-Obstacles-8x8-v0"))
    for action in MiniGrid.Action.allCases.dropFirst(3) {
      var world = MiniGrid(level)
      world.reset(seed: 5)
      var other = world
      #expect(world.step(action) == other.step(.left))
      #expect(world.scene == other.scene)
    }
  }

  private func offeredWorlds(of family: Int) -> [MiniGrid] {
    MiniGrid.Level.offered.map(\.level)
      .filter { type(of: $0.family) == MiniGrid.families[family] }.map { MiniGrid($0) }
  }
}
