import GymCore
import NumericRandom
import Snapshots
import Testing

@testable import ToyText

@Suite("CliffWalking")
struct CliffWalkingTests {
  @Test("the safe way is 15 steps long")
  func safeWay() {
    var world = CliffWalking()
    world.reset(seed: 0)
    let way: [CliffWalking.Action] =
      [.up, .up] + Array(repeating: .right, count: 11) + [.down, .down]
    var rewards = 0.0
    for action in way.dropLast() {
      let outcome = world.step(action)
      rewards += outcome.reward
      #expect(outcome.ending == nil)
    }
    #expect(world.step(.down) == Outcome(reward: -1, ending: .terminated))
    #expect(rewards == -14)
    #expect(world.observation.row == 3 && world.observation.column == 11)
    #expect(success(of: world) == 1)
  }

  @Test("the cliff leads back to the start and costs 100, without an ending")
  func cliff() {
    var world = CliffWalking()
    world.reset(seed: 0)
    #expect(world.step(.right) == Outcome(reward: -100))
    #expect(world.tile == CliffWalking.start && success(of: world) == 0)
  }

  @Test("neighbors are a tile away, and the edge keeps whoever would leave")
  func neighbors() {
    for tile in 0..<48 {
      let (row, column) = (tile / 12, tile % 12)
      #expect(CliffWalking.neighbor(of: tile, direction: 0) == (row > 0 ? tile - 12 : tile))
      #expect(CliffWalking.neighbor(of: tile, direction: 1) == (column < 11 ? tile + 1 : tile))
      #expect(CliffWalking.neighbor(of: tile, direction: 2) == (row < 3 ? tile + 12 : tile))
      #expect(CliffWalking.neighbor(of: tile, direction: 3) == (column > 0 ? tile - 1 : tile))
    }
  }

  @Test("slippery ground turns a third of the moves to either side")
  func slips() {
    var options = CliffWalking.Options()
    options.isSlippery = true
    var world = CliffWalking(options: options)
    world.reset(seed: 1)
    var counts: [Int: Int] = [:]
    for _ in 0..<3_000 {
      world.tile = 17
      _ = world.step(.right)
      counts[world.tile, default: 0] += 1
    }
    #expect(Set(counts.keys) == [5, 18, 29])
    #expect(counts.values.allSatisfy { (900...1100).contains($0) })
  }

  @Test("moves are masked off where they are sure to lead nowhere", arguments: [false, true])
  func masks(isSlippery: Bool) {
    var options = CliffWalking.Options()
    options.isSlippery = isSlippery
    var world = CliffWalking(options: options)
    #expect(world.providesActionMask)
    for tile in (0..<48) where !CliffWalking.isCliff(tile) {
      world.tile = tile
      var mask = [Bool](repeating: true, count: 4)
      var span = mask.mutableSpan
      world.writeActionMask(into: &span)
      for action in CliffWalking.Action.allCases {
        // Falling leads back to the start, and costs what staying does not.
        let canChange = (0..<40).contains { seed in
          var fork = world
          fork.reset(seed: Seed(seed))
          fork.tile = tile
          let outcome = fork.step(action)
          return fork.tile != tile || outcome.reward != -1
        }
        #expect(mask[Int(action.rawValue)] == canChange, "\(action) on tile \(tile)")
      }
    }
  }

  @Test("nobody can be restored over the cliff")
  func damagedSnapshot() throws {
    var world = CliffWalking()
    world.reset(seed: 2)
    #expect(try CliffWalking(snapshotBytes: world.snapshotBytes) == world)
    world.tile = 40
    let bytes = world.snapshotBytes
    #expect(throws: SnapshotError.self) { try CliffWalking(snapshotBytes: bytes) }
  }

  private func success(of world: CliffWalking) -> Double {
    var values = [-1.0]
    var span = values.mutableSpan
    world.writeDiagnostics(into: &span)
    return values[0]
  }
}
