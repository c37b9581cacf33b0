import CNeuralKernels

/// Shifts and scales each column so that it has mean 0 and variance 1 over the batch.
///
/// y = γ (x − μ) / √(σ² + ε) + β (Ioffe and Szegedy 2015, algorithm 1). While training, μ and σ² are
/// those of the batch, over all rows and all places of an image, and running averages of them are
/// kept; evaluating, the running averages are used. As in PyTorch σ² divides by the number of rows,
/// and its running average is of the unbiased one, which divides by one less.
public struct BatchNorm: Layer {
  /// What each column is multiplied by, γ.
  public let weight: Parameter

  /// What is added to each column, β.
  public let bias: Parameter

  /// The running average of the means.
  public let runningMean: Parameter

  /// The running average of the unbiased variances.
  public let runningVariance: Parameter

  /// The name in weights files.
  public let name: String

  private let momentum: Float
  private let epsilon: Float
  /// How many batches were trained on, for weights files; nothing is computed from it.
  ///
  /// A Float, as all parameters are, it counts exactly up to 2²⁴ and stays there.
  private let batchCount: Parameter

  /// Creates a layer and registers its parameters and statistics under PyTorch's names.
  ///
  /// - Parameters:
  ///   - columnCount: How many columns, or channels, the input has.
  ///   - momentum: How much of the running averages each batch replaces.
  ///   - epsilon: What keeps the divisor from zero.
  ///   - name: The name in weights files.
  ///   - store: The store that parameters and statistics are registered in.
  public init(
    _ columnCount: Int, momentum: Float = 0.1, epsilon: Float = 1e-5, named name: String,
    in store: ParameterStore
  ) {
    requireSizes(name, ["columns": columnCount])
    (self.name, self.momentum, self.epsilon) = (name, momentum, epsilon)
    let (zeros, ones) = (
      [Float](repeating: 0, count: columnCount), [Float](repeating: 1, count: columnCount)
    )
    let shape = Shape(columnCount)
    weight = store.register("\(name).weight", shape: shape, values: ones)
    bias = store.register("\(name).bias", shape: shape, values: zeros)
    runningMean = store.register(
      "\(name).running_mean", shape: shape, role: .statistic, values: zeros)
    runningVariance = store.register(
      "\(name).running_var", shape: shape, role: .statistic, values: ones)
    batchCount = store.register(
      "\(name).num_batches_tracked", shape: Shape(), role: .statistic, values: [0])
  }

  public func callAsFunction(_ input: Tensor) -> Tensor {
    let tape = input.tape
    let (rowCount, columnCount) = (input.shape.rowCount, input.shape.columnCount)
    checkColumns(of: input.shape)
    let moments = tape.take(Float.self, count: 2 * columnCount)
    let (mean, inverse) = (moments, moments + columnCount)
    if tape.isTraining {
      require(
        rowCount > 1,
        "\(name) needs more than one row to train on, but shape \(input.shape) came. "
          + "Evaluate on the tape when acting.")
      kernelColumnMoments(rowCount, columnCount, input.pointer, mean, inverse)
      keep(mean: mean, variance: inverse, rowCount: rowCount)
    } else {
      runningMean.withValues { values in
        for column in 0..<columnCount { mean[column] = values[column] }
      }
      runningVariance.withValues { values in
        for column in 0..<columnCount { inverse[column] = values[column] }
      }
    }
    for column in 0..<columnCount { inverse[column] = 1 / (inverse[column] + epsilon).squareRoot() }
    return input.normalized(
      mean: mean, inverseDeviation: inverse, scale: weight.on(tape), offset: bias.on(tape))
  }

  /// Moves the running averages towards the moments of a batch.
  private func keep(
    mean: UnsafeMutablePointer<Float>, variance: UnsafeMutablePointer<Float>, rowCount: Int
  ) {
    let unbiased = Float(rowCount) / Float(rowCount - 1)
    runningMean.withMutableValues { values in
      for column in values.indices {
        values[column] = (1 - momentum) * values[column] + momentum * mean[column]
      }
    }
    runningVariance.withMutableValues { values in
      for column in values.indices {
        values[column] =
          (1 - momentum) * values[column] + momentum * unbiased * variance[column]
      }
    }
    batchCount.withMutableValues { $0[0] += 1 }
  }

  private func checkColumns(of shape: Shape) {
    require(
      shape.rank >= 2 && shape.columnCount == weight.shape[0],
      "\(name) takes rows of \(weight.shape[0]) elements, but a tensor of shape \(shape) came.")
  }

  public func describe(_ input: Shape, in summary: inout ModelSummary) -> Shape {
    checkColumns(of: input)
    return summary.append(
      "batch norm", named: name, output: input, parameterCount: 2 * weight.shape[0],
      multiplyAddCount: input.count)
  }
}
