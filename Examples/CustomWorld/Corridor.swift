import GymCatalog
import GymCore
import NumericRandom
import Snapshots

/// A corridor with an exit at its right end, begun on any other tile.
///
/// A step earns −0.1, the step to the exit 1, which ends the episode.
struct Corridor: Environment {
  /// Which way to go.
  enum Action: Int32, Sendable, CaseIterable {
    case left
    case right
  }

  /// Where the agent stands, counted from 0 at the left end.
  struct Observation: SpaceRepresentable {
    var tile: Int
    var spaceValue: SpaceValue { .integer(tile) }
  }

  /// How long a corridor is.
  struct Options: Sendable {
    var length = 8

    static let schema = OptionSchema(
      defaults: Options(),
      [.integer("length", \.length, 2...1000, "How many tiles the corridor has.")])
  }

  let length: Int
  private var tile = 0
  private var generator = PCG64(seed: 0)

  init(options: Options = Options()) { length = options.length }

  mutating func reset(seed: Seed?) {
    if let seed { generator = PCG64(seed: seed) }
    tile = generator.integer(in: 0..<length - 1)
  }

  mutating func step(_ action: Action) -> Outcome {
    tile = action == .right ? tile + 1 : max(0, tile - 1)
    let isOut = tile == length - 1
    return Outcome(reward: isOut ? 1 : -0.1, ending: isOut ? .terminated : nil)
  }

  func observe(into row: inout MutableSpan<Float>) { row[0] = Float(tile) }

  var observation: Observation { Observation(tile: tile) }

  func action(index: Int32, values: Span<Float>) -> Action { index == 1 ? .right : .left }

  var layout: Layout {
    Layout([(name: "tile", shape: [], kind: .discrete(count: length, start: 0))])
  }

  var observationSpace: any Space { Discrete(length) }

  var actionSpace: ActionSpace { .discrete(Discrete(2)) }

  // What follows can be left out: agents need not know that the left end is a wall.

  var providesActionMask: Bool { true }

  func writeActionMask(into mask: inout MutableSpan<Bool>) {
    mask[0] = tile > 0
    mask[1] = true
  }
}

/// All state can be written down, so that training can go on from a checkpoint.
extension Corridor: Snapshot {
  func write(to writer: inout SnapshotWriter) {
    writer.begin("Corridor")
    writer.write(length)
    writer.write(tile)
    writer.write(generator)
  }

  init(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("Corridor")
    length = try reader.read()
    tile = try reader.read()
    guard length >= 2, (0..<length).contains(tile) else { throw .invalid("No such corridor.") }
    generator = try reader.read()
  }
}

extension EnvironmentEntry {
  /// The corridor as a catalog offers it.
  static var corridor: EnvironmentEntry {
    EnvironmentEntry(
      id: "Corridor-v0", summary: "Find the way out of a corridor.", timeLimit: 100,
      rewardThreshold: 0.6, schema: Corridor.Options.schema, make: { Corridor(options: $0) })
  }
}
