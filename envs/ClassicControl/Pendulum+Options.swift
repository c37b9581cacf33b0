public import GymCore
public import NumericRandom

extension Pendulum {
  /// How a pendulum differs from the usual one.
  public struct Options: Sendable, Hashable {
    /// The acceleration of free fall, in m/s².
    public var gravity = 10.0

    /// Creates the usual options.
    public init() {}

    /// The options with their names, defaults and explanations.
    public static let schema = OptionSchema(
      defaults: Options(),
      [
        .number(
          "g", \.gravity, .from(-1e6, to: 1e6), "The acceleration of free fall, in m/s².",
          source: "Gymnasium 1.4.0, g")
      ])
  }

  /// How far from 0 the numbers of a starting state may be.
  private struct StartingLimits: Sendable {
    var angle = Double.pi
    var angularVelocity = 1.0

    static let schema = OptionSchema(
      defaults: StartingLimits(),
      [
        .number(
          "xInit", \.angle, .from(0, to: 1e6),
          "The largest starting angle from upright, to either side, in radians.",
          source: "Gymnasium 1.4.0, reset option x_init"),
        .number(
          "yInit", \.angularVelocity, .from(0, to: 1e6),
          "The largest starting angular velocity, in either direction, in rad/s.",
          source: "Gymnasium 1.4.0, reset option y_init"),
      ])
  }

  public var resetOptions: [OptionDescription] { StartingLimits.schema.descriptions }

  /// Begins an episode with an angle up to ±`xInit` and an angular velocity up to ±`yInit`.
  ///
  /// They are π and 1 unless given.
  ///
  /// - Throws: ``OptionError`` when an option is unknown or not a number from 0 to a million; the
  ///   world is then as it was.
  public mutating func reset(
    seed: Seed?, options: [String: OptionValue]
  ) throws(OptionError) {
    let limits = try StartingLimits.schema.parse(options)
    reset(seed: seed, within: limits.angle, limits.angularVelocity)
  }

  /// Begins an episode with two draws: angle, angular velocity.
  mutating func reset(seed: Seed?, within angleLimit: Double, _ velocityLimit: Double) {
    if let seed { generator = PCG64(seed: seed) }
    angle = generator.uniform(-angleLimit, angleLimit)
    angularVelocity = generator.uniform(-velocityLimit, velocityLimit)
    torque = 0
  }
}
