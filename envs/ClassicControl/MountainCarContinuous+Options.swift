public import GymCore
public import NumericRandom

extension MountainCarContinuous {
  /// When the task counts as done.
  public struct Options: Sendable, Hashable {
    /// The least velocity at the flag that counts as reaching it, in metres a step.
    public var goalVelocity = 0.0

    /// Creates the usual options: any velocity that is not negative.
    public init() {}

    /// The options with their names, defaults and explanations.
    public static let schema = OptionSchema(
      defaults: Options(), [Track.goalVelocity(\.goalVelocity)])
  }

  public var resetOptions: [OptionDescription] { Track.startingRange.descriptions }

  /// Begins an episode at rest at a position drawn between `low` and `high`, −0.6 and −0.4 unless given.
  ///
  /// A range beyond the track gives first observations off it; the first step comes back.
  ///
  /// - Throws: ``OptionError`` when an option is unknown or not a finite number, or when `low` exceeds
  ///   `high`; the world is then as it was.
  public mutating func reset(
    seed: Seed?, options: [String: OptionValue]
  ) throws(OptionError) {
    let range = try Track.startingRange.range(options)
    reset(seed: seed, within: range.low, range.high)
  }

  /// Begins an episode with one draw, that of the position.
  mutating func reset(seed: Seed?, within low: Double, _ high: Double) {
    if let seed { generator = PCG64(seed: seed) }
    position = generator.uniform(low, high)
    velocity = 0
    isFresh = true
    hasReachedGoal = false
  }
}
