import GymCore
import NumericRandom
import Testing

@testable import GridWorlds

/// What Tests/Parity/make-golden-minigrid-sticky.py recorded.
private struct StickyRun: Decodable {
  let id: String
  let seed: Int
  let actions: [Int32]
  let places: [[Int]]
  let rewards: [Double]
}

@Suite("MiniGrid's worlds in wrappers and vectors")
struct MiniGridWrapperTests {
  @Test("repeat sticky actions by draws of their own generator, as Gymnasium's do")
  func stickyActions() throws {
    for run in try GoldenMiniGrid.read("minigrid-sticky", as: [StickyRun].self) {
      let level = try #require(MiniGrid.Level(id: run.id))
      var world = StickyActions(
        TimeLimit(MiniGrid(level), steps: level.timeLimit), probability: 0.4)
      world.reset(seed: Seed(run.seed))
      var rewardCount = 0
      for (step, action) in run.actions.enumerated() {
        let outcome = world.step(ActionNumbers(index: action, values: [Float]().span))
        let scene = world.base.base.scene
        #expect(
          [scene.agent.x, scene.agent.y, Int(scene.direction.rawValue)] == run.places[step],
          "\(run.id), step \(step)")
        #expect(outcome.reward == run.rewards[step])
        rewardCount += outcome.reward == 0 ? 0 : 1
        if outcome.isLast { world.reset(seed: nil) }
      }
      #expect(run.id.contains("DoorKey") || rewardCount > 0)
    }
  }

  @Test("of two families make one vector, whose lanes are those of each")
  func mixture() throws {
    func lanes(_ id: String, _ count: Int) throws -> AnyLanes {
      let entry = try #require(EnvironmentEntry.miniGrid.first { $0.id == id })
      return try entry.makeLanes(count: count)
    }
    let (empty, doorKey) = ("MiniGrid-Empty-Random-5x5-v0", "MiniGrid-DoorKey-5x5-v0")
    let parts = [try lanes(empty, 2), try lanes(doorKey, 3)]
    let mixture = AnyLanes(mixing: [try lanes(empty, 2), try lanes(doorKey, 3)])
    mixture.reset(seedsFrom: 5)
    parts[0].reset(seedsFrom: 5)
    parts[1].reset(seedsFrom: 7)
    var generator = PCG64(seed: 1)
    var endingCount = 0
    for step in 0..<600 {
      let actions = (0..<5).map { _ in Int32(generator.integer(in: 0..<7)) }
      mixture.step(indices: actions)
      parts[0].step(indices: Array(actions[..<2]))
      parts[1].step(indices: Array(actions[2...]))
      if step == 300 {
        mixture.reset(lane: 3, seed: 9)
        parts[1].reset(lane: 1, seed: 9)
      }
      let shown = parts.map(\.buffers)
      #expect(mixture.buffers.observations.bytes == shown.flatMap(\.observations.bytes))
      #expect(mixture.buffers.finalObservations.bytes == shown.flatMap(\.finalObservations.bytes))
      #expect(mixture.buffers.actionMasks == shown.flatMap(\.actionMasks))
      #expect(mixture.buffers.diagnostics == shown.flatMap(\.diagnostics))
      #expect(mixture.buffers.outcomes == shown.flatMap(\.outcomes))
      endingCount += mixture.buffers.outcomes.count(where: \.isLast)
    }
    #expect(endingCount > 10)
  }
}
