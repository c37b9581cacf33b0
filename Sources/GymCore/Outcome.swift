/// The reason an episode is over.
///
/// Where a reference program reports both endings at once, ours is ``terminated``.
public enum Ending: UInt8, Sendable, Hashable {
  /// The task itself ended: nothing follows, so do not bootstrap.
  case terminated

  /// The episode was cut short from outside: bootstrap from the final observation.
  case truncated
}

/// What a step brought, beside the next observation.
@frozen
public struct Outcome: Sendable, Hashable {
  /// The reward of the step just taken, rₜ₊₁.
  public var reward: Double

  /// Why the episode is over, or nil while it goes on.
  public var ending: Ending?

  /// Creates the outcome of a step.
  @inlinable
  public init(reward: Double, ending: Ending? = nil) {
    self.reward = reward
    self.ending = ending
  }

  /// Whether the episode is over, for either reason.
  @inlinable
  public var isLast: Bool { ending != nil }
}
