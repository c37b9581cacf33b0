import GymCore
import GymRendering
import NumericRandom
import Snapshots
import Synchronization

/// A way in which a corridor can break its contract.
enum Flaw: UInt8, CaseIterable, Sendable {
  case drawsFromOutside
  case drawsFromOutsideWhenOld
  case resetKeepsTheLamp
  case resetWithOptionsKeepsTheLamp
  case ignoresSeeds
  case observationLeavesItsSpace
  case finalObservationLeavesItsSpace
  case rowLeavesItsLayout
  case rowDiffersFromObservation
  case rewardsAreNotNumbers
  case layoutChanges
  case neverEnds
  case snapshotForgetsTheLamp
  case snapshotForgetsTheGenerator
  case snapshotCannotBeRead
  case masksEverything
  case maskedActionMoves
  case masksWhatMoves
  case takesUnknownOptions
  case refusesItsOwnOption
  case refusedResetMoves
  case drawingDrawsFromOutside
  case drawingSparesTheEdge
}

/// A walk along some cells: a lamp is switched at random by every move, and the last cell ends it.
struct Corridor<Scalar: ObservationScalar & Numeric>: Environment {
  enum Action: Sendable {
    case back
    case forward
  }

  struct Observation: SpaceRepresentable {
    var position: Int
    var lamp: Int

    var spaceValue: SpaceValue { .integers([position, lamp]) }
  }

  static var length: Int { 6 }

  var flaw: Flaw?
  private var position = 0
  private var lamp = 0
  private var moveCount = 0
  private var age = 0
  private var generator = PCG64(seed: 0)

  init(_ flaw: Flaw? = nil) { self.flaw = flaw }

  var layout: Layout {
    let name = flaw == .layoutChanges && moveCount > 0 ? "place" : "position"
    return Layout([
      (name: name, shape: [], kind: .discrete(count: Self.length, start: 0)),
      (name: "lamp", shape: [], kind: .continuous(low: [0], high: [1])),
    ])
  }

  var observationSpace: any Space { MultiDiscrete([Self.length, 2]) }

  var actionSpace: ActionSpace { .discrete(Discrete(2)) }

  mutating func reset(seed: Seed?) {
    if let seed, flaw != .ignoresSeeds { generator = PCG64(seed: seed) }
    position = generator.integer(in: 0..<Self.length - 1)
    if flaw != .resetKeepsTheLamp { lamp = 0 }
    moveCount = 0
  }

  mutating func step(_ action: Action) -> Outcome {
    age += 1
    let target = max(0, position + (action == .forward ? 1 : -1))
    if flaw == .maskedActionMoves, target == position { lamp = 1 - lamp }
    if target != position {
      position = target
      moveCount += 1
      lamp = drawsFromOutside ? outsideBit() : generator.integer(in: 0..<2)
    }
    if flaw == .neverEnds { position = min(position, Self.length - 2) }
    return Outcome(
      reward: flaw == .rewardsAreNotNumbers && lamp == 1 ? .nan : -1,
      ending: position == Self.length - 1 ? .terminated : nil)
  }

  private var drawsFromOutside: Bool {
    flaw == .drawsFromOutside || flaw == .drawsFromOutsideWhenOld && age > 6_000
  }

  func observe(into row: inout MutableSpan<Scalar>) {
    row[0] = scalar(position)
    row[1] = scalar(flaw == .rowDiffersFromObservation ? 1 - lamp : lamp)
    if flaw == .rowLeavesItsLayout, lamp == 1 { row[1] = scalar(2) }
  }

  private func scalar(_ integer: Int) -> Scalar { Scalar(exactly: integer) ?? 0 }

  var observation: Observation {
    let isFinal = position == Self.length - 1
    let leaves =
      flaw == .observationLeavesItsSpace || flaw == .finalObservationLeavesItsSpace && isFinal
    return Observation(position: position, lamp: leaves ? 2 : lamp)
  }

  func action(index: Int32, values: Span<Float>) -> Action { index == 0 ? .back : .forward }

  var resetOptions: [OptionDescription] {
    [
      OptionDescription(
        name: "lamp", defaultValue: .flag(false), allowed: "true or false",
        summary: "Whether the lamp is on at first.")
    ]
  }

  mutating func reset(seed: Seed?, options: [String: OptionValue]) throws(OptionError) {
    if flaw == .refusedResetMoves { position = (position + 1) % Self.length }
    let unknown = options.keys.sorted().first { $0 != "lamp" }
    if let unknown, flaw != .takesUnknownOptions { throw .unknown(name: unknown, known: ["lamp"]) }
    let value = options["lamp"] ?? .flag(false)
    guard case .flag(let isOn) = value, flaw != .refusesItsOwnOption || options["lamp"] == nil
    else { throw .notAllowed(name: "lamp", value: value, allowed: "true or false") }
    let lamp = self.lamp
    reset(seed: seed)
    self.lamp = flaw == .resetWithOptionsKeepsTheLamp ? lamp : isOn ? 1 : 0
  }

  var providesActionMask: Bool { true }

  func writeActionMask(into mask: inout MutableSpan<Bool>) {
    mask[0] = position > 0 && flaw != .masksEverything && flaw != .masksWhatMoves
    mask[1] = flaw != .masksEverything
  }

  var diagnostics: [Diagnostic] {
    [Diagnostic(name: "moveCount", kind: .number, summary: "The moves of the episode.")]
  }

  func writeDiagnostics(into values: inout MutableSpan<Double>) { values[0] = Double(moveCount) }

  var picture: PictureFormat? { PictureFormat(width: 12, height: 2, stepsPerSecond: 5) }

  func draw(on canvas: inout Canvas) {
    if flaw != .drawingSparesTheEdge { canvas.fill(lamp == 1 ? .yellow : .gray) }
    let grid = TileGrid(rowCount: 1, columnCount: Self.length, in: canvas.size)
    let isOutside = flaw == .drawingDrawsFromOutside && outsideBit() == 1
    canvas.fillRectangle(
      x: grid.x(column: position), y: grid.y(row: 0), width: grid.side, height: grid.side,
      isOutside ? .red : .blue)
  }

  func write(to writer: inout SnapshotWriter) {
    writer.begin("Corridor")
    writer.write((flaw?.rawValue).map { Int($0) } ?? -1)
    writer.write(position)
    writer.write(flaw == .snapshotForgetsTheLamp ? 0 : lamp)
    writer.write(moveCount)
    writer.write(age)
    writer.write(flaw == .snapshotForgetsTheGenerator ? PCG64(seed: 0) : generator)
  }

  init(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("Corridor")
    flaw = Flaw(rawValue: UInt8(truncatingIfNeeded: try reader.read(Int.self)))
    position = try reader.read()
    lamp = try reader.read()
    moveCount = try reader.read()
    age = try reader.read()
    generator = try reader.read()
    guard (0..<Self.length).contains(position), (0...1).contains(lamp) else {
      throw .invalid("A corridor has no cell \(position) or lamp \(lamp).")
    }
    if flaw == .snapshotCannotBeRead { throw .invalid("This corridor cannot be read.") }
  }
}

/// Random bits that no seed reaches.
private let outside = Mutex(PCG64(seed: 1))

private func outsideBit() -> Int { outside.withLock { $0.integer(in: 0..<2) } }
