public import GymCore

/// Gives every measurement and plane a mean near 0 and a variance near 1, by statistics of all rows.
///
/// A row x becomes (x − mean) / √(variance + ε), after it has been taken into the statistics. Those are
/// shared between lanes, saved with the run, and stay as they are when the run is evaluated or
/// watched (Gymnasium's NormalizeObservation).
public struct Normalize: RowTransform {
  /// What can be chosen.
  public struct Options: Sendable {
    var epsilon = 1e-8
  }

  public static let name = "normalize"
  public static let summary = "Gives measurements and planes mean 0 and variance 1."

  public static let schema = OptionSchema(
    defaults: Options(),
    [.number("epsilon", \.epsilon, .above(0), "What is added to the variance.")])

  public let output: RowForm
  public var statistics: RunningStatistics?

  private let epsilon: Double
  private let isNormalized: [Bool]

  public init(_ options: Options, for context: TransformContext) throws(AgentError) {
    epsilon = options.epsilon
    var isNormalized: [Bool] = []
    output = .changing(context.form, kind: .float) { part in
      switch part.kind {
      case .continuous, .planes:
        isNormalized += Array(repeating: true, count: part.count)
        let bounds = [Float](repeating: .infinity, count: part.count)
        return (part.name, part.shape, .continuous(low: bounds.map { -$0 }, high: bounds))
      case .discrete, .tokens:
        isNormalized += Array(repeating: false, count: part.count)
        return (part.name, part.shape, part.kind)
      }
    }
    guard isNormalized.contains(true) else {
      throw AgentError(
        "The transform normalize needs measurements or planes in the observation; this world has "
          + "none. Leave it out.")
    }
    self.isNormalized = isNormalized
    statistics = RunningStatistics(width: isNormalized.count)
  }

  public var examinesRows: Bool { true }

  public mutating func examine(lane: Int, of rows: borrowing Rows) {
    let start = lane * rows.width
    for index in isNormalized.indices where isNormalized[index] {
      statistics?.add(Double(rows.number(start + index)), at: index)
    }
    statistics?.endSample()
  }

  public mutating func update() { statistics?.endBatch() }

  public mutating func transform(
    lane: Int, of rows: borrowing Rows, into result: inout Rows
  ) {
    guard let statistics else { return }
    let start = lane * rows.width
    for index in isNormalized.indices {
      let number = rows.number(start + index)
      guard isNormalized[index] else {
        result.floats[start + index] = number
        continue
      }
      let spread = (statistics.variances[index] + epsilon).squareRoot()
      result.floats[start + index] = Float((Double(number) - statistics.means[index]) / spread)
    }
  }
}
