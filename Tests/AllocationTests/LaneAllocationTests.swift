import CAllocationCounter
import GymCore
import NumericRandom
import Snapshots
import Testing

@Suite("Lanes", .serialized, .enabled(if: allocationCountingIsPossible()))
struct LaneAllocationTests {
  @Test("step and restart without allocating, whatever the scalar", arguments: [1, 7, 64])
  func steadyState(laneCount: Int) {
    #expect(stepping(laneCount, of: Dice<Float>()) == 0)
    #expect(stepping(laneCount, of: Dice<UInt8>()) == 0)
  }

  @Test(
    "step on several threads and in mixtures without allocating", arguments: RestartMode.allCases)
  func threads(mode: RestartMode) {
    func makePart(_ limit: Int) -> Lanes<TimeLimit<Dice<Float>>> {
      Lanes(count: 8, restartMode: mode, threadCount: 2) { _ in TimeLimit(Dice(), steps: limit) }
    }
    var lanes = makePart(9)
    lanes.reset(seedsFrom: 1)
    let mixture = AnyLanes(mixing: [AnyLanes(makePart(9)), AnyLanes(makePart(7))], threadCount: 2)
    mixture.reset(seedsFrom: 1)
    let indices = [Int32](repeating: 1, count: 8)
    let mixedIndices = indices + indices
    let values: [Float] = []
    lanes.step(indices: indices.span, values: values.span)
    mixture.step(indices: mixedIndices.span, values: values.span)
    var endingCount = 0
    let count = countAllocations {
      for _ in 0..<100 {
        lanes.step(indices: indices.span, values: values.span)
        mixture.step(indices: mixedIndices.span, values: values.span)
        for lane in 0..<8 where lanes.buffers.outcomes[lane].isLast { endingCount += 1 }
      }
    }
    #expect(count == 0)
    #expect(endingCount > 4)
  }

  @Test("would show a world that allocates")
  func allocatingWorld() {
    #expect(stepping(4, of: Dice<Float>(allocates: true)) > 0)
  }

  /// What 300 steps of typed and of erased lanes allocate, endings among them.
  private func stepping<Scalar>(_ laneCount: Int, of world: Dice<Scalar>) -> Int64 {
    var lanes = Lanes(count: laneCount) { _ in
      OrderEnforced(TimeLimit(EpisodeStatistics(world), steps: 10))
    }
    let seeds = (0..<laneCount).map { Seed($0) }
    lanes.reset(seeds: seeds)
    let erased = AnyLanes(lanes)
    erased.reset(seeds: seeds)
    let indices = [Int32](repeating: 1, count: laneCount)
    let values: [Float] = []
    var endingCount = 0
    lanes.step(indices: indices.span, values: values.span)
    erased.step(indices: indices.span, values: values.span)
    let count = countAllocations {
      for _ in 0..<300 {
        lanes.step(indices: indices.span, values: values.span)
        erased.step(indices: indices.span, values: values.span)
        for lane in 0..<laneCount where erased.buffers.outcomes[lane].isLast { endingCount += 1 }
      }
      // Restarts of single lanes from their own streams are part of steady state.
      erased.reset(lane: 0, seed: nil)
    }
    #expect(endingCount > 30)
    #expect(Array(lanes.buffers.outcomes.dropFirst()) == Array(erased.buffers.outcomes.dropFirst()))
    return count
  }
}

/// Dice are thrown until a six; the mask forbids nothing.
private struct Dice<Scalar: ObservationScalar & Numeric>: Environment {
  struct Observation: SpaceRepresentable {
    var eyes: Int
    var spaceValue: SpaceValue { .integer(eyes) }
  }

  private var eyes = 1
  private var generator = PCG64(seed: 0)
  private var history: [Int] = []
  private let allocates: Bool

  init(allocates: Bool = false) { self.allocates = allocates }

  var layout: Layout { Layout([(name: "eyes", shape: [], kind: .discrete(count: 6, start: 1))]) }
  var observationSpace: any Space { Discrete(6, start: 1) }
  var actionSpace: ActionSpace { .discrete(Discrete(2)) }

  mutating func reset(seed: Seed?) {
    if let seed { generator = PCG64(seed: seed) }
    eyes = 1
  }

  mutating func step(_ action: Int32) -> Outcome {
    eyes = generator.integer(in: 1...6)
    if allocates { history = [eyes, eyes + 1] }
    return Outcome(reward: Double(eyes), ending: eyes == 6 ? .terminated : nil)
  }

  func observe(into row: inout MutableSpan<Scalar>) { row[0] = Scalar(exactly: eyes) ?? 0 }

  var observation: Observation { Observation(eyes: eyes + history.count * 0) }

  func action(index: Int32, values: Span<Float>) -> Int32 { index }

  var providesActionMask: Bool { true }

  func write(to writer: inout SnapshotWriter) {
    writer.begin("Dice")
    writer.write(eyes)
    writer.write(generator)
  }

  init(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("Dice")
    eyes = try reader.read()
    generator = try reader.read()
    allocates = false
  }
}
