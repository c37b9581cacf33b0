import ClassicControl
import Foundation
import GymCore
import Testing

/// Episodes of CartPole as Gymnasium 1.4.0 played them; make-golden-worlds.py says what the fields are.
struct GoldenRun: Decodable, Sendable, CustomTestStringConvertible {
  let id: String
  let options: [String: Bool]
  let resetOptions: [String: Double]
  let seed: String
  let actions: String
  let endings: String
  let rewards: [Double]
  private let observations: String

  static let all: [GoldenRun] = {
    do {
      let url = Bundle.module.bundleURL.appendingPathComponent("Golden/cart-pole.json")
      return try JSONDecoder().decode([GoldenRun].self, from: Data(contentsOf: url))
    } catch {
      fatalError("The golden episodes cannot be read: \(error)")
    }
  }()

  var testDescription: String {
    "\(id) seed \(seed) \(options.keys.sorted()) \(resetOptions.keys.sorted()) \(actions.prefix(8))…"
  }

  /// The observations after every reset and step, four floats each.
  var rows: [[Float]] {
    let bytes = [UInt8](Data(base64Encoded: observations) ?? Data())
    let floats = stride(from: 0, to: bytes.count, by: 4).map { start in
      Float(bitPattern: (0..<4).reduce(0) { $0 | UInt32(bytes[start + $1]) << (8 * $1) })
    }
    return stride(from: 0, to: floats.count, by: 4).map { Array(floats[$0..<$0 + 4]) }
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

  func makeEnvironment() throws -> AnyEnvironment {
    try entry().makeEnvironment(options: options.mapValues { .flag($0) })
  }

  func makeLane() throws -> AnyLanes {
    try entry().makeLanes(count: 1, options: options.mapValues { .flag($0) })
  }

  private func entry() throws -> EnvironmentEntry {
    try #require(EnvironmentEntry.classicControl.first { $0.id == id })
  }
}
