public import GymCore
public import NumericRandom

/// The last transitions up to a capacity, drawn from uniformly.
///
/// Experience replay is from Lin (1992); Mnih et al. (2015) draw uniformly as here.
/// All memory is taken when the buffer is made; an append beyond the capacity overwrites the oldest
/// transition.
public struct ReplayBuffer: Sendable {
  /// How many transitions fit.
  public let capacity: Int

  /// How many transitions there are.
  public internal(set) var count = 0

  /// The observations before the action, one row a transition.
  public internal(set) var observations: Rows

  /// The observations after it, final ones at endings.
  public internal(set) var successors: Rows

  /// Which actions could be chosen at the observations after it, one row a transition; empty when
  /// all always can.
  public internal(set) var successorMasks: [Bool]

  /// The discrete actions, counted from 0.
  public internal(set) var actions: [Int32]

  /// The rewards.
  public internal(set) var rewards: [Float]

  /// Whether the task ended with the transition; a truncated episode did not end the task.
  public internal(set) var isTerminated: [Bool]

  var next = 0

  /// Creates an empty memory.
  ///
  /// - Parameters:
  ///   - capacity: How many transitions fit.
  ///   - kind: What the observations hold.
  ///   - width: How many scalars an observation has.
  ///   - maskWidth: How many discrete actions a mask is about; 0 when there are no masks.
  /// - Precondition: The capacity is at least 1.
  public init(capacity: Int, kind: ScalarKind, width: Int, maskWidth: Int = 0) {
    precondition(capacity >= 1, "A replay memory needs room for at least 1 transition.")
    self.capacity = capacity
    observations = Rows(kind: kind, count: capacity, width: width)
    successors = observations
    successorMasks = Array(repeating: true, count: capacity * maskWidth)
    actions = Array(repeating: 0, count: capacity)
    rewards = Array(repeating: 0, count: capacity)
    isTerminated = Array(repeating: false, count: capacity)
  }

  /// Takes in the transition of every lane, in the order of the lanes.
  ///
  /// - Precondition: Observations and masks are of the kind and width of this memory.
  public mutating func append(_ transitions: borrowing Transitions) {
    for lane in 0..<transitions.laneCount {
      let outcome = transitions.outcomes[lane]
      observations.copyRow(next, from: transitions.observations, row: lane)
      transitions.copySuccessor(lane: lane, into: &successors, row: next)
      if !successorMasks.isEmpty {
        transitions.copySuccessorMask(lane: lane, into: &successorMasks, row: next)
      }
      actions[next] = transitions.actions.indices[lane]
      rewards[next] = Float(outcome.reward)
      isTerminated[next] = outcome.ending == .terminated
      next = (next + 1) % capacity
      count = min(count + 1, capacity)
    }
  }

  /// Draws places of transitions, each uniformly and independently.
  ///
  /// - Precondition: The memory is not empty.
  public func sample(into places: inout [Int], using generator: inout PCG64) {
    precondition(count > 0, "Nothing can be drawn from an empty replay memory. Append first.")
    for index in places.indices { places[index] = generator.integer(in: 0..<count) }
  }
}

extension ReplayBuffer {
  /// Whether another memory holds the same number of transitions of the same form.
  public func hasSameForm(as other: ReplayBuffer) -> Bool {
    capacity == other.capacity && observations.kind == other.observations.kind
      && observations.width == other.observations.width
      && successorMasks.count == other.successorMasks.count
  }
}
