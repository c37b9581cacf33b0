public import GymCore

/// Writes each discrete number of a row as one 1 among zeros, and everything else as it is.
///
/// A table of values and a linear layer on one-hot rows are the same thing; a bare index would tell a
/// network that neighbours in the count are alike.
public struct OneHot: RowTransform {
  public static let name = "oneHot"

  private let input: Layout
  public let output: RowForm

  public static let summary = "Writes each discrete number as one 1 among zeros."

  public init(_ options: NoOptions, for context: TransformContext) throws(AgentError) {
    let form = context.form
    guard form.layout.parts.contains(where: { $0.alternatives != nil }) else {
      throw AgentError(
        "The transform oneHot needs a discrete part in the observation; this world has none. "
          + "Leave it out.")
    }
    try Layout.checkOneHot(form.layout)
    input = form.layout
    let parts = form.layout.parts.map {
      part -> (name: String, shape: [Int], kind: Layout.Kind) in
      guard let (count, _) = part.alternatives else { return (part.name, part.shape, part.kind) }
      let zeros = [Float](repeating: 0, count: part.count * count)
      let ones = [Float](repeating: 1, count: part.count * count)
      return (part.name, part.shape + [count], .continuous(low: zeros, high: ones))
    }
    output = RowForm(layout: Layout(parts), kind: .float)
  }

  public mutating func transform(
    lane: Int, of rows: borrowing Rows, into result: inout Rows
  ) {
    let source = lane * input.count
    var target = lane * output.layout.count
    for part in input.parts {
      for index in part.offset..<part.offset + part.count {
        let value = rows.number(source + index)
        guard let (count, start) = part.alternatives else {
          result.floats[target] = value
          target += 1
          continue
        }
        for alternative in 0..<count {
          result.floats[target + alternative] = Int(value) - start == alternative ? 1 : 0
        }
        target += count
      }
    }
  }
}

extension Layout {
  /// Checks that a layout whose discrete numbers are each written one-hot fits in the machine.
  static func checkOneHot(_ layout: Layout) throws(AgentError) {
    var floats = 0.0
    for part in layout.parts {
      floats += Double(part.count) * Double(part.alternatives?.count ?? 1)
    }
    // The values of one row, and the bounds of its layout.
    try MemoryNeed.check(
      bytes: 3 * 4 * floats, for: "Rows with each discrete number as one 1 among zeros",
      remedy: "use a world or options with fewer alternatives")
  }
}

extension Layout.Part {
  /// How many alternatives each number of a discrete part has, and the first of them.
  var alternatives: (count: Int, start: Int)? {
    if case .discrete(let count, let start) = kind { (count, start) } else { nil }
  }
}
