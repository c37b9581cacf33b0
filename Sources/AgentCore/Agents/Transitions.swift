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

  /// Which discrete actions can be chosen now, one row a lane; empty when all can.
  public var nextMasks: [Bool]

  /// The last observation of the episodes that ended; other rows mean nothing.
  public var finalObservations: Rows

  /// Which discrete actions could have been chosen at the end of the episodes that ended.
  ///
  /// Other rows mean nothing. Empty when all could.
  public var finalMasks: [Bool]

  /// Creates the transitions of a step from which nothing has come yet.
  ///
  /// - Parameters:
  ///   - rows: Rows of the form that the agent sees, one a lane.
  ///   - maskWidth: How many discrete actions a mask is about; 0 when the world has no masks.
  ///   - valueCount: How many values an action has that is not discrete.
  public init(rows: Rows, maskWidth: Int = 0, valueCount: Int = 0) {
    observations = rows
    nextObservations = rows
    finalObservations = rows
    masks = Array(repeating: true, count: rows.count * maskWidth)
    nextMasks = masks
    finalMasks = masks
    actions = ActionRows(laneCount: rows.count, valueCount: valueCount)
    outcomes = Array(repeating: Outcome(reward: 0), count: rows.count)
  }

  /// How many lanes there are.
  public var laneCount: Int { outcomes.count }

  /// How many discrete actions a mask is about; 0 when all actions can always be chosen.
  public var maskWidth: Int { masks.count / outcomes.count }

  /// Makes what was seen last the observations of the step to come.
  mutating func begin() {
    swap(&observations, &nextObservations)
    swap(&masks, &nextMasks)
  }

  /// Takes over what lanes show beside their observations, which pass through row transforms.
  mutating func take(_ buffers: LaneBuffers) {
    for lane in outcomes.indices { outcomes[lane] = buffers.outcomes[lane] }
    for index in nextMasks.indices {
      nextMasks[index] = buffers.actionMasks[index]
      finalMasks[index] = buffers.finalActionMasks[index]
    }
  }

  /// Takes over observations through row transforms, which change the rewards taken before as well.
  mutating func takeObservations(_ buffers: LaneBuffers, through pipeline: inout RowPipeline) {
    pipeline.step(
      buffers, into: &nextObservations, finals: &finalObservations, outcomes: &outcomes)
  }

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

  /// Which actions could be chosen at the observation that followed a lane's action.
  public func copySuccessorMask(lane: Int, into target: inout [Bool], row: Int) {
    let width = maskWidth
    let isRunning = outcomes[lane].ending == nil
    for offset in 0..<width {
      let source = lane * width + offset
      target[row * width + offset] = isRunning ? nextMasks[source] : finalMasks[source]
    }
  }
}
