import GymCatalog
import GymCore
import NumericRandom
import Snapshots

/// A world that shows its last action, for the kinds of spaces that no world of the suite has yet.
///
/// Its third step earns 2 and ends the episode. Its seeds have 32 bits.
struct Echo: Environment {
  /// What can be done, by the name of its kind.
  enum Kind: String, CaseIterable, Sendable {
    case box1, box2, multiDiscrete, multiBinary, fromFive
  }

  struct Options: Sendable {
    var kind = Kind.box1
    static let schema = OptionSchema(
      defaults: Options(), [.choice("kind", \.kind, "What can be done.")])
  }

  struct Action: Sendable {
    var numbers: [Float]
  }

  struct Observation: SpaceRepresentable {
    var numbers: [Float]
    var stepCount: Int

    var spaceValue: SpaceValue {
      .dictionary([
        .init("numbers", .numbers(numbers.map { Double($0) })),
        .init("count", .integer(stepCount)),
        .init("word", .text("say \"\(stepCount)\"")),
        .init("pair", .tuple([.integer(1), .bytes([2, 3])])),
      ])
    }
  }

  var kind: Kind
  var stepCount = 0
  var last: [Float] = [0]

  init(options: Options) { kind = options.kind }

  var actionSpace: ActionSpace {
    switch kind {
    case .box1: .box(Box(low: -1, high: 1, shape: [1]))
    case .box2: .box(Box(low: -1, high: 1, shape: [2]))
    case .multiDiscrete: .multiDiscrete(MultiDiscrete([3, 2]))
    case .multiBinary: .multiBinary(MultiBinary(2))
    case .fromFive: .discrete(Discrete(3, start: 5))
    }
  }

  var layout: Layout {
    Layout([(name: "count", shape: [], kind: .continuous(low: [0], high: [3]))])
  }

  var observationSpace: any Space { Discrete(4) }

  mutating func reset(seed: Seed?) { (stepCount, last) = (0, [0]) }

  mutating func step(_ action: Action) -> Outcome {
    stepCount += 1
    last = action.numbers
    return stepCount == 3 ? Outcome(reward: 2, ending: .terminated) : Outcome(reward: 0.5)
  }

  func observe(into row: inout MutableSpan<Float>) { row[0] = Float(stepCount) }

  var observation: Observation { Observation(numbers: last, stepCount: stepCount) }

  func action(index: Int32, values: Span<Float>) -> Action {
    Action(
      numbers: values.isEmpty ? [Float(index)] : values.indices.map { values[$0] })
  }

  func write(to writer: inout SnapshotWriter) {
    writer.begin("Echo")
    writer.write(kind.rawValue)
    writer.write(stepCount)
    writer.write(last)
  }

  init(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("Echo")
    guard let kind = Kind(rawValue: try reader.read(String.self)) else {
      throw .invalid("There is no such kind.")
    }
    self.kind = kind
    stepCount = try reader.read()
    last = try reader.readArray()
  }
}

extension Catalog {
  /// The standard catalog and a world that echoes, limited to as many steps as it takes to end.
  static let withEcho = Catalog.standard.adding(environments: [
    EnvironmentEntry(
      id: "Test/Echo-v0", summary: "Says what was done.", timeLimit: 3, seedsAre32Bit: true,
      schema: Echo.Options.schema, make: { Echo(options: $0) })
  ])
}
