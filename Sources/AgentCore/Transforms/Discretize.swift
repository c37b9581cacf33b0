public import GymCore

/// Replaces bounded measurements by the number of the bin that each is in, all bins equally wide.
///
/// Joined, the bins of all measurements make one number, the last measurement counting fastest, so that
/// a table of values can be learned (Gymnasium's DiscretizeObservation).
public struct Discretize: RowTransform {
  /// What can be chosen.
  public struct Options: Sendable {
    var binCounts = [10]
    var isJoined = true
  }

  public static let name = "discretize"
  public static let summary = "Replaces bounded measurements by the numbers of equally wide bins."

  public static let schema = OptionSchema(
    defaults: Options(),
    [
      .integers(
        "binCounts", \.binCounts, 1...65_536,
        "How many bins each measurement has; a list of one is for all of them."),
      .flag(
        "isJoined", \.isJoined, "Whether the bins make one number together instead of one each."),
    ])

  public let output: RowForm

  private let counts: [Int]
  /// The inner edges of each measurement's bins, from low to high.
  private let edges: [[Float]]
  private let isJoined: Bool

  public init(_ options: Options, for context: TransformContext) throws(AgentError) {
    let layout = context.form.layout
    var low: [Float] = []
    var high: [Float] = []
    var names: [String] = []
    for part in layout.parts {
      guard case .continuous(let partLow, let partHigh) = part.kind else {
        throw AgentError(
          "The transform discretize takes measurements, and '\(part.name)' is something else. Use "
            + "filter before it.")
      }
      low += partLow
      high += partHigh
      names += partLow.indices.map { "\(part.name)\($0)" }
    }
    guard (low + high).allSatisfy(\.isFinite), zip(low, high).allSatisfy({ $0 < $1 }) else {
      throw AgentError(
        "The transform discretize needs measurements with bounds; here some have none. Use clip or "
          + "filter before it.")
    }
    let given = options.binCounts
    guard given.count == low.count || given.count == 1 else {
      throw AgentError(
        "The transform discretize needs 1 or \(low.count) bin counts, not \(given.count).")
    }
    let counts = given.count == 1 ? Array(repeating: given[0], count: low.count) : given
    self.counts = counts
    edges = counts.indices.map { Self.edges(from: low[$0], to: high[$0], binCount: counts[$0]) }
    isJoined = options.isJoined
    guard options.isJoined else {
      output = RowForm(
        layout: Layout(
          zip(names, counts).map { (name: $0, shape: [], kind: .discrete(count: $1, start: 0)) }),
        kind: .float)
      return
    }
    var product = 1
    // Whole numbers up to 2²⁴ are exact in a float.
    for count in counts where product <= 1 << 24 { product *= count }
    guard product <= 1 << 24 else {
      throw AgentError("The transform discretize makes more than 2^24 bins. Choose fewer.")
    }
    output = RowForm(
      layout: Layout([(name: "bin", shape: [], kind: .discrete(count: product, start: 0))]),
      kind: .float)
  }

  /// The edges between bins, computed in single precision as NumPy's `linspace` does.
  private static func edges(from low: Float, to high: Float, binCount: Int) -> [Float] {
    let width = (high - low) / Float(binCount)
    return (1..<max(binCount, 1)).map { Float($0) * width + low }
  }

  /// How many edges are not above a number; none for what is no number.
  private static func bin(of number: Float, _ edges: [Float]) -> Int {
    var (first, end) = (0, edges.count)
    while first < end {
      let middle = (first + end) / 2
      if edges[middle] <= number { first = middle + 1 } else { end = middle }
    }
    return first
  }

  public mutating func transform(
    lane: Int, of rows: borrowing Rows, into result: inout Rows
  ) {
    var joined = 0
    for index in counts.indices {
      // What lies outside its bounds counts for the nearest bin.
      let bin = Self.bin(of: rows.number(lane * counts.count + index), edges[index])
      if isJoined {
        joined = joined * counts[index] + bin
      } else {
        result.floats[lane * counts.count + index] = Float(bin)
      }
    }
    if isJoined { result.floats[lane] = Float(joined) }
  }
}
