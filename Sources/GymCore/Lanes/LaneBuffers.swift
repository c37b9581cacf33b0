public import Snapshots

/// What the lanes of a vector show after a step or reset, one row or element a lane, allocated once.
public struct LaneBuffers: Sendable, Equatable {
  /// The current observations.
  ///
  /// After an ending, with ``RestartMode/sameStep`` the first ones of the next episode, otherwise
  /// the final ones until the lane restarts.
  public var observations: Rows

  /// The last observations of ended episodes; a row means something only when its lane's outcome
  /// has an ending.
  public var finalObservations: Rows

  /// What the last step brought.
  public var outcomes: [Outcome]

  /// Whether each lane's row is of a real step: its action was taken and its reward earned.
  ///
  /// It is false after a reset, where the step began a new episode with ``RestartMode/nextStep``, and
  /// where it passed a waiting lane by.
  public var realSteps: [Bool]

  /// Which lanes have ended and wait for a restart; none does with ``RestartMode/sameStep``.
  public var waitingLanes: [Bool]

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
    realSteps = Array(repeating: false, count: laneCount)
    waitingLanes = realSteps
    actionMasks = Array(repeating: true, count: laneCount * maskWidth)
    finalActionMasks = actionMasks
    diagnostics = Array(repeating: 0, count: laneCount * diagnosticCount)
  }
}

extension LaneBuffers {
  /// Whether other buffers are for as many lanes of as wide rows of the same kind.
  package func hasShape(of other: LaneBuffers) -> Bool {
    func isAlike(_ first: Rows, _ second: Rows) -> Bool {
      first.kind == second.kind && first.count == second.count && first.width == second.width
    }
    return isAlike(observations, other.observations)
      && isAlike(finalObservations, other.finalObservations)
      && outcomes.count == other.outcomes.count && realSteps.count == other.realSteps.count
      && waitingLanes.count == other.waitingLanes.count
      && actionMasks.count == other.actionMasks.count
      && finalActionMasks.count == other.finalActionMasks.count
      && diagnostics.count == other.diagnostics.count
  }

  /// Overwrites a stretch of lanes with all that other buffers show, without allocating.
  ///
  /// - Precondition: The rows are of one kind and width, and the stretch lies within these lanes.
  mutating func copyLanes(of part: borrowing LaneBuffers, at first: Int) {
    for lane in part.outcomes.indices { copyLane(first + lane, of: part, lane: lane) }
  }

  /// Shows in one lane what a lane of a part shows.
  mutating func copyLane(_ target: Int, of part: borrowing LaneBuffers, lane: Int) {
    observations.copyRow(target, from: part.observations, row: lane)
    finalObservations.copyRow(target, from: part.finalObservations, row: lane)
    outcomes[target] = part.outcomes[lane]
    realSteps[target] = part.realSteps[lane]
    waitingLanes[target] = part.waitingLanes[lane]
    let maskWidth = part.actionMasks.count / part.outcomes.count
    for index in 0..<maskWidth {
      let (to, from) = (target * maskWidth + index, lane * maskWidth + index)
      actionMasks[to] = part.actionMasks[from]
      finalActionMasks[to] = part.finalActionMasks[from]
    }
    let diagnosticCount = part.diagnostics.count / part.outcomes.count
    for index in 0..<diagnosticCount {
      diagnostics[target * diagnosticCount + index] =
        part.diagnostics[
          lane * diagnosticCount + index]
    }
  }
}

extension LaneBuffers: Snapshot {
  public func write(to writer: inout SnapshotWriter) {
    writer.begin("LaneBuffers")
    writer.write(observations)
    writer.write(finalObservations)
    writer.write(outcomes.map(\.reward))
    writer.write(outcomes.map { $0.ending?.rawValue ?? Self.noEnding })
    writer.write(realSteps)
    writer.write(waitingLanes)
    writer.write(actionMasks)
    writer.write(finalActionMasks)
    writer.write(diagnostics)
  }

  public init(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("LaneBuffers")
    observations = try reader.read()
    finalObservations = try reader.read()
    let rewards = try reader.readArray(of: Double.self)
    let endings = try reader.readArray(of: UInt8.self)
    realSteps = try reader.readArray(of: Bool.self)
    waitingLanes = try reader.readArray(of: Bool.self)
    actionMasks = try reader.readArray(of: Bool.self)
    finalActionMasks = try reader.readArray(of: Bool.self)
    diagnostics = try reader.readArray(of: Double.self)
    guard
      rewards.count == endings.count,
      endings.allSatisfy({ $0 == Self.noEnding || Ending(rawValue: $0) != nil })
    else { throw .invalid("The outcomes of lanes have other rewards or endings than can be.") }
    outcomes = zip(rewards, endings).map { Outcome(reward: $0, ending: Ending(rawValue: $1)) }
  }

  /// Stands for no ending in a snapshot.
  private static let noEnding = UInt8.max
}
