/// What the lanes of a vector show after a step or reset, one row or element a lane, allocated once.
public struct LaneBuffers: Sendable, Equatable {
  /// The current observations: after an ending, the first ones of the next episode.
  public var observations: Rows

  /// The last observations of ended episodes; a row means something only when its lane's outcome
  /// has an ending.
  public var finalObservations: Rows

  /// What the last step brought.
  public var outcomes: [Outcome]

  /// Which actions do something now, one row a lane; empty when the world does not know.
  public var actionMasks: [Bool]

  /// Which actions did something at the end of ended episodes.
  ///
  /// A row means something only when its lane's outcome has an ending. Empty when the world does not
  /// know.
  public var finalActionMasks: [Bool]

  /// The diagnostics after the last step or reset, one row a lane; of an ended episode, its last ones.
  public var diagnostics: [Double]

  /// Creates the buffers for some lanes.
  public init(
    kind: ScalarKind, laneCount: Int, rowWidth: Int, maskWidth: Int, diagnosticCount: Int
  ) {
    observations = Rows(kind: kind, count: laneCount, width: rowWidth)
    finalObservations = observations
    outcomes = Array(repeating: Outcome(reward: 0), count: laneCount)
    actionMasks = Array(repeating: true, count: laneCount * maskWidth)
    finalActionMasks = actionMasks
    diagnostics = Array(repeating: 0, count: laneCount * diagnosticCount)
  }
}
