public import Snapshots

/// Steps by running means of the gradient and its square (Kingma and Ba 2015, algorithm 1).
///
/// m ← β₁·m + (1 − β₁)·g and v ← β₂·v + (1 − β₂)·g²; the step is η·m̂ / (√v̂ + ε) with both means
/// corrected for having begun at zero.
public struct Adam: Optimizer {
  private var moments: AdamMoments

  /// Creates an optimiser for the parameters of a store.
  ///
  /// - Parameters:
  ///   - store: The store that the steps will be for.
  ///   - beta1: How much of the running mean is kept at each step, β₁.
  ///   - beta2: How much of the running square is kept at each step, β₂.
  ///   - epsilon: What keeps the divisor from zero, ε; PPO is usually run with 10⁻⁵.
  public init(
    for store: ParameterStore, beta1: Float = 0.9, beta2: Float = 0.999, epsilon: Float = 1e-8
  ) {
    moments = AdamMoments(
      count: store.count, beta1: beta1, beta2: beta2, epsilon: epsilon, weightDecay: 0)
  }

  public func fits(_ store: ParameterStore) -> Bool { moments.count == store.count }

  /// How many steps were taken.
  public var stepCount: Int { moments.stepCount }

  public mutating func step(
    _ store: ParameterStore, gradientsFrom source: ParameterStore, learningRate: Double,
    gradientScale: Double
  ) {
    moments.step(
      store, gradientsFrom: source, learningRate: learningRate, gradientScale: gradientScale)
  }
}

extension Adam: Snapshot {
  public func write(to writer: inout SnapshotWriter) {
    writer.begin("Adam")
    moments.write(to: &writer)
  }

  public init(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("Adam")
    moments = try AdamMoments(from: &reader)
  }
}
