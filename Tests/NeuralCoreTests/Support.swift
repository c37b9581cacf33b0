import NeuralCore
import NumericRandom

/// Draws floats for tests, always the same from the same seed.
struct Draw {
  private var generator: PCG64

  init(seed: Seed) { generator = PCG64(seed: seed) }

  mutating func floats(_ count: Int, in bounds: ClosedRange<Double> = -1...1) -> [Float] {
    (0..<count).map { _ in Float(generator.uniform(bounds.lowerBound, bounds.upperBound)) }
  }
}

extension Parameter {
  /// The values as a list.
  var listedValues: [Float] { withValues { span in span.indices.map { span[$0] } } }

  /// The gradient as a list.
  var gradientValues: [Float] { withGradient { span in span.indices.map { span[$0] } } }
}
