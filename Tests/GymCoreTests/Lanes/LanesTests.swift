import GymCore
import NumericRandom
import Snapshots
import Testing

@Suite("Lanes")
struct LanesTests {
  private static let seeds: [Seed] = [10, 11, 12]

  private static func makeLanes() -> Lanes<Stairs<Float>> {
    var lanes = Lanes(count: 3) { _ in Stairs<Float>() }
    lanes.reset(seeds: seeds)
    return lanes
  }

  @Test("behave as the single worlds with the same seeds, restarts included")
  func singles() {
    var lanes = Self.makeLanes()
    var worlds = Self.seeds.map { seed in
      var world = Stairs<Float>()
      world.reset(seed: seed)
      return world
    }
    var generator = PCG64(seed: 1)
    var endingCount = 0
    for _ in 0..<200 {
      let actions = (0..<3).map { _ in Int32(generator.integer(in: 0..<3)) }
      lanes.step(indices: actions)
      for lane in 0..<3 {
        let outcome = worlds[lane].step(Int(actions[lane]))
        #expect(lanes.buffers.outcomes[lane] == outcome)
        let height = Double(worlds[lane].height)
        #expect(
          lanes.buffers.diagnostics[2 * lane..<2 * lane + 2]
            == [height, outcome.isLast ? 1 : 0])
        if outcome.isLast {
          endingCount += 1
          #expect(lanes.buffers.finalObservations.floats[lane] == Float(height))
          worlds[lane].reset(seed: nil)
        }
        #expect(lanes[lane] == worlds[lane])
        #expect(lanes.buffers.observations.floats[lane] == Float(worlds[lane].height))
        #expect(
          lanes.buffers.actionMasks[3 * lane..<3 * lane + 3]
            == [true, true, worlds[lane].height < 9])
      }
    }
    #expect(endingCount > 20)
  }

  @Test("pass values on to worlds that are not discrete, each lane its own")
  func values() {
    var lanes = Lanes(count: 2) { _ in Slider() }
    lanes.reset(seeds: [1, 2])
    lanes.step(indices: [0, 0], values: [0.5, 0.25, 1, -1])
    #expect(lanes.buffers.observations.floats == [1.25, 4])
    #expect(lanes.buffers.actionMasks == [] && lanes.buffers.diagnostics == [])
  }

  @Test("leave the final observation of an earlier ending alone when no episode ends")
  func staleFinals() {
    var lanes = Lanes(count: 1) { _ in TimeLimit(Stairs<Float>(), steps: 2) }
    lanes.reset(seeds: [1])
    lanes.step(indices: [1])
    #expect(lanes.buffers.outcomes[0].ending == nil)
    lanes.step(indices: [1])
    #expect(lanes.buffers.outcomes[0].ending == .truncated)
    let final = lanes.buffers.finalObservations
    lanes.step(indices: [0])
    #expect(lanes.buffers.outcomes[0].ending == nil)
    #expect(lanes.buffers.finalObservations == final)
  }

  @Test("reset one lane and show it without touching the others")
  func resetOne() {
    var lanes = Self.makeLanes()
    lanes.step(indices: [2, 2, 2])
    let before = lanes.buffers
    lanes.reset(lane: 1, seed: 77)
    var world = Stairs<Float>()
    world.reset(seed: 77)
    #expect(lanes[1] == world)
    #expect(lanes.buffers.observations.floats[1] == Float(world.height))
    #expect(lanes.buffers.outcomes[1] == Outcome(reward: 0))
    #expect(lanes.buffers.diagnostics[2] == Double(world.height))
    for lane in [0, 2] {
      #expect(lanes.buffers.outcomes[lane] == before.outcomes[lane])
      #expect(lanes.buffers.observations.floats[lane] == before.observations.floats[lane])
    }
  }

  @Test("fork when they are copied")
  func copies() {
    var lanes = Self.makeLanes()
    let copy = lanes
    let before = copy.buffers
    lanes.step(indices: [1, 1, 1])
    #expect(copy.buffers == before)
    #expect(lanes.buffers != before)
  }

  @Test("permuted give permuted rows")
  func permutation() {
    var lanes = Self.makeLanes()
    var reversed = Lanes(count: 3) { _ in Stairs<Float>() }
    reversed.reset(seeds: Self.seeds.reversed())
    for step in 0..<50 {
      let actions: [Int32] = [1, 2, Int32(step % 3)]
      lanes.step(indices: actions)
      reversed.step(indices: actions.reversed())
      #expect(lanes.buffers.outcomes == reversed.buffers.outcomes.reversed())
      #expect(
        lanes.buffers.observations.floats == reversed.buffers.observations.floats.reversed())
    }
  }

  @Test("go on from their snapshot and show what they showed")
  func snapshot() throws {
    var lanes = Self.makeLanes()
    for _ in 0..<7 { lanes.step(indices: [1, 2, 1]) }
    var twin = try Lanes<Stairs<Float>>(snapshotBytes: lanes.snapshotBytes)
    #expect(twin == lanes)
    for _ in 0..<20 {
      twin.step(indices: [1, 2, 1])
      lanes.step(indices: [1, 2, 1])
      #expect(twin == lanes)
    }
    #expect(readablePrefixCount(of: lanes) == 0)
  }

  @Test("refuse snapshots of no worlds and of worlds that do not go together")
  func badSnapshots() {
    for worlds in [[], [Stairs<Float>(), Stairs(name: "other")]] {
      var writer = SnapshotWriter()
      writer.begin("Lanes")
      writer.write(1)
      writer.write(RestartMode.sameStep.rawValue)
      writer.write(worlds)
      #expect(throws: SnapshotError.self) {
        try Lanes<Stairs<Float>>(snapshotBytes: writer.bytes)
      }
    }
  }

  @Test("ask for as many seeds, indices and values as there are lanes, and for lanes that exist")
  func preconditions() async {
    await #expect(processExitsWith: .failure) { _ = Lanes(count: 0) { _ in Slider() } }
    await #expect(processExitsWith: .failure) {
      _ = Lanes(count: 2) { Stairs<Float>(name: "\($0)") }
    }
    await #expect(processExitsWith: .failure) {
      var lanes = Self.makeLanes()
      lanes.reset(seeds: [1, 2])
    }
    await #expect(processExitsWith: .failure) {
      var lanes = Self.makeLanes()
      lanes.reset(lane: 3, seed: nil)
    }
    await #expect(processExitsWith: .failure) {
      var lanes = Self.makeLanes()
      lanes.step(indices: [0, 0])
    }
    await #expect(processExitsWith: .failure) {
      var lanes = Lanes(count: 1) { _ in Slider() }
      lanes.step(indices: [0], values: [1])
    }
  }

  @Test("pass on the error of a world that cannot be made")
  func makingFails() {
    #expect(throws: OptionError.conflict("No.")) {
      try Lanes(count: 2) { lane throws -> Slider in
        if lane == 1 { throw OptionError.conflict("No.") }
        return Slider()
      }
    }
  }
}
