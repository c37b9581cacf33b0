public import NumericRandom

/// Independent normal distributions side by side, one for each element of a row.
///
/// The standard deviation is given by its logarithm: one number a column for all rows, or one for
/// each element.
public struct DiagonalNormal: Distribution {
  /// The means, [rows, columns].
  public let mean: Tensor

  /// The natural logarithms of the standard deviations, [columns] or [rows, columns].
  public let logDeviation: Tensor

  /// The standard deviations, in the shape of their logarithms.
  public let deviation: Tensor

  /// Creates the distributions of rows of means.
  ///
  /// - Precondition: The means are a matrix, and there is a deviation for each of its columns or for
  ///   each of its elements.
  public init(mean: Tensor, logDeviation: Tensor) {
    require(
      mean.shape.rank == 2,
      "The means of a normal distribution are a matrix, not of shape \(mean.shape).")
    require(
      logDeviation.shape == mean.shape || logDeviation.shape == Shape(mean.shape[1]),
      "Deviations of shape \(logDeviation.shape) do not fit means of shape \(mean.shape). "
        + "Give one for each column or for each element.")
    self.mean = mean
    self.logDeviation = logDeviation
    deviation = logDeviation.exp()
  }

  public var rowCount: Int { mean.shape[0] }

  public var actionWidth: Int { mean.shape[1] }

  /// ½ log 2π.
  static let halfLogTau: Float = 0.918_938_5

  /// The sum over each row of −½ ((a − μ) / σ)² − log σ − ½ log 2π, a list.
  public func logProbability(of actions: Span<Float>) -> Tensor {
    checkCount(actions.count)
    return logProbability(of: mean.tape.constant(actions, mean.shape))
  }

  /// The logarithm of the density of a tensor of actions, which gradients go back to as well.
  public func logProbability(of actions: Tensor) -> Tensor {
    require(
      actions.shape == mean.shape,
      "Actions of shape \(actions.shape) do not fit means of shape \(mean.shape). "
        + "Give one number for each.")
    let distance = (actions - mean) / deviation
    return (distance.squared() * -0.5 - logDeviation).sum(along: -1)
      - Float(actionWidth) * Self.halfLogTau
  }

  /// The sum over each row of log σ + ½ log 2πe, a list.
  public func entropy() -> Tensor {
    (mean.tape.constant(0.5 + Self.halfLogTau, mean.shape) + logDeviation).sum(along: -1)
  }

  public func divergence(to other: DiagonalNormal) -> Tensor {
    mean.requireComparable(other.mean)
    let shift = (mean - other.mean) / other.deviation
    let scale = logDeviation - other.logDeviation
    // ½ ((μ − μ′)² + σ²) / σ′² − log (σ / σ′) − ½
    return (shift.squared() * 0.5 + ((scale * 2).exp() * 0.5 - scale) - 0.5).sum(along: -1)
  }

  /// Draws actions as μ + σ·ε with ε standard normal, so that gradients go back to both.
  ///
  /// See Kingma and Welling 2014, "Auto-Encoding Variational Bayes", section 2.4.
  public func differentiableSample(using generator: inout PCG64) -> Tensor {
    mean + mean.tape.standardNormal(mean.shape, using: &generator) * deviation
  }

  /// Draws each element as μ + σ·ε.
  public func draw(
    row: Int, into action: inout MutableSpan<Float>, using generator: inout PCG64
  ) {
    let start = row * actionWidth
    let deviations = deviation.shape.rank == 1 ? deviation.pointer : deviation.pointer + start
    for index in 0..<actionWidth {
      let noise = Float(generator.standardNormal())
      action[index] = mean.pointer[start + index] + deviations[index] * noise
    }
  }

  /// Writes the means.
  public func writeLikeliest(into actions: inout MutableSpan<Float>) { mean.copy(into: &actions) }
}

extension Tape {
  /// Draws numbers from the standard normal distribution onto the tape, row by row.
  public func standardNormal(_ shape: Shape, using generator: inout PCG64) -> Tensor {
    let memory = take(Float.self, count: shape.count)
    for index in 0..<shape.count { memory[index] = Float(generator.standardNormal()) }
    return leaf(memory, shape)
  }
}
