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

  private static let startingRange = StartingRange.schema(
    low: -0.05, high: 0.05, subject: "position, velocity or angle, in SI units")

  public var resetOptions: [OptionDescription] { Self.startingRange.descriptions }

  /// Begins an episode from a state drawn between `low` and `high`, −0.05 and 0.05 unless given.
  ///
  /// A range beyond the limits of the task gives episodes that end with their first step.
  ///
  /// - Throws: ``OptionError`` when an option is unknown or not a finite number, or when `low` exceeds
  ///   `high`; the world is then as it was.
  public mutating func reset(
    seed: Seed?, options: [String: OptionValue]
  ) throws(OptionError) {
    let range = try Self.startingRange.range(options)
    reset(seed: seed, within: range.low, range.high)
  }

  /// Begins an episode with four draws: position, velocity, angle, angular velocity.
  mutating func reset(seed: Seed?, within low: Double, _ high: Double) {
    if let seed { generator = PCG64(seed: seed) }
    state.position = generator.uniform(low, high)
    state.velocity = generator.uniform(low, high)
    state.angle = generator.uniform(low, high)
    state.angularVelocity = generator.uniform(low, high)
  }
}
