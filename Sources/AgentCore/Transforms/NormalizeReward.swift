public import GymCore
public import Snapshots

/// Divides rewards by the standard deviation of the discounted returns so far.
///
/// The return of a lane goes on as G ← γ·G + R, begins with 0 in every episode and forgets what came
/// before a terminating step: G = R there. A reward becomes R / √(variance of all G + ε); the mean is
/// not subtracted, which would change what is best. The statistics are shared between lanes and saved
/// with the run (Gymnasium's NormalizeReward of vectors that restart in the same step).
public struct NormalizeReward: RewardTransform {
  /// What can be chosen.
  public struct Options: Sendable {
    var discount = 0.99
    var epsilon = 1e-8
  }

  public static let name = "normalizeReward"
  public static let summary = "Divides rewards by the standard deviation of discounted returns."

  public static let schema = OptionSchema(
    defaults: Options(),
    [
      .number("discount", \.discount, .from(0, to: 1), "The discount γ of the returns."),
      .number("epsilon", \.epsilon, .above(0), "What is added to the variance."),
    ])

  public let output: RowForm
  public var statistics: RunningStatistics? = RunningStatistics(width: 1)

  private let options: Options
  private var returns: [Double]

  public init(_ options: Options, for context: TransformContext) throws(AgentError) {
    self.options = options
    output = context.form
    returns = Array(repeating: 0, count: context.laneCount)
  }

  public mutating func begin(lane: Int) { returns[lane] = 0 }

  public mutating func transformRewards(
    of outcomes: inout [Outcome], realSteps: [Bool], isLearning: Bool
  ) {
    for lane in outcomes.indices where realSteps[lane] {
      let past = outcomes[lane].ending == .terminated ? 0 : returns[lane] * options.discount
      returns[lane] = past + outcomes[lane].reward
      guard isLearning else { continue }
      statistics?.add(returns[lane], at: 0)
      statistics?.endSample()
    }
    statistics?.endBatch()
    let variance = statistics?.variances[0] ?? 1
    let spread = (variance + options.epsilon).squareRoot()
    for lane in outcomes.indices where realSteps[lane] { outcomes[lane].reward /= spread }
  }

  public func write(to writer: inout SnapshotWriter) {
    writer.begin("NormalizeReward")
    writer.write(returns)
  }

  public mutating func restore(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("NormalizeReward")
    let returns = try reader.readArray(of: Double.self)
    guard returns.count == self.returns.count else {
      throw .invalid("The discounted returns are of another run.")
    }
    self.returns = returns
  }
}
