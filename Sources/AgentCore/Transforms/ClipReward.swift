public import GymCore

/// Limits rewards to bounds, of which one may be missing.
///
/// With −1 and 1 the same learning rate serves games whose scores differ (Mnih et al. 2015). Returns
/// that are reported stay those of the world.
public struct ClipReward: RewardTransform {
  /// What can be chosen.
  public struct Options: Sendable {
    var low: Double? = -1
    var high: Double? = 1
  }

  public static let name = "clipReward"
  public static let summary = "Limits rewards to low…high."

  public static let schema = OptionSchema(
    defaults: Options(),
    [
      .optionalNumber("low", \.low, .finite, "The lowest reward, or null for no bound."),
      .optionalNumber("high", \.high, .finite, "The highest reward, or null for no bound."),
    ])

  public let output: RowForm

  private let range: ClosedRange<Double>

  public init(_ options: Options, for context: TransformContext) throws(AgentError) {
    range = try Clip.range(name: Self.name, options.low, options.high)
    output = context.form
  }

  public mutating func transformRewards(
    of outcomes: inout [Outcome], realSteps: [Bool], isLearning: Bool
  ) {
    for lane in outcomes.indices where realSteps[lane] {
      outcomes[lane].reward = min(max(outcomes[lane].reward, range.lowerBound), range.upperBound)
    }
  }
}
