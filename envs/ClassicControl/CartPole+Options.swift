public import GymCore
public import NumericRandom

extension CartPole {
  /// How a CartPole differs from the usual one.
  public struct Options: Sendable, Hashable {
    /// Whether steps are rewarded as in Sutton and Barto's original: 0, and −1 for failing.
    public var suttonBartoReward = false

    /// Creates the usual options.
    public init() {}

    /// The options with their names, defaults and explanations.
    public static let schema = OptionSchema(
      defaults: Options(),
      [
        .flag(
          "suttonBartoReward", \.suttonBartoReward,
          "Rewards 0 a step and -1 for the failing one, as Sutton and Barto did, instead of 1 a step.",
          source: "Gymnasium 1.4.0, sutton_barto_reward")
      ])
  }

  /// The interval that each number of a starting state is drawn from.
  struct StartingRange: Sendable {
    var low = -0.05
    var high = 0.05

    static let schema = OptionSchema(
      defaults: StartingRange(),
      [
        .number(
          "low", \.low, .finite, "The smallest starting position, velocity or angle, in SI units.",
          source: "Gymnasium 1.4.0, reset options"),
        .number(
          "high", \.high, .finite, "The largest starting position, velocity or angle, in SI units.",
          source: "Gymnasium 1.4.0, reset options"),
      ])
  }

  public var resetOptions: [OptionDescription] { StartingRange.schema.descriptions }

  /// Begins an episode from a state drawn between `low` and `high`, −0.05 and 0.05 unless given.
  ///
  /// A range beyond the limits of the task gives episodes that end with their first step.
  ///
  /// - Throws: ``OptionError`` when an option is unknown or not a finite number, or when `low` exceeds
  ///   `high`; the world is then as it was.
  public mutating func reset(
    seed: Seed?, options: [String: OptionValue]
  ) throws(OptionError) {
    let range = try StartingRange.schema.parse(options)
    guard range.low <= range.high else {
      throw .conflict(
        "'low' is \(range.low) and 'high' is \(range.high): low may not exceed high.")
    }
    guard (range.high - range.low).isFinite else {
      throw .conflict(
        "'low' is \(range.low) and 'high' is \(range.high): their difference is too large.")
    }
    reset(seed: seed, within: range)
  }

  /// Begins an episode with four draws: position, velocity, angle, angular velocity.
  mutating func reset(seed: Seed?, within range: StartingRange) {
    if let seed { generator = PCG64(seed: seed) }
    state.position = generator.uniform(range.low, range.high)
    state.velocity = generator.uniform(range.low, range.high)
    state.angle = generator.uniform(range.low, range.high)
    state.angularVelocity = generator.uniform(range.low, range.high)
  }
}
