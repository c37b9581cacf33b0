public import GymCore

/// One step of all lanes as an agent learns from it: Sₜ, Aₜ, Rₜ₊₁, Sₜ₊₁ and how it ended.
public struct Transitions: Sendable {
  /// What the agent saw when it chose, one row a lane.
  public var observations: Rows

  /// Which discrete actions could be chosen, one row a lane; empty when all could.
  public var masks: [Bool]

  /// What it chose.
  public var actions: ActionRows

  /// What the step brought.
  public var outcomes: [Outcome]

  /// What it sees now: after an ending, the first observation of the next episode.
  public var nextObservations: Rows

  /// The last observation of the episodes that ended; other rows mean nothing.
  public var finalObservations: Rows

  /// How many lanes there are.
  public var laneCount: Int { outcomes.count }

  /// Makes what was seen last the observations of the step to come.
  mutating func begin() { swap(&observations, &nextObservations) }

  /// The observation that followed a lane's action within its episode: the final one after an ending.
  ///
  /// Bootstrapping from anything else at an ending would take the value of another episode's start.
  @inlinable
  public func copySuccessor(lane: Int, into target: inout Rows, row: Int) {
    if outcomes[lane].ending == nil {
      target.copyRow(row, from: nextObservations, row: lane)
    } else {
      target.copyRow(row, from: finalObservations, row: lane)
    }
  }
}
