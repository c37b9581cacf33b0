import ClassicControl
import GymCore
import NumericRandom
import Snapshots
import Testing

@Suite("Vectors of CartPoles")
struct CartPoleVectorTests {
  private typealias World = OrderEnforced<TimeLimit<CartPole>>

  @Test(
    "show what Gymnasium's synchronous vector shows, in each mode, on any threads and read back",
    arguments: GoldenVector.synchronous, [1, 2, 3])
  func synchronous(golden: GoldenVector, threadCount: Int) throws {
    let mode = try #require(golden.mode)
    var lanes = Lanes(count: golden.laneCount, restartMode: mode, threadCount: threadCount) { _ in
      World(TimeLimit(CartPole(), steps: golden.limit))
    }
    lanes.reset(seedsFrom: golden.seed)
    #expect(lanes.buffers.observations.floats == golden.events[0].rows)
    var endingCount = 0
    for (number, event) in golden.events.enumerated().dropFirst() {
      if let mask = event.mask {
        #expect(lanes.buffers.waitingLanes == mask)
        let seeds = event.seed.map { first in (0..<lanes.count).map { Seed(first + $0) } }
        lanes.reset(where: mask, seeds: seeds)
        #expect(lanes.buffers.observations.floats == event.rows)
        continue
      }
      let waited = lanes.buffers.waitingLanes
      lanes.step(indices: try #require(event.a))
      let buffers = lanes.buffers
      #expect(buffers.observations.floats == event.rows, "step \(number)")
      #expect(buffers.outcomes.map(\.reward) == event.r, "step \(number)")
      #expect(buffers.outcomes.map(\.ending) == event.endings, "step \(number)")
      #expect(buffers.realSteps == waited.map { !$0 })
      for lane in 0..<lanes.count where buffers.outcomes[lane].isLast {
        endingCount += 1
        guard let row = event.final_obs?[lane] else { continue }
        #expect(buffers.finalObservations.floats[4 * lane..<4 * lane + 4] == row[...])
      }
      // Also between an ending and the restart.
      let twin = try Lanes<World>(snapshotBytes: lanes.snapshotBytes)
      #expect(twin == lanes)
      lanes = twin
    }
    #expect(endingCount > 0)
  }

  @Test(
    "with one generator show what Gymnasium's own vector class shows, also read back",
    arguments: GoldenVector.sharedGenerator)
  func sharedGenerator(golden: GoldenVector) throws {
    var poles = SharedGeneratorCartPoles(count: golden.laneCount, timeLimit: golden.limit)
    poles.reset(seed: golden.seed)
    #expect(poles.buffers.observations.floats == golden.events[0].rows)
    var endingCount = 0
    for (number, event) in golden.events.enumerated().dropFirst() {
      let waited = poles.buffers.waitingLanes
      poles.step(indices: try #require(event.a))
      #expect(poles.buffers.observations.floats == event.rows, "step \(number)")
      #expect(poles.buffers.outcomes.map(\.reward) == event.r)
      #expect(poles.buffers.outcomes.map(\.ending) == event.endings)
      #expect(poles.buffers.realSteps == waited.map { !$0 })
      endingCount += poles.buffers.outcomes.count(where: \.isLast)
      let twin = try SharedGeneratorCartPoles(snapshotBytes: poles.snapshotBytes)
      #expect(twin == poles)
      poles = twin
    }
    #expect(endingCount > 0)
  }

  @Test("with one generator differ from lanes with a seed each, and take other starting bounds")
  func sharedGeneratorOptions() {
    var lanes = Lanes(count: 3) { _ in CartPole() }
    lanes.reset(seedsFrom: 42)
    var options = CartPole.Options()
    options.suttonBartoReward = true
    var poles = SharedGeneratorCartPoles(count: 3, options: options)
    poles.reset(seed: 42)
    #expect(poles.buffers.observations != lanes.buffers.observations)
    poles.reset(seed: 42, low: 3, high: 3)
    #expect(poles.buffers.observations.floats == [Float](repeating: 3, count: 12))
    poles.step(indices: [0, 1, 1])
    #expect(poles.buffers.outcomes.allSatisfy { $0 == Outcome(reward: -1, ending: .terminated) })
    poles.step(indices: [0, 1, 1])
    #expect(poles.buffers.observations.floats == [Float](repeating: 3, count: 12))
    #expect(poles.buffers.outcomes.allSatisfy { $0 == Outcome(reward: 0) })
  }

  @Test("with one generator refuse snapshots that are cut short")
  func damagedSnapshots() {
    var poles = SharedGeneratorCartPoles(count: 2)
    poles.reset(seed: 1)
    let bytes = poles.snapshotBytes
    for count in bytes.indices {
      #expect(throws: SnapshotError.self) {
        try SharedGeneratorCartPoles(snapshotBytes: Array(bytes[..<count]))
      }
    }
  }
}
