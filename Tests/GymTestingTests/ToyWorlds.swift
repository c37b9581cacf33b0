import GymCore
import NumericRandom
import Snapshots
import Synchronization

/// A corridor in a box on the heap, so that its copies are the same corridor.
struct SharedCorridor: Environment {
  private final class Storage: @unchecked Sendable {
    var corridor: Corridor<Float>
    var observationCount = 0

    init(_ corridor: Corridor<Float>) { self.corridor = corridor }
  }

  private let storage: Storage

  /// Whether observing leaves a trace.
  let countsObservations: Bool

  init(countsObservations: Bool = false) {
    storage = Storage(Corridor())
    self.countsObservations = countsObservations
  }

  var layout: Layout { storage.corridor.layout }
  var observationSpace: any Space { storage.corridor.observationSpace }
  var actionSpace: ActionSpace { storage.corridor.actionSpace }
  var observation: Corridor<Float>.Observation { storage.corridor.observation }

  func reset(seed: Seed?) { storage.corridor.reset(seed: seed) }

  func step(_ action: Corridor<Float>.Action) -> Outcome { storage.corridor.step(action) }

  func observe(into row: inout MutableSpan<Float>) {
    storage.observationCount += countsObservations ? 1 : 0
    storage.corridor.observe(into: &row)
  }

  func action(index: Int32, values: Span<Float>) -> Corridor<Float>.Action {
    storage.corridor.action(index: index, values: values)
  }

  func write(to writer: inout SnapshotWriter) {
    writer.begin("SharedCorridor")
    writer.write(countsObservations)
    writer.write(storage.observationCount)
    writer.write(storage.corridor)
  }

  init(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("SharedCorridor")
    countsObservations = try reader.read()
    let observationCount = try reader.read(Int.self)
    storage = Storage(try reader.read())
    storage.observationCount = observationCount
  }
}

/// A corridor that rewards the number of steps that all such corridors have taken.
struct CountingCorridor: Wrapper {
  typealias Scalar = Float
  typealias Action = Corridor<Float>.Action
  typealias Observation = Corridor<Float>.Observation

  private static let stepCount = Atomic(0)

  var base: Corridor<Float>

  init(_ base: Corridor<Float>) { self.base = base }

  mutating func step(_ action: Action) -> Outcome {
    var outcome = base.step(action)
    outcome.reward = Double(Self.stepCount.add(1, ordering: .relaxed).newValue)
    return outcome
  }

  func write(to writer: inout SnapshotWriter) {
    writer.begin("CountingCorridor")
    writer.write(base)
  }

  init(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("CountingCorridor")
    base = try reader.read()
  }
}

/// A corridor that takes itself for equal to every other.
struct IndifferentCorridor: Wrapper, Equatable {
  typealias Scalar = Float
  typealias Action = Corridor<Float>.Action
  typealias Observation = Corridor<Float>.Observation

  var base: Corridor<Float>

  init(_ base: Corridor<Float>) { self.base = base }

  static func == (first: Self, second: Self) -> Bool { true }

  func write(to writer: inout SnapshotWriter) {
    writer.begin("IndifferentCorridor")
    writer.write(base)
  }

  init(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("IndifferentCorridor")
    base = try reader.read()
  }
}

/// A corridor that takes whatever is left of a snapshot.
struct ForgivingCorridor: Wrapper {
  typealias Scalar = Float
  typealias Action = Corridor<Float>.Action
  typealias Observation = Corridor<Float>.Observation

  var base = Corridor<Float>()

  init() {}

  func write(to writer: inout SnapshotWriter) { writer.write(base) }

  init(from reader: inout SnapshotReader) throws(SnapshotError) {
    base = (try? reader.read(Corridor<Float>.self)) ?? Corridor()
  }
}

/// A corridor that says that the agent controls where it is, and not the lamp.
struct ControlledCorridor: Wrapper {
  typealias Scalar = Float
  typealias Action = Corridor<Float>.Action
  typealias Observation = Corridor<Float>.Observation

  var base: Corridor<Float>

  init(_ flaw: Flaw) { base = Corridor(flaw) }

  var controlledState: [Int]? { [base.observation.position] }

  func write(to writer: inout SnapshotWriter) { writer.write(base) }

  init(from reader: inout SnapshotReader) throws(SnapshotError) { base = try reader.read() }
}

/// A world of another kind: continuous actions, no chance, no mask.
struct Spring: Environment {
  struct Observation: SpaceRepresentable {
    var stretch: Float

    var spaceValue: SpaceValue { .numbers([Double(stretch)]) }
  }

  private var stretch: Float = 1

  init() {}

  var layout: Layout {
    Layout([(name: "stretch", shape: [1], kind: .continuous(low: [-2], high: [2]))])
  }

  var observationSpace: any Space { Box<Float>(low: -2, high: 2, shape: [1]) }

  var actionSpace: ActionSpace { .box(Box<Float>(low: -1, high: 1, shape: [2])) }

  mutating func reset(seed: Seed?) { stretch = 1 }

  mutating func step(_ action: SIMD2<Float>) -> Outcome {
    stretch = min(2, max(-2, 0.9 * stretch + 0.1 * action.x - 0.05 * action.y))
    return Outcome(reward: -Double(stretch * stretch))
  }

  func observe(into row: inout MutableSpan<Float>) { row[0] = stretch }

  var observation: Observation { Observation(stretch: stretch) }

  func action(index: Int32, values: Span<Float>) -> SIMD2<Float> {
    SIMD2(values[0], values[1])
  }

  func write(to writer: inout SnapshotWriter) {
    writer.begin("Spring")
    writer.write(stretch)
  }

  init(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("Spring")
    stretch = try reader.read()
  }
}
