public import Snapshots

/// Adam with a decay of the parameters that does not go through the moments.
///
/// Each step first takes η·λ of every parameter off (Loshchilov and Hutter 2019, algorithm 2), then
/// does what ``Adam`` does.
public struct AdamW: Optimizer {
  private var moments: AdamMoments

  /// Creates an optimiser for the parameters of a store.
  ///
  /// - Parameters:
  ///   - store: The store that the steps will be for.
  ///   - beta1: How much of the running mean is kept at each step, β₁.
  ///   - beta2: How much of the running square is kept at each step, β₂.
  ///   - epsilon: What keeps the divisor from zero, ε.
  ///   - weightDecay: What part of each parameter a learning rate of 1 would take off, λ.
  public init(
    for store: ParameterStore, beta1: Float = 0.9, beta2: Float = 0.999, epsilon: Float = 1e-8,
    weightDecay: Float = 0.01
  ) {
    moments = AdamMoments(
      count: store.count, beta1: beta1, beta2: beta2, epsilon: epsilon, weightDecay: weightDecay)
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

extension AdamW: Snapshot {
  public func write(to writer: inout SnapshotWriter) {
    writer.begin("AdamW")
    moments.write(to: &writer)
  }

  public init(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("AdamW")
    moments = try AdamMoments(from: &reader)
  }
}
