public import GymCore
public import NumericRandom

extension Acrobot {
  /// Whose equations move the rods.
  public enum Dynamics: String, Sendable, CaseIterable {
    /// Those of Sutton and Barto's book.
    case book

    /// Those of Sutton's paper, which lack a term.
    case nips
  }

  /// How the rods move.
  public struct Options: Sendable, Hashable {
    /// Whose equations move the rods.
    public var dynamics = Dynamics.book

    /// The time that a step takes, in seconds.
    public var timeStep = 0.2

    /// The largest error of the torque, to either side, in newton metres.
    public var torqueNoise = 0.0

    /// Creates the usual options.
    public init() {}

    /// The options with their names, defaults and explanations.
    public static let schema = OptionSchema(
      defaults: Options(),
      [
        .choice(
          "dynamics", \.dynamics, "Whose equations move the rods: the book's or the paper's.",
          source: "Gymnasium 1.4.0, book_or_nips"),
        .number(
          "timeStep", \.timeStep, .from(1e-6, to: 1), "The time that a step takes, in seconds.",
          source: "Gymnasium 1.4.0, dt"),
        .number(
          "torqueNoise", \.torqueNoise, .from(0, to: 1e6),
          "The largest error of the torque, uniform to either side, in newton metres.",
          source: "Gymnasium 1.4.0, torque_noise_max"),
      ])
  }

  private static let startingRange = StartingRange.schema(
    low: -0.1, high: 0.1, subject: "angle or angular velocity, in radians or rad/s")

  public var resetOptions: [OptionDescription] { Self.startingRange.descriptions }

  /// Begins an episode from a state drawn between `low` and `high`, −0.1 and 0.1 unless given.
  ///
  /// - Throws: ``OptionError`` when an option is unknown or not a finite number, or when `low` exceeds
  ///   `high`; the world is then as it was.
  public mutating func reset(
    seed: Seed?, options: [String: OptionValue]
  ) throws(OptionError) {
    let range = try Self.startingRange.range(options)
    reset(seed: seed, within: range.low, range.high)
  }

  /// Begins an episode with four draws, each rounded to single precision: both angles, both velocities.
  mutating func reset(seed: Seed?, within low: Double, _ high: Double) {
    if let seed { generator = PCG64(seed: seed) }
    state.upperAngle = Double(Float(generator.uniform(low, high)))
    state.lowerAngle = Double(Float(generator.uniform(low, high)))
    state.upperVelocity = Double(Float(generator.uniform(low, high)))
    state.lowerVelocity = Double(Float(generator.uniform(low, high)))
    hasSwungUp = false
  }
}
