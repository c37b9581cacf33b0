import GymCore
import GymRendering
import NumericRandom
import Snapshots

/// A toy world that has every capability: stairs that are climbed by 1 or 2 steps or not at all.
///
/// Rewards are drawn; step 10 ends the episode; the mask forbids 2 steps from step 9 on.
struct Stairs<Scalar: ObservationScalar & Numeric>: Environment, Equatable {
  struct Observation: SpaceRepresentable, Equatable {
    var height: Int
    var spaceValue: SpaceValue { .integer(height) }
  }

  private(set) var height = 0
  var livesLeft = 3
  private(set) var generator = PCG64(seed: 0)
  let name: String

  init(name: String = "height") { self.name = name }

  var layout: Layout {
    Layout([(name: name, shape: [], kind: .discrete(count: 12, start: 0))])
  }

  var observationSpace: any Space { Discrete(12) }

  var actionSpace: ActionSpace { .discrete(Discrete(3)) }

  mutating func reset(seed: Seed?) {
    if let seed { generator = PCG64(seed: seed) }
    height = generator.integer(in: 0..<3)
  }

  mutating func step(_ action: Int) -> Outcome {
    height += action
    return Outcome(reward: generator.random(), ending: height >= 10 ? .terminated : nil)
  }

  func observe(into row: inout MutableSpan<Scalar>) { row[0] = Scalar(exactly: height) ?? 0 }

  var observation: Observation { Observation(height: height) }

  func action(index: Int32, values: Span<Float>) -> Int { Int(index) }

  var resetOptions: [OptionDescription] {
    [
      OptionDescription(
        name: "height", defaultValue: .integer(0), allowed: "a whole number from 0 to 9",
        summary: "Where the climb begins.")
    ]
  }

  mutating func reset(seed: Seed?, options: [String: OptionValue]) throws(OptionError) {
    if let name = options.keys.sorted().first(where: { $0 != "height" }) {
      throw .unknown(name: name, known: ["height"])
    }
    let value = options["height"] ?? .integer(0)
    guard let height = value.asInteger, (0...9).contains(height) else {
      throw .notAllowed(name: "height", value: value, allowed: "a whole number from 0 to 9")
    }
    reset(seed: seed)
    self.height = height
  }

  var providesActionMask: Bool { true }

  func writeActionMask(into mask: inout MutableSpan<Bool>) {
    mask[0] = true
    mask[1] = true
    mask[2] = height < 9
  }

  var controlledState: [Int]? { [height] }

  var lives: Int? { livesLeft }

  var diagnostics: [Diagnostic] {
    [
      Diagnostic(name: "height", kind: .number, summary: "The height in steps."),
      Diagnostic(name: "atTop", kind: .flag, summary: "Whether the top is reached."),
    ]
  }

  func writeDiagnostics(into values: inout MutableSpan<Double>) {
    values[0] = Double(height)
    values[1] = height >= 10 ? 1 : 0
  }

  var picture: PictureFormat? { PictureFormat(width: 4, height: 12, stepsPerSecond: 3) }

  func draw(on canvas: inout Canvas) {
    canvas.fill(Color(red: UInt8(height), green: 0, blue: 0))
  }

  func write(to writer: inout SnapshotWriter) {
    writer.begin("Stairs")
    writer.write(height)
    writer.write(livesLeft)
    writer.write(generator)
    writer.write(name)
  }

  init(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("Stairs")
    height = try reader.read()
    livesLeft = try reader.read()
    generator = try reader.read()
    name = try reader.read()
  }
}

/// A toy world of continuous actions that has no capability beyond the requirements.
struct Slider: Environment {
  struct Observation: SpaceRepresentable {
    var position: Float
    var spaceValue: SpaceValue { .numbers([Double(position)]) }
  }

  private(set) var position: Float = 0

  init() {}

  var layout: Layout {
    Layout([
      (name: "position", shape: [1], kind: .continuous(low: [-.infinity], high: [.infinity]))
    ])
  }

  var observationSpace: any Space { Box<Float>(low: -.infinity, high: .infinity, shape: [1]) }

  var actionSpace: ActionSpace { .box(Box<Float>(low: -1, high: 1, shape: [2])) }

  mutating func reset(seed: Seed?) { position = Float(seed?.truncated32 ?? 0) }

  mutating func step(_ action: SIMD2<Float>) -> Outcome {
    position += action.x - action.y
    return Outcome(reward: Double(position))
  }

  func observe(into row: inout MutableSpan<Float>) { row[0] = position }

  var observation: Observation { Observation(position: position) }

  func action(index: Int32, values: Span<Float>) -> SIMD2<Float> { SIMD2(values[0], values[1]) }

  func write(to writer: inout SnapshotWriter) {
    writer.begin("Slider")
    writer.write(position)
  }

  init(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("Slider")
    position = try reader.read()
  }
}

/// Reads every beginning of a value's snapshot and returns how many were taken for the value.
func readablePrefixCount<Value: Snapshot>(of value: Value) -> Int {
  let bytes = value.snapshotBytes
  return (0..<bytes.count).count { (try? Value(snapshotBytes: Array(bytes[..<$0]))) != nil }
}
