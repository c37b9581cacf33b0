public import NumericRandom

/// How the first values of a layer's weights are drawn.
///
/// The fan-in is the number of inputs of one output, the fan-out the number of outputs that one
/// input goes to.
public enum Initializer: Equatable, Sendable {
  /// All zero.
  case zeros

  /// All the same.
  case constant(Float)

  /// Uniform between ±1/√fan-in, as PyTorch draws the weights and biases of linear layers.
  case standard

  /// Uniform between ±bound.
  case uniform(bound: Double)

  /// Normal with mean zero.
  case normal(standardDeviation: Double)

  /// Uniform between ±gain·√(6 / (fan-in + fan-out)) (Glorot and Bengio 2010, equation 16).
  case xavierUniform(gain: Double = 1)

  /// Normal with standard deviation gain·√(2 / (fan-in + fan-out)) (Glorot and Bengio 2010).
  case xavierNormal(gain: Double = 1)

  /// Uniform between ±gain·√(3 / fan-in) (He et al. 2015); a gain of √2 suits ReLU.
  case heUniform(gain: Double = 2.0.squareRoot())

  /// Normal with standard deviation gain / √fan-in (He et al. 2015, equation 10).
  case heNormal(gain: Double = 2.0.squareRoot())

  /// Rows or columns, whichever are fewer, of length gain at right angles to each other.
  ///
  /// See Saxe et al. 2014, "Exact solutions to the nonlinear dynamics of learning in deep linear
  /// neural networks".
  case orthogonal(gain: Double = 1)

  /// Draws a matrix of weights, [inputs, outputs] row by row.
  ///
  /// - Parameters:
  ///   - inputCount: How many inputs an output has.
  ///   - outputCount: How many outputs there are.
  ///   - tapCount: How many outputs of one filter an input goes to: the places of a kernel.
  ///   - generator: The stream that the values are drawn from.
  /// - Returns: As many values as there are pairs of an input and an output.
  public func values(
    inputCount: Int, outputCount: Int, tapCount: Int = 1, using generator: inout PCG64
  ) -> [Float] {
    if case .orthogonal(let gain) = self {
      return orthogonalMatrix(
        rows: inputCount, columns: outputCount, gain: gain, using: &generator)
    }
    return draw(
      inputCount * outputCount, fanIn: Double(inputCount),
      fanOut: Double(outputCount * tapCount),
      using: &generator)
  }

  /// Draws a bias for `outputCount` outputs of a layer with `inputCount` inputs.
  ///
  /// - Precondition: The initialiser is not orthogonal, which a list cannot be.
  public func biasValues(
    inputCount: Int, outputCount: Int, using generator: inout PCG64
  ) -> [Float] {
    draw(outputCount, fanIn: Double(inputCount), fanOut: Double(outputCount), using: &generator)
  }

  private func draw(
    _ count: Int, fanIn: Double, fanOut: Double, using generator: inout PCG64
  ) -> [Float] {
    switch self {
    case .zeros: [Float](repeating: 0, count: count)
    case .constant(let value): [Float](repeating: value, count: count)
    case .standard: uniform(count, 1 / fanIn.squareRoot(), &generator)
    case .uniform(let bound): uniform(count, bound, &generator)
    case .normal(let deviation): normal(count, deviation, &generator)
    case .xavierUniform(let gain):
      uniform(count, gain * (6 / (fanIn + fanOut)).squareRoot(), &generator)
    case .xavierNormal(let gain):
      normal(count, gain * (2 / (fanIn + fanOut)).squareRoot(), &generator)
    case .heUniform(let gain): uniform(count, gain * (3 / fanIn).squareRoot(), &generator)
    case .heNormal(let gain): normal(count, gain / fanIn.squareRoot(), &generator)
    case .orthogonal:
      fatalError("A bias cannot be orthogonal. Draw it with another initialiser.")
    }
  }

  private func uniform(_ count: Int, _ bound: Double, _ generator: inout PCG64) -> [Float] {
    (0..<count).map { _ in Float(generator.uniform(-bound, bound)) }
  }

  private func normal(_ count: Int, _ deviation: Double, _ generator: inout PCG64) -> [Float] {
    (0..<count).map { _ in Float(deviation * generator.standardNormal()) }
  }
}
