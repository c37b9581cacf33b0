public import Snapshots

import CNeuralKernels

/// Steps divided by a running root mean square of the gradients, as PyTorch computes them.
///
/// v ← α·v + (1 − α)·g², and the step is η·g / (√v + ε) (Tieleman and Hinton 2012, lecture 6.5).
/// Centred, the squared running mean of the gradient is taken off v (Graves 2013), which is how DQN
/// was trained. With `epsilonIsInside` the step is η·g / √(v + ε), as in TensorFlow and in A3C.
public struct RMSProp: Optimizer {
  /// How much of the running square is kept at each step, α.
  public let smoothing: Float

  /// What keeps the divisor from zero, ε.
  public let epsilon: Float

  /// Whether ε is added below the root.
  public let epsilonIsInside: Bool

  /// Whether the running mean is taken off.
  public let isCentered: Bool

  /// The momentum; 0 for none.
  public let momentum: Float

  private let count: Int
  private var second: AlignedFloats
  private var mean: AlignedFloats
  private var velocity: AlignedFloats

  /// Creates an optimiser for the parameters of a store.
  ///
  /// - Parameters:
  ///   - store: The store that the steps will be for.
  ///   - smoothing: How much of the running square is kept at each step, α.
  ///   - epsilon: What keeps the divisor from zero, ε.
  ///   - epsilonIsInside: Whether ε is added below the root.
  ///   - isCentered: Whether the running mean is taken off.
  ///   - momentum: The momentum; 0 for none.
  public init(
    for store: ParameterStore, smoothing: Float = 0.99, epsilon: Float = 1e-8,
    epsilonIsInside: Bool = false, isCentered: Bool = false, momentum: Float = 0
  ) {
    require(
      smoothing >= 0 && smoothing < 1 && momentum >= 0 && momentum < 1,
      "RMSProp's smoothing and momentum lie from 0 to below 1. They are \(smoothing) and \(momentum)."
    )
    require(
      epsilon >= 0 && epsilon.isFinite, "RMSProp's epsilon of \(epsilon) is not 0 or more.")
    self.smoothing = smoothing
    self.epsilon = epsilon
    self.epsilonIsInside = epsilonIsInside
    self.isCentered = isCentered
    self.momentum = momentum
    count = store.count
    second = AlignedFloats(zeroCount: count)
    mean = AlignedFloats(zeroCount: isCentered ? count : 0)
    velocity = AlignedFloats(zeroCount: momentum > 0 ? count : 0)
  }

  public func fits(_ store: ParameterStore) -> Bool { count == store.count }

  public mutating func step(
    _ store: ParameterStore, gradientsFrom source: ParameterStore, learningRate: Double,
    gradientScale: Double
  ) {
    let second = second.writable
    let mean = isCentered ? mean.writable : nil
    let velocity = momentum > 0 ? velocity.writable : nil
    store.takeGradients(of: source, expectedCount: count) { gradients, values in
      kernelRMSProp(
        count, Float(gradientScale), Float(learningRate), smoothing, epsilon, epsilonIsInside,
        momentum, gradients, second, mean, velocity, values)
    }
  }
}

extension RMSProp: Snapshot {
  public func write(to writer: inout SnapshotWriter) {
    writer.begin("RMSProp")
    writer.write(smoothing)
    writer.write(epsilon)
    writer.write(epsilonIsInside)
    writer.write(isCentered)
    writer.write(momentum)
    writer.write(second)
    writer.write(mean)
    writer.write(velocity)
  }

  public init(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("RMSProp")
    smoothing = try reader.read()
    epsilon = try reader.read()
    epsilonIsInside = try reader.read()
    isCentered = try reader.read()
    momentum = try reader.read()
    try checkSettings(of: "RMSProp", rates: [smoothing, momentum], amounts: [epsilon])
    second = try reader.read()
    mean = try reader.read()
    velocity = try reader.read()
    count = second.count
    guard mean.count == (isCentered ? count : 0), velocity.count == (momentum > 0 ? count : 0)
    else { throw .invalid("The moments of RMSProp do not fit each other.") }
  }
}
