public import GymCore
public import NeuralCore
public import NumericRandom
public import Snapshots
public import WeightsFiles

/// How an agent chooses its actions.
public enum BehaviorMode: Sendable, Hashable {
  /// As it does while it learns: drawing from its policy, or ε-greedily.
  case exploring

  /// The action it holds best.
  case greedy
}

/// Something that acts on batches of observations and learns from what follows.
///
/// An agent is not generic over worlds: it sees rows, a ``Layout`` and an ``ActionSpace``, and refuses
/// when it is made what it cannot serve. Nothing here allocates in steady state.
public protocol Agent: AnyObject {
  /// Chooses an action for each row.
  ///
  /// Row i depends on row i and generator i alone: not on how many rows lie beside it.
  ///
  /// - Parameters:
  ///   - observations: One row a lane, in the layout that the agent was made for.
  ///   - masks: Which discrete actions may be chosen, one row a lane; empty when all may.
  ///   - mode: Whether it explores.
  ///   - generators: The random numbers of exploration, one generator a lane.
  ///   - actions: Where the choices are written.
  func act(
    on observations: Rows, masks: [Bool], mode: BehaviorMode, generators: inout [PCG64],
    into actions: inout ActionRows)

  /// Takes in what a step of all lanes brought, and updates its networks when that is due.
  func learn(from transitions: borrowing Transitions)

  /// The infinity, or number that is none, which stopped the learning; nil while all is well.
  ///
  /// The update that met it was not made, and none after it: the agent is as it was before.
  var fault: NumericFault? { get }

  /// The names of the numbers that ``writeMetrics(into:)`` reports, in order.
  var metricNames: [String] { get }

  /// Writes the present value of each metric; NaN for what has no value yet.
  func writeMetrics(into values: inout [Double])

  /// The networks as they would be saved.
  func exportWeights() -> WeightsFile

  /// Takes over saved networks.
  ///
  /// - Throws: An error that names the parameter that is missing, unknown or of another shape.
  func importWeights(_ file: WeightsFile) throws

  /// Appends everything that learning needs to go on to the same bits.
  func write(to writer: inout SnapshotWriter)

  /// Goes back to a state that an agent of the same settings wrote.
  ///
  /// - Throws: ``SnapshotError`` when the bytes are damaged or of an agent with other settings.
  func restore(from reader: inout SnapshotReader) throws(SnapshotError)
}

extension Agent {
  /// An agent without a loss meets no fault.
  public var fault: NumericFault? { nil }
}
