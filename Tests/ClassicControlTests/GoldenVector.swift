import Foundation
import GymCore
import NumericRandom
import Testing

/// What a vector of CartPoles showed in Gymnasium 1.4.0; make-golden-vectors.py says what is what.
struct GoldenVector: Sendable, CustomTestStringConvertible {
  /// What happened to the vector: a reset of all lanes, a step, or a reset of the lanes of a mask.
  struct Event: Decodable, Sendable {
    let reset: [[Float]]?
    let a: [Int32]?
    let o: [[Float]]?
    let r: [Double]?
    let term: [Bool]?
    let trunc: [Bool]?
    let final_obs: [[Float]?]?
    let mask: [Bool]?
    let seed: Int?
  }

  let key: String
  let events: [Event]

  private var fields: [String] { key.split(separator: "|").map { String($0) } }
  private var start: Int { fields[0] == "Sync" ? 2 : 1 }

  var testDescription: String { key }
  var mode: RestartMode? {
    ["NextStep": .nextStep, "SameStep": .sameStep, "Disabled": .disabled][fields[1]]
  }
  var laneCount: Int { Int(fields[start]) ?? 0 }
  var seed: Seed { Seed(fields[start + 1]) ?? 0 }
  var limit: Int { fields.count > start + 2 ? Int(fields[start + 2]) ?? 0 : 500 }

  static let synchronous = all.filter { $0.mode != nil }
  static let sharedGenerator = all.filter { $0.mode == nil }

  private static let all: [GoldenVector] = ["vector_cartpole", "vectors"].flatMap { name in
    do {
      let url = Bundle.module.bundleURL.appendingPathComponent("Golden/\(name).json")
      let runs = try JSONDecoder().decode([String: [Event]].self, from: Data(contentsOf: url))
      return runs.sorted { $0.key < $1.key }.map { GoldenVector(key: $0.key, events: $0.value) }
    } catch {
      fatalError("The golden vectors cannot be read: \(error)")
    }
  }
}

extension GoldenVector.Event {
  /// The observations, one lane after another.
  var rows: [Float] { (reset ?? o ?? []).flatMap(\.self) }

  /// The endings of a step; where both come at once, ours is termination.
  var endings: [Ending?] {
    zip(term ?? [], trunc ?? []).map { $0 ? .terminated : $1 ? .truncated : nil }
  }
}
