import Foundation
import Testing

/// What NumPy drew, as `Golden/make-golden.py` wrote it down.
enum Golden {
  static let pcg64 = load(PCG64File.self, "pcg64")
  static let ziggurats = load(Ziggurats.self, "ziggurats")
  static let mt19937 = load([Twister].self, "mt19937")

  struct PCG64File: Decodable {
    let probabilities: [[String]]
    let streams: [Stream]
  }

  struct Stream: Decodable, CustomTestStringConvertible {
    let seed: String
    let pool: [String]
    let state32: [String]
    let state64: [String]
    let descendants: [Descendant]
    let spawned: [Descendant]
    let scripts: [String: [Draw]]

    var testDescription: String { seed }
  }

  struct Descendant: Decodable {
    let spawnKey: [UInt32]
    let pool: [String]
    let words: [String]
  }

  /// A draw with its settings, its values and the double drawn after it.
  struct Draw: Decodable {
    let draw: String
    let values: [String]
    let after: String
    let low: String?
    let high: String?
    let count: Int?
    let probabilities: Int?
  }

  struct Ziggurats: Decodable {
    let normal: [LongRun]
    let exponential: [LongRun]
  }

  struct LongRun: Decodable, CustomTestStringConvertible {
    let seed: String
    let runs: [Run]
    let after: String

    struct Run: Decodable {
      let checksum: String
      let tailCount: Int
    }

    var testDescription: String { seed }
  }

  struct Twister: Decodable, CustomTestStringConvertible {
    let seed: String
    let draws: [Draw]

    var testDescription: String { seed }
  }

  private static func load<Value: Decodable>(_ type: Value.Type, _ name: String) -> Value {
    guard
      let url = Bundle.module.url(
        forResource: name, withExtension: "json", subdirectory: "Golden")
    else { fatalError("The golden file \(name) is missing. Run Golden/make-golden.py.") }
    do {
      return try JSONDecoder().decode(type, from: Data(contentsOf: url))
    } catch {
      fatalError("The golden file \(name) cannot be read: \(error)")
    }
  }
}

/// The digits of an unsigned integer, in the fixed width that the golden files use.
func hexadecimal(_ value: some FixedWidthInteger) -> String {
  let digits = String(value, radix: 16)
  return String(repeating: "0", count: value.bitWidth / 4 - digits.count) + digits
}

/// The digits of the bits of a double.
func hexadecimal(_ value: Double) -> String { hexadecimal(value.bitPattern) }

/// The sum of words, each weighted by the next odd number.
func checksum(_ words: some Sequence<UInt64>) -> String {
  var sum: UInt64 = 0
  var weight: UInt64 = 1
  for word in words {
    sum &+= word &* weight
    weight &+= 2
  }
  return hexadecimal(sum)
}
