public import Snapshots

import CNeuralKernels

/// Stochastic gradient descent, with momentum if wanted, as PyTorch computes it.
///
/// With momentum μ the step is η·u, u ← μ·u + g; with Nesterov's it is η·(g + μ·u)
/// (Sutskever et al. 2013, "On the importance of initialization and momentum in deep learning").
public struct SGD: Optimizer {
  /// The momentum μ; 0 for none.
  public let momentum: Float

  /// Whether the step looks ahead as Nesterov's does.
  public let isNesterov: Bool

  /// What part of each parameter is added to its gradient.
  public let weightDecay: Float

  private let count: Int
  private var velocity: AlignedFloats

  /// Creates an optimiser for the parameters of a store.
  ///
  /// - Parameters:
  ///   - store: The store that the steps will be for.
  ///   - momentum: The momentum μ; 0 for none.
  ///   - isNesterov: Whether the step looks ahead as Nesterov's does.
  ///   - weightDecay: What part of each parameter is added to its gradient.
  /// - Precondition: Nesterov's step needs a momentum.
  public init(
    for store: ParameterStore, momentum: Float = 0, isNesterov: Bool = false,
    weightDecay: Float = 0
  ) {
    require(
      momentum >= 0 && momentum < 1 && weightDecay >= 0 && weightDecay.isFinite,
      "SGD's momentum of \(momentum) lies from 0 to below 1, its decay of \(weightDecay) is 0 or more."
    )
    require(!isNesterov || momentum > 0, "Nesterov's step needs a momentum above zero.")
    self.momentum = momentum
    self.isNesterov = isNesterov
    self.weightDecay = weightDecay
    count = store.count
    velocity = AlignedFloats(zeroCount: momentum > 0 ? store.count : 0)
  }

  public func fits(_ store: ParameterStore) -> Bool { count == store.count }

  public mutating func step(
    _ store: ParameterStore, gradientsFrom source: ParameterStore, learningRate: Double,
    gradientScale: Double
  ) {
    let velocity = momentum > 0 ? velocity.writable : nil
    store.takeGradients(of: source, expectedCount: count) { gradients, values in
      kernelSGD(
        count, Float(gradientScale), Float(learningRate), momentum, isNesterov, weightDecay,
        gradients, velocity, values)
    }
  }
}

extension SGD: Snapshot {
  public func write(to writer: inout SnapshotWriter) {
    writer.begin("SGD")
    writer.write(momentum)
    writer.write(isNesterov)
    writer.write(weightDecay)
    writer.write(count)
    writer.write(velocity)
  }

  public init(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("SGD")
    momentum = try reader.read()
    isNesterov = try reader.read()
    weightDecay = try reader.read()
    try checkSettings(of: "SGD", rates: [momentum], amounts: [weightDecay])
    guard !isNesterov || momentum > 0 else {
      throw .invalid("Nesterov's step of SGD has no momentum.")
    }
    count = try reader.read()
    velocity = try reader.read()
    guard velocity.count == (momentum > 0 ? count : 0) else {
      throw .invalid("The velocities of SGD do not fit its parameters.")
    }
  }
}
