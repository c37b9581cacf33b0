import Foundation
import GymCore
import Testing
import ToyText

/// Reads what Gymnasium 1.4.0 did; make-golden-worlds.py says what the fields are.
enum GoldenData {
  static let runs: [Run] = read("frozen-lake")
  static let otherRuns: [Run] = read("toy-text")
  static let taxiMasks: [String] = read("taxi-masks")
  static let transitions: [Transitions] = read("frozen-lake-transitions")
  static let maps: [String: [String]] = read("frozen-lake-maps")

  struct Run: Decodable, Sendable, CustomTestStringConvertible {
    let id: String
    let options: [String: Value]
    let seed: String
    let actions: String
    let endings: String
    let rewards: [Double]
    /// The numbers of all observations, one observation after another.
    let observations: [Int]

    var testDescription: String {
      "\(id) seed \(seed) \(options.keys.sorted()) \(actions.prefix(8))…"
    }

    var steps: [(action: Int32, ending: Ending?, reward: Double)] {
      zip(zip(actions.utf8, endings), rewards).map { pair, reward in
        // Where both endings come at once, ours is termination.
        let ending: Ending? =
          switch pair.1 {
          case "t", "b": .terminated
          case "l": .truncated
          default: nil
          }
        return (Int32(pair.0) - 48, ending, reward)
      }
    }

    func entry() throws -> EnvironmentEntry {
      try #require(EnvironmentEntry.toyText.first { $0.id == id })
    }
  }

  /// The choices of every action of every tile: probability, target, reward and whether it ends.
  struct Transitions: Decodable, Sendable {
    let options: [String: Value]
    let transitions: [[[[Value]]]]
  }

  /// An option's value as JSON.
  struct Value: Decodable, Sendable {
    let option: OptionValue

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let flag = try? container.decode(Bool.self) {
        option = .flag(flag)
      } else if let integer = try? container.decode(Int.self) {
        option = .integer(integer)
      } else if let number = try? container.decode(Double.self) {
        option = .number(number)
      } else if let text = try? container.decode(String.self) {
        option = .text(text)
      } else {
        option = .list(try container.decode([Value].self).map(\.option))
      }
    }
  }

  private static func read<Content: Decodable>(_ name: String) -> Content {
    do {
      let folder = Bundle.module.bundleURL.appendingPathComponent("Golden")
      let data = try Data(contentsOf: folder.appendingPathComponent("\(name).json"))
      return try JSONDecoder().decode(Content.self, from: data)
    } catch {
      fatalError("The golden data cannot be read: \(error)")
    }
  }
}
