public import NumericRandom

/// The random streams of a run, all derived from one seed by role and lane, so that two seeds share nothing.
///
/// The stream of a role and lane is `SeedSequence(seed, spawnKey: [role, lane])`, which NumPy makes
/// as well; lanes count from 1.
public struct RandomStreams: Sendable, Hashable {
  /// What random numbers are for.
  public enum Role: UInt32, Sendable {
    /// The worlds, one stream a lane.
    case environment = 1
    /// Choices of actions, one stream a lane.
    case exploration = 2
    /// The networks' first weights.
    case initialization = 3
    /// The order and choice of training samples.
    case minibatch = 4
    /// What a replay memory decides by chance.
    case replay = 5
    /// Evaluation while training.
    case evaluation = 6
    /// What row transforms draw, one stream a lane.
    case transformation = 7
  }

  /// The run's seed.
  public let seed: Seed

  /// Derives streams from a seed.
  ///
  /// - Precondition: The seed is below 2¹²⁸.
  public init(seed: Seed) {
    precondition(seed.words.count <= 4, "A run's seed must be below 2^128. Choose a smaller one.")
    self.seed = seed
  }

  /// The seed that starts the stream of a role and lane.
  public func seed(for role: Role, lane: Int = 1) -> Seed {
    seed.stream(role: role.rawValue, lane: UInt32(lane))
  }

  /// The generator of a role and lane.
  public func generator(for role: Role, lane: Int = 1) -> PCG64 {
    PCG64(seed: seed(for: role, lane: lane))
  }

  /// The seed that a world is reset with; where a world's seeds have 32 bits, the first word of the
  /// stream.
  public func worldSeed(for role: Role, lane: Int = 1, is32Bit: Bool) -> Seed {
    guard is32Bit else { return seed(for: role, lane: lane) }
    let sequence = SeedSequence(entropy: seed, spawnKey: [role.rawValue, UInt32(lane)])
    return Seed(sequence.generateState32(count: 1)[0])
  }
}
