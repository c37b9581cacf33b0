import AgentCore
import GymCore
import NumericRandom
import Snapshots

/// A walk along numbered places from a random one to the last, which ends it.
///
/// Its rewards and starts come from its random stream, so that seeds show; going left from the first
/// place and jumping near the last are masked, and doing it all the same is counted.
struct Walk<Scalar: ObservationScalar & Numeric>: Environment {
  struct Observation: SpaceRepresentable {
    var place: Int
    var spaceValue: SpaceValue { .integer(place) }
  }

  static var size: Int { 8 }

  private(set) var place = 0
  private var violationCount = 0
  private var generator = PCG64(seed: 0)

  init() {}

  var layout: Layout {
    Layout([(name: "place", shape: [], kind: .discrete(count: Self.size, start: 0))])
  }
  var observationSpace: any Space { Discrete(Self.size) }
  var actionSpace: ActionSpace { .discrete(Discrete(3)) }

  mutating func reset(seed: Seed?) {
    if let seed { generator = PCG64(seed: seed) }
    place = generator.integer(in: 0..<Self.size - 1)
    violationCount = 0
  }

  mutating func step(_ action: Int32) -> Outcome {
    if !allows(Int(action)) { violationCount += 1 }
    place = min(max(place + [-1, 1, 2][Int(action)], 0), Self.size - 1)
    return Outcome(
      reward: generator.random() - 0.5, ending: place == Self.size - 1 ? .terminated : nil)
  }

  private func allows(_ action: Int) -> Bool {
    switch action {
    case 0: place > 0
    case 2: place < Self.size - 2
    default: true
    }
  }

  func observe(into row: inout MutableSpan<Scalar>) { row[0] = Scalar(exactly: place) ?? 0 }
  var observation: Observation { Observation(place: place) }
  func action(index: Int32, values: Span<Float>) -> Int32 { index }

  var providesActionMask: Bool { true }
  func writeActionMask(into mask: inout MutableSpan<Bool>) {
    for action in mask.indices { mask[action] = allows(action) }
  }

  var diagnostics: [Diagnostic] {
    [
      Diagnostic(name: "place", kind: .number, summary: "Where the walk is."),
      Diagnostic(name: "violations", kind: .number, summary: "How often a mask was ignored."),
    ]
  }
  func writeDiagnostics(into values: inout MutableSpan<Double>) {
    values[0] = Double(place)
    values[1] = Double(violationCount)
  }

  func write(to writer: inout SnapshotWriter) {
    writer.begin("Walk")
    writer.write(place)
    writer.write(violationCount)
    writer.write(generator)
  }

  init(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("Walk")
    place = try reader.read()
    violationCount = try reader.read()
    generator = try reader.read()
  }
}

extension EnvironmentEntry {
  /// The walk, cut after five steps; options and seeds are as the tests need them.
  static func walk(seedsAre32Bit: Bool = false) -> EnvironmentEntry {
    EnvironmentEntry(
      id: "Walk-v0", summary: "A walk.", timeLimit: 5, seedsAre32Bit: seedsAre32Bit,
      schema: .none, make: { _ in Walk<Float>() })
  }
}

/// Transitions of lanes whose observations are given numbers, for tests of what is learned from.
func makeTransitions(
  _ observations: [Float], next: [Float], final: [Float], endings: [Ending?], rewards: [Double],
  actions: [Int32], kind: ScalarKind = .float
) -> Transitions {
  func rows(_ values: [Float]) -> Rows {
    var rows = Rows(kind: kind, count: values.count, width: 1)
    if kind == .float { rows.floats = values } else { rows.bytes = values.map { UInt8($0) } }
    return rows
  }
  var transitions = Transitions(rows: rows(observations))
  transitions.nextObservations = rows(next)
  transitions.finalObservations = rows(final)
  transitions.actions.indices = actions
  transitions.outcomes = zip(rewards, endings).map { Outcome(reward: $0, ending: $1) }
  return transitions
}
