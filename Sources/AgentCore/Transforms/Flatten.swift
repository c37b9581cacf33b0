public import GymCore

/// Makes one list of all parts, discrete numbers as one 1 among zeros.
public struct Flatten: RowTransform {
  public static let name = "flatten"
  public static let summary = "Makes one list of all parts, discrete numbers one-hot."

  public let output: RowForm

  private let input: Layout

  public init(_ options: NoOptions, for context: TransformContext) throws(AgentError) {
    try Layout.checkOneHot(context.form.layout)
    input = context.form.layout
    var low: [Float] = []
    var high: [Float] = []
    for part in input.parts {
      switch part.kind {
      case .continuous(let partLow, let partHigh):
        low += partLow
        high += partHigh
      case .planes(let top):
        low += Array(repeating: 0, count: part.count)
        high += Array(repeating: top, count: part.count)
      case .discrete(let count, _):
        low += Array(repeating: 0, count: part.count * count)
        high += Array(repeating: 1, count: part.count * count)
      case .tokens(let vocabulary):
        low += Array(repeating: 0, count: part.count)
        high += Array(repeating: Float(vocabulary.count), count: part.count)
      }
    }
    output = RowForm(
      layout: Layout([
        (name: "observation", shape: [low.count], kind: .continuous(low: low, high: high))
      ]), kind: context.form.kind)
  }

  public mutating func transform(
    lane: Int, of rows: borrowing Rows, into result: inout Rows
  ) {
    var target = lane * output.layout.count
    for part in input.parts {
      let source = lane * input.count + part.offset
      for place in source..<source + part.count {
        guard let (count, start) = part.alternatives else {
          result.setNumber(target, rows.number(place))
          target += 1
          continue
        }
        for alternative in 0..<count {
          result.setNumber(target, Int(rows.number(place)) - start == alternative ? 1 : 0)
          target += 1
        }
      }
    }
  }
}
