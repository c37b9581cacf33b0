import AgentCore
import GymCore
import Snapshots

/// Steps of episodes, one after another: what an agent saw, did and earned.
///
/// Each lane collects its running episode in one of these, and finished episodes move to the batch
/// that the next update learns from. Memory grows to the longest episode and then stays.
struct EpisodeBatch: Sendable, Equatable {
  /// Observations as floats, row by row.
  var observations: [Float] = []
  /// Discrete actions, counted from 0.
  var actions: [Int32] = []
  /// What each step earned, rₜ₊₁.
  var rewards: [Float] = []
  /// Discounted returns Gₜ of the episodes that have ended.
  var returns: [Float] = []
  /// 0 for each action that could be taken and a number below any logit for one that could not;
  /// empty when all could.
  var maskOffsets: [Float] = []

  /// What is added to the logit of an action that cannot be taken: its probability becomes exactly 0.
  static let forbidden: Float = -1e9

  /// How many steps there are.
  var count: Int { actions.count }

  /// Appends a lane's step.
  mutating func append(_ transitions: borrowing Transitions, lane: Int) {
    let rows = transitions.observations
    let row = lane * rows.width..<(lane + 1) * rows.width
    switch rows.kind {
    case .float: observations.append(contentsOf: rows.floats[row])
    case .byte: for index in row { observations.append(Float(rows.bytes[index])) }
    }
    actions.append(transitions.actions.indices[lane])
    rewards.append(Float(transitions.outcomes[lane].reward))
    let maskWidth = transitions.maskWidth
    for index in lane * maskWidth..<(lane + 1) * maskWidth {
      maskOffsets.append(transitions.masks[index] ? 0 : Self.forbidden)
    }
  }

  /// Turns the rewards of a whole episode into returns.
  ///
  /// - Parameters:
  ///   - discount: γ.
  ///   - bootstrap: What is to come after the last step.
  mutating func finish(discount: Float, bootstrap: Float) {
    while returns.count < rewards.count { returns.append(0) }
    let rewards = rewards
    var target = returns.mutableSpan
    writeDiscountedReturns(
      of: rewards.span, discount: discount, bootstrap: bootstrap, into: &target)
  }

  /// Whether the steps are of a world with such observations and actions, all parts equally long.
  func fits(width: Int, actionCount: Int) -> Bool {
    rewards.count == count && observations.count == count * width
      && (maskOffsets.isEmpty || maskOffsets.count == count * actionCount)
      && actions.allSatisfy { 0..<actionCount ~= Int($0) }
  }

  /// Appends the steps of another batch.
  mutating func append(_ other: borrowing EpisodeBatch) {
    observations.append(contentsOf: other.observations)
    actions.append(contentsOf: other.actions)
    rewards.append(contentsOf: other.rewards)
    returns.append(contentsOf: other.returns)
    maskOffsets.append(contentsOf: other.maskOffsets)
  }

  /// Forgets all steps but keeps their memory.
  mutating func removeAll() {
    observations.removeAll(keepingCapacity: true)
    actions.removeAll(keepingCapacity: true)
    rewards.removeAll(keepingCapacity: true)
    returns.removeAll(keepingCapacity: true)
    maskOffsets.removeAll(keepingCapacity: true)
  }
}

extension EpisodeBatch: Snapshot {
  func write(to writer: inout SnapshotWriter) {
    writer.begin("EpisodeBatch")
    writer.write(observations)
    writer.write(actions)
    writer.write(rewards)
    writer.write(returns)
    writer.write(maskOffsets)
  }

  init(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("EpisodeBatch")
    observations = try reader.readArray()
    actions = try reader.readArray()
    rewards = try reader.readArray()
    returns = try reader.readArray()
    maskOffsets = try reader.readArray()
  }
}
