import GymCore
import NumericRandom
import Snapshots
import Testing

@Suite("RestartMode")
struct RestartModeTests {
  private typealias World = OrderEnforced<TimeLimit<Stairs<UInt8>>>

  private static func makeWorld() -> World { World(TimeLimit(Stairs(), steps: 6)) }

  private static func makeLanes(
    _ mode: RestartMode, count: Int = 5, threadCount: Int = 1
  ) -> Lanes<World> {
    var lanes = Lanes(count: count, restartMode: mode, threadCount: threadCount) { _ in makeWorld()
    }
    lanes.reset(seedsFrom: 7)
    return lanes
  }

  private static func actions(_ step: Int, count: Int = 5) -> [Int32] {
    (0..<count).map { Int32(($0 * 7 + step * 5) % 3) }
  }

  @Test("nextStep goes through the episodes of sameStep, with a row more for each restart")
  func nextStep() {
    var lanes = Self.makeLanes(.nextStep, count: 1)
    var world = Self.makeWorld()
    world.reset(seed: 7)
    var restartCount = 0
    for step in 0..<60 {
      let wasWaiting = lanes.buffers.waitingLanes[0]
      let action = Self.actions(step, count: 1)
      lanes.step(indices: action)
      let outcome: Outcome
      if wasWaiting {
        world.reset(seed: nil)
        outcome = Outcome(reward: 0)
        restartCount += 1
      } else {
        outcome = world.step(Int(action[0]))
      }
      #expect(lanes[0] == world)
      #expect(lanes.buffers.outcomes == [outcome])
      #expect(lanes.buffers.realSteps == [!wasWaiting])
      #expect(lanes.buffers.waitingLanes == [outcome.isLast])
      let height = world.observation.height
      #expect(lanes.buffers.observations.bytes == [UInt8(height)])
      #expect(lanes.buffers.diagnostics == [Double(height), height >= 10 ? 1 : 0])
      #expect(lanes.buffers.actionMasks == [true, true, height < 9])
      if outcome.isLast {
        #expect(lanes.buffers.finalObservations == lanes.buffers.observations)
        #expect(lanes.buffers.finalActionMasks == lanes.buffers.actionMasks)
      }
    }
    #expect(restartCount > 5)
  }

  @Test("disabled lets lanes wait, untouched, until they are reset")
  func disabled() {
    var lanes = Self.makeLanes(.disabled)
    for step in 0..<6 { lanes.step(indices: Self.actions(step)) }
    #expect(lanes.buffers.waitingLanes == Array(repeating: true, count: 5))
    let ended = lanes
    lanes.step(indices: Self.actions(0))
    #expect(lanes.buffers.observations == ended.buffers.observations)
    #expect(lanes.buffers.finalObservations.count == 5)
    #expect(lanes.buffers.outcomes == Array(repeating: Outcome(reward: 0), count: 5))
    #expect(lanes.buffers.realSteps == Array(repeating: false, count: 5))
    #expect((0..<5).allSatisfy { lanes[$0] == ended[$0] })

    lanes.reset(where: [false, true, false, true, false], seeds: [0, 1, 2, 3, 4])
    #expect(lanes.buffers.waitingLanes == [true, false, true, false, true])
    var world = Self.makeWorld()
    world.reset(seed: 3)
    #expect(lanes[3] == world && lanes[2] == ended[2])
    lanes.step(indices: Self.actions(0))
    #expect(lanes.buffers.realSteps == [false, true, false, true, false])
    // Without seeds the streams go on.
    lanes.reset(where: [true, false, false, false, false])
    world = ended[0]
    world.reset(seed: nil)
    #expect(lanes[0] == world)
  }

  @Test("sameStep marks every row but those of resets as real, and lets no lane wait")
  func sameStep() {
    var lanes = Self.makeLanes(.sameStep)
    #expect(!lanes.buffers.realSteps.contains(true))
    var endingCount = 0
    for step in 0..<20 {
      lanes.step(indices: Self.actions(step))
      #expect(!lanes.buffers.realSteps.contains(false))
      #expect(!lanes.buffers.waitingLanes.contains(true))
      endingCount += lanes.buffers.outcomes.count(where: \.isLast)
    }
    #expect(endingCount > 10)
    lanes.reset(lane: 2, seed: nil)
    #expect(lanes.buffers.realSteps == [true, true, false, true, true])
  }

