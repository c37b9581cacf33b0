import ClassicControl
import Foundation
import GymCore
import Testing

/// Episodes as Gymnasium 1.4.0 played them; make-golden-worlds.py says what the fields are.
struct GoldenRun: Decodable, Sendable, CustomTestStringConvertible {
  let id: String
  let options: [String: GoldenValue]
  let resetOptions: [String: Double]
  let seed: String
  private let actions: String
  let endings: String
  let rewards: [Double]
  private let observations: String

  static let all: [GoldenRun] = ["cart-pole", "classic-control"].flatMap { name in
    do {
      let url = Bundle.module.bundleURL.appendingPathComponent("Golden/\(name).json")
      return try JSONDecoder().decode([GoldenRun].self, from: Data(contentsOf: url))
    } catch {
      fatalError("The golden episodes cannot be read: \(error)")
    }
  }

  var testDescription: String {
    "\(id) seed \(seed) \(options.keys.sorted()) \(resetOptions.keys.sorted()) \(actions.prefix(8))…"
  }

  /// The observations after every reset and step.
  var rows: [[Float]] {
    let floats = Self.floats(observations)
    let widths = ["CartPole": 4, "Pendulum": 3, "Acrobot": 6]
    let width = widths.first { id.hasPrefix($0.key) }?.value ?? 2
    return stride(from: 0, to: floats.count, by: width).map { Array(floats[$0..<$0 + width]) }
  }

  /// Whether an observation is a golden one; what Acrobot's resets show may be a unit off.
  func matches(_ observation: SpaceValue, _ row: [Float]?, isReset: Bool) -> Bool {
    guard let row, case .numbers(let numbers) = observation, numbers.count == row.count else {
      return false
    }
    let isLoose = isReset && id.hasPrefix("Acrobot")
    return zip(numbers, row).allSatisfy { number, golden in
      let unit = isLoose ? Double(golden.ulp) : 0
      return abs(number - Double(golden)) <= unit
    }
  }

  /// What is played and what comes of it.
  struct Step {
    let index: Int32
    let values: [Float]
    let ending: Ending?
    let reward: Double
  }

  var steps: [Step] {
    let taken =
      hasValues
      ? Self.floats(actions).map { (index: Int32(0), values: [$0]) }
      : actions.utf8.map { (index: Int32($0) - 48, values: []) }
    return zip(zip(taken, endings), rewards).map { pair, reward in
      // Where both endings come at once, ours is termination.
      let ending: Ending? =
        switch pair.1 {
        case "t", "b": .terminated
        case "l": .truncated
        default: nil
        }
      return Step(index: pair.0.index, values: pair.0.values, ending: ending, reward: reward)
    }
  }

  private var hasValues: Bool { id.hasPrefix("Pendulum") || id.hasPrefix("MountainCarCon") }

  private static func floats(_ text: String) -> [Float] {
    let bytes = [UInt8](Data(base64Encoded: text) ?? Data())
    return stride(from: 0, to: bytes.count, by: 4).map { start in
      Float(bitPattern: (0..<4).reduce(0) { $0 | UInt32(bytes[start + $1]) << (8 * $1) })
    }
  }

  func makeEnvironment() throws -> AnyEnvironment {
    try entry().makeEnvironment(options: options.mapValues(\.option))
  }

  func makeLane() throws -> AnyLanes {
    try entry().makeLanes(count: 1, options: options.mapValues(\.option))
  }

  private func entry() throws -> EnvironmentEntry {
    try #require(EnvironmentEntry.classicControl.first { $0.id == id })
  }
}

/// An option's value as JSON.
struct GoldenValue: Decodable, Sendable {
  let option: OptionValue

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let flag = try? container.decode(Bool.self) {
      option = .flag(flag)
    } else if let number = try? container.decode(Double.self) {
      option = .number(number)
    } else {
      option = .text(try container.decode(String.self))
    }
  }
}
