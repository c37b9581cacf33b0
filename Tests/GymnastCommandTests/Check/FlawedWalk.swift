import GymCatalog
import GymCore
import GymRendering
import NumericRandom
import Snapshots
import Synchronization

/// A walk of 8 tiles to an exit, with the mistakes that worlds of one's own are likely to have.
struct FlawedWalk: Environment {
  /// A mistake.
  enum Flaw: String, CaseIterable, Sendable {
    case observationLeavesItsSpace
    case readsGlobalState
    case drawingDisturbs
    case ignoresSeeds
    case masksWhatMoves
    case cutsShortTooEarly
  }

  struct Options: Sendable {
    var flaw = Flaw.ignoresSeeds
    static let schema = OptionSchema(
      defaults: Options(), [.choice("flaw", \.flaw, "What is wrong.")])
  }

  struct Observation: SpaceRepresentable {
    var tile: Int
    var spaceValue: SpaceValue { .integer(tile) }
  }

  /// How many steps all walks have taken, which one of them reads.
  private static let totalStepCount = Atomic(0)

  /// How many pictures all walks have drawn, which one of them reads.
  private static let pictureCount = Atomic(0)

  let flaw: Flaw
  private var tile = 0
  private var stepCount = 0
  private var generator = PCG64(seed: 0)

  init(options: Options) { flaw = options.flaw }

  mutating func reset(seed: Seed?) {
    if let seed, flaw != .ignoresSeeds { generator = PCG64(seed: seed) }
    tile = generator.integer(in: 0..<7)
    stepCount = 0
  }

  mutating func step(_ action: Int32) -> Outcome {
    tile = action == 1 ? tile + 1 : max(0, tile - 1)
    stepCount += 1
    var outcome = Outcome(reward: -0.1, ending: tile == 7 ? .terminated : nil)
    switch flaw {
    case .readsGlobalState:
      outcome.reward = Double(Self.totalStepCount.add(1, ordering: .relaxed).newValue)
    case .drawingDisturbs: outcome.reward = Double(Self.pictureCount.load(ordering: .relaxed))
    case .cutsShortTooEarly where stepCount == 19 && !outcome.isLast: outcome.ending = .truncated
    default: break
    }
    return outcome
  }

  func observe(into row: inout MutableSpan<Float>) { row[0] = Float(tile) }

  // The exit has the number 7, which a space of 7 tiles does not have.
  var observation: Observation { Observation(tile: tile) }

  var observationSpace: any Space { Discrete(flaw == .observationLeavesItsSpace ? 7 : 8) }

  var layout: Layout { Layout([(name: "tile", shape: [], kind: .discrete(count: 8, start: 0))]) }

  var actionSpace: ActionSpace { .discrete(Discrete(2)) }

  func action(index: Int32, values: Span<Float>) -> Int32 { index }

  var providesActionMask: Bool { true }

  func writeActionMask(into mask: inout MutableSpan<Bool>) {
    mask[0] = tile > (flaw == .masksWhatMoves ? 2 : 0)
    mask[1] = true
  }

  var picture: PictureFormat? { PictureFormat(width: 8, height: 1, stepsPerSecond: 5) }

  func draw(on canvas: inout Canvas) {
    Self.pictureCount.add(1, ordering: .relaxed)
    canvas.fill(.gray)
  }

  func write(to writer: inout SnapshotWriter) {
    writer.begin("FlawedWalk")
    writer.write(flaw.rawValue)
    writer.write(tile)
    writer.write(stepCount)
    writer.write(generator)
  }

  init(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("FlawedWalk")
    guard let flaw = Flaw(rawValue: try reader.read(String.self)) else {
      throw .invalid("There is no such flaw.")
    }
    self.flaw = flaw
    tile = try reader.read()
    stepCount = try reader.read()
    generator = try reader.read()
    guard (0..<8).contains(tile) else { throw .invalid("There is no tile \(tile).") }
  }
}

extension Catalog {
  /// A catalog of one walk, whose flaw is an option.
  static let withFlawedWalk = Catalog(environments: [
    EnvironmentEntry(
      id: "Walk-v0", summary: "Walk to the exit.", timeLimit: 20,
      schema: FlawedWalk.Options.schema, make: { FlawedWalk(options: $0) })
  ])
}
