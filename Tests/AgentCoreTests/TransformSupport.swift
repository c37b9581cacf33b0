import AgentCore
import Foundation
import GymCore
import Testing

extension RowTransform where Options == NoOptions {
  init(for form: RowForm) throws(AgentError) {
    try self.init(NoOptions(), for: TransformContext(form: form, laneCount: 8))
  }

  /// Transforms every row.
  mutating func apply(to rows: borrowing Rows, into result: inout Rows) {
    for lane in 0..<rows.count { transform(lane: lane, of: rows, into: &result) }
  }
}

extension RowForm {
  /// One part of floats.
  static func floats(_ shape: [Int], _ kind: Layout.Kind) -> RowForm {
    RowForm(layout: Layout([(name: "x", shape: shape, kind: kind)]), kind: .float)
  }

  /// Planes of bytes.
  static func bytes(_ shape: [Int]) -> RowForm {
    RowForm(
      layout: Layout([(name: "image", shape: shape, kind: .planes(high: 255))]), kind: .byte)
  }

  /// Measurements with the same bounds each.
  static func measurements(_ count: Int, _ low: Float, _ high: Float) -> RowForm {
    let (lows, highs) = (
      [Float](repeating: low, count: count), [Float](repeating: high, count: count)
    )
    return floats([count], .continuous(low: lows, high: highs))
  }
}

extension RowPipeline {
  /// The first row of an episode in the only lane, transformed.
  mutating func begin(_ row: [Float]) -> [Float] {
    var result = makeRows(count: 1)
    begin(with: .of(row), into: &result)
    return result.numbers
  }

  /// A row that follows in the only lane, transformed, with its reward.
  mutating func next(_ row: [Float], reward: Double = 0) -> (row: [Float], reward: Double) {
    var result = makeRows(count: 1)
    var outcomes = [Outcome(reward: reward)]
    step(.of(row), into: &result, outcomes: &outcomes)
    return (result.numbers, outcomes[0].reward)
  }
}

extension Rows {
  /// One row.
  static func of(_ row: [Float]) -> Rows {
    var rows = Rows(kind: .float, count: 1, width: row.count)
    rows.floats = row
    return rows
  }

  /// One row of bytes.
  static func ofBytes(_ row: [UInt8]) -> Rows {
    var rows = Rows(kind: .byte, count: 1, width: row.count)
    rows.bytes = row
    return rows
  }

  /// All numbers.
  var numbers: [Float] { kind == .float ? floats : bytes.map { Float($0) } }
}

/// What make-golden-wrappers.py recorded.
struct GoldenWrapping: Decodable, Sendable, CustomTestStringConvertible {
  let name: String
  let world: String
  let seed: Int
  let lanes: Int?
  let actions: [Float]
  let rewards: [Double]
  let endings: String
  let observations: [Float]

  var testDescription: String { name }

  static let all: [GoldenWrapping] = golden("transforms")
}

/// What is in a golden file.
func golden<Content: Decodable>(_ name: String) -> Content {
  do {
    let url = Bundle.module.bundleURL.appendingPathComponent("Golden/\(name).json")
    return try JSONDecoder().decode(Content.self, from: Data(contentsOf: url))
  } catch {
    fatalError("The golden data cannot be read: \(error)")
  }
}