  @Test("every mode is the same on several threads, erased, and after a snapshot at any step")
  func sameBits() throws {
    for mode in RestartMode.allCases {
      for (count, threadCount) in [(1, 2), (5, 2), (5, 3), (64, 3), (64, 7)] {
        var plain = Self.makeLanes(mode, count: count)
        var threaded = Self.makeLanes(mode, count: count, threadCount: threadCount)
        var erased = AnyLanes(threaded)
        #expect(erased.restartMode == mode && erased.threadCount == threadCount)
        for step in 0..<25 {
          let actions = Self.actions(step, count: count)
          plain.step(indices: actions)
          threaded.step(indices: actions)
          erased.step(indices: actions)
          #expect(threaded == plain)
          #expect(erased.buffers == plain.buffers)
          if mode == .disabled, step % 3 == 0 {
            let mask = plain.buffers.waitingLanes
            plain.reset(where: mask)
            threaded.reset(where: mask)
            erased.reset(where: mask)
          }
          if count > 5 { continue }
          threaded = try Lanes(snapshotBytes: threaded.snapshotBytes)
          #expect(threaded == plain && threaded.threadCount == threadCount)
          let twin = AnyLanes(Self.makeLanes(mode, count: count))
          #expect(!twin.hasSameState(as: erased))
          var writer = SnapshotWriter()
          erased.write(to: &writer)
          var reader = SnapshotReader(writer.bytes)
          try twin.restore(from: &reader)
          #expect(twin.hasSameState(as: erased) && twin.buffers == erased.buffers)
          erased = twin
        }
      }
    }
  }

  @Test("vectors of another mode, of no mode and with damaged waiting are refused")
  func refusals() {
    let lanes = Self.makeLanes(.nextStep)
    #expect(readablePrefixCount(of: lanes) == 0)
    var writer = SnapshotWriter()
    AnyLanes(lanes).write(to: &writer)
    for mode in [RestartMode.sameStep, .disabled] {
      var reader = SnapshotReader(writer.bytes)
      let other = AnyLanes(Self.makeLanes(mode))
      #expect(throws: SnapshotError.self) { try other.restore(from: &reader) }
      #expect(lanes != Self.makeLanes(mode))
    }
    var bytes = Self.makeLanes(.nextStep).snapshotBytes
    // The tag with its length, the version, the threads, then the mode.
    let place = 1 + 5 + 2 + 8
    bytes[place] = 9
    #expect(throws: SnapshotError.self) { try Lanes<World>(snapshotBytes: bytes) }
    var waiting = Self.makeLanes(.nextStep)
    while !waiting.buffers.waitingLanes.contains(true) {
      waiting.step(indices: [2, 2, 2, 2, 2])
    }
    bytes = waiting.snapshotBytes
    bytes[place] = RestartMode.sameStep.rawValue
    #expect(throws: SnapshotError.self) { try Lanes<World>(snapshotBytes: bytes) }
    bytes = waiting.snapshotBytes
    bytes[place - 8] = 0
    #expect(throws: SnapshotError.self) { try Lanes<World>(snapshotBytes: bytes) }
  }

  @Test("lanes are reset under options, and stay as they were when one is refused")
  func resetOptions() throws {
    var lanes = Self.makeLanes(.sameStep)
    let erased = AnyLanes(lanes)
    #expect(erased.resetOptions.map(\.name) == ["height"])
    try lanes.reset(lane: 1, seed: 5, options: ["height": .integer(8)])
    try erased.reset(lane: 1, seed: 5, options: ["height": .integer(8)])
    #expect(lanes.buffers.observations.bytes[1] == 8)
    #expect(erased.buffers == lanes.buffers)
    let before = lanes
    #expect(throws: OptionError.self) {
      try lanes.reset(lane: 1, seed: 6, options: ["width": .integer(1)])
    }
    #expect(throws: OptionError.self) {
      try erased.reset(lane: 1, seed: 6, options: ["height": .integer(10)])
    }
    #expect(lanes == before && erased.hasSameState(as: AnyLanes(before)))
  }

  @Test("masks and seeds that are too few, and threads that are too many, are refused")
  func preconditions() async {
    await #expect(processExitsWith: .failure) {
      var lanes = Self.makeLanes(.disabled)
      lanes.reset(where: [true])
    }
    await #expect(processExitsWith: .failure) {
      AnyLanes(Self.makeLanes(.disabled)).reset(
        where: Array(repeating: true, count: 5), seeds: [1])
    }
    await #expect(processExitsWith: .failure) {
      _ = Self.makeLanes(.sameStep, threadCount: 0)
    }
    await #expect(processExitsWith: .failure) {
      _ = Self.makeLanes(.sameStep, threadCount: 65)
    }
  }
}
