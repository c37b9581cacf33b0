import GymCore
import NumericRandom
import Snapshots
import Testing

@Suite("Mixtures of lanes")
struct AnyLanesMixtureTests {
  private static func makeParts(_ mode: RestartMode) -> [AnyLanes] {
    [
      AnyLanes(Lanes(count: 2, restartMode: mode) { _ in TimeLimit(Stairs<Float>(), steps: 5) }),
      AnyLanes(Lanes(count: 1, restartMode: mode) { _ in Stairs<Float>() }),
      AnyLanes(
        Lanes(count: 3, restartMode: mode) { _ in
          OrderEnforced(TimeLimit(Stairs<Float>(), steps: 9))
        }),
    ]
  }

  @Test(
    "show what their parts show, on any number of threads and after a snapshot",
    arguments: RestartMode.allCases, [1, 2, 3])
  func parts(mode: RestartMode, threadCount: Int) throws {
    let parts = Self.makeParts(mode)
    var mixture = AnyLanes(mixing: Self.makeParts(mode), threadCount: threadCount)
    #expect(mixture.count == 6 && mixture.restartMode == mode)
    #expect(mixture.layout == parts[0].layout && mixture.scalarKind == .float)
    #expect(mixture.resetOptions.map(\.name) == ["height"])
    mixture.reset(seedsFrom: 20)
    parts[0].reset(seeds: [20, 21])
    parts[1].reset(seeds: [22])
    parts[2].reset(seeds: [23, 24, 25])
    func compare() {
      let shown = parts.map(\.buffers)
      let buffers = mixture.buffers
      #expect(buffers.observations.floats == shown.flatMap(\.observations.floats))
      #expect(buffers.finalObservations.floats == shown.flatMap(\.finalObservations.floats))
      #expect(buffers.outcomes == shown.flatMap(\.outcomes))
      #expect(buffers.realSteps == shown.flatMap(\.realSteps))
      #expect(buffers.waitingLanes == shown.flatMap(\.waitingLanes))
      #expect(buffers.actionMasks == shown.flatMap(\.actionMasks))
      #expect(buffers.finalActionMasks == shown.flatMap(\.finalActionMasks))
      #expect(buffers.diagnostics == shown.flatMap(\.diagnostics))
    }
    compare()
    var endingCount = 0
    for step in 0..<40 {
      let actions = (0..<6).map { Int32(($0 + step * 5) % 3) }
      mixture.step(indices: actions)
      parts[0].step(indices: Array(actions[..<2]))
      parts[1].step(indices: Array(actions[2..<3]))
      parts[2].step(indices: Array(actions[3...]))
      endingCount += mixture.buffers.outcomes.count(where: \.isLast)
      if step == 11 {
        mixture.reset(lane: 4, seed: 3)
        parts[2].reset(lane: 1, seed: 3)
        try mixture.reset(lane: 2, seed: 3, options: ["height": .integer(9)])
        try parts[1].reset(lane: 0, seed: 3, options: ["height": .integer(9)])
      }
      compare()
      if step % 4 == 3 {
        var writer = SnapshotWriter()
        mixture.write(to: &writer)
        let twin = AnyLanes(mixing: Self.makeParts(mode), threadCount: threadCount)
        var reader = SnapshotReader(writer.bytes)
        try twin.restore(from: &reader)
        try reader.finish()
        #expect(twin.hasSameState(as: mixture))
        mixture = twin
        compare()
      }
    }
    #expect(endingCount > 3)
  }

  @Test("pass values on to each lane")
  func values() {
    let mixture = AnyLanes(mixing: [
      AnyLanes(Lanes(count: 1) { _ in Slider() }), AnyLanes(Lanes(count: 1) { _ in Slider() }),
    ])
    mixture.reset(seedsFrom: 1)
    mixture.step(indices: [0, 0], values: [0.5, 0.25, 1, -1])
    #expect(mixture.buffers.observations.floats == [1.25, 4])
  }

  @Test("stay as they were when a snapshot is refused, which parts may have read in part")
  func refusals() {
    let mixture = AnyLanes(mixing: Self.makeParts(.sameStep))
    mixture.reset(seedsFrom: 1)
    var writer = SnapshotWriter()
    mixture.write(to: &writer)
    mixture.step(indices: [1, 1, 1, 1, 1, 1])
    let before = mixture.buffers
    for count in writer.bytes.indices {
      var reader = SnapshotReader(Array(writer.bytes[..<count]))
      #expect(throws: SnapshotError.self) { try mixture.restore(from: &reader) }
    }
    #expect(mixture.buffers == before)
    let twin = AnyLanes(mixing: Self.makeParts(.sameStep))
    twin.reset(seedsFrom: 1)
    twin.step(indices: [1, 1, 1, 1, 1, 1])
    #expect(twin.hasSameState(as: mixture))
  }

  @Test("refuse parts that differ, are given twice or are none, and lanes that do not exist")
  func preconditions() async {
    await #expect(processExitsWith: .failure) { _ = AnyLanes(mixing: []) }
    await #expect(processExitsWith: .failure) {
      let part = Self.makeParts(.sameStep)[0]
      _ = AnyLanes(mixing: [part, part])
    }
    await #expect(processExitsWith: .failure) {
      _ = AnyLanes(mixing: [
        Self.makeParts(.sameStep)[0], AnyLanes(Lanes(count: 1) { _ in Slider() }),
      ])
    }
    await #expect(processExitsWith: .failure) {
      _ = AnyLanes(mixing: [Self.makeParts(.sameStep)[0], Self.makeParts(.nextStep)[1]])
    }
    await #expect(processExitsWith: .failure) {
      AnyLanes(mixing: Self.makeParts(.sameStep)).reset(lane: 6, seed: nil)
    }
    await #expect(processExitsWith: .failure) {
      AnyLanes(mixing: Self.makeParts(.sameStep)).step(indices: [1])
    }
  }
}
