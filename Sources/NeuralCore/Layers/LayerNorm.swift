import CNeuralKernels

/// Shifts and scales each row so that it has mean 0 and variance 1, then by learned numbers.
///
/// y = γ (x − μ) / √(σ² + ε) + β with μ and σ² of the row (Ba, Kiros and Hinton 2016, "Layer
/// Normalization").
public struct LayerNorm: Layer {
  /// What each column is multiplied by, γ.
  public let weight: Parameter

  /// What is added to each column, β.
  public let bias: Parameter

  /// The name in weights files.
  public let name: String

  private let epsilon: Float

  /// Creates a layer and registers its parameters as `NAME.weight` and `NAME.bias`.
  ///
  /// - Parameters:
  ///   - columnCount: How many elements a row of the input has.
  ///   - epsilon: What keeps the divisor from zero.
  ///   - name: The name in weights files.
  ///   - store: The store that the parameters are registered in.
  public init(
    _ columnCount: Int, epsilon: Float = 1e-5, named name: String, in store: ParameterStore
  ) {
    requireSizes(name, ["columns": columnCount])
    (self.name, self.epsilon) = (name, epsilon)
    weight = store.register(
      "\(name).weight", shape: Shape(columnCount),
      values: [Float](repeating: 1, count: columnCount))
    bias = store.register(
      "\(name).bias", shape: Shape(columnCount),
      values: [Float](repeating: 0, count: columnCount))
  }

  public func callAsFunction(_ input: Tensor) -> Tensor {
    checkRows(of: input.shape)
    let tape = input.tape
    let (gain, offset) = (weight.on(tape), bias.on(tape))
    let (rowCount, columnCount) = (input.shape.rowCount, input.shape.columnCount)
    let result = tape.record(input.shape, input, gain, offset, backward: layerNormBackward)
    let moments = tape.take(Float.self, count: 2 * rowCount)
    result.node.pointee.saved = moments
    kernelLayerNorm(
      rowCount, columnCount, epsilon, input.pointer, gain.pointer, offset.pointer, result.pointer,
      moments, moments + rowCount)
    return result
  }

  private func checkRows(of shape: Shape) {
    require(
      shape.columnCount == weight.shape[0],
      "\(name) takes rows of \(weight.shape[0]) elements, but a tensor of shape \(shape) came.")
  }

  public func describe(_ input: Shape, in summary: inout ModelSummary) -> Shape {
    checkRows(of: input)
    return summary.append(
      "layer norm", named: name, output: input, parameterCount: 2 * weight.shape[0],
      multiplyAddCount: input.count)
  }
}

private func layerNormBackward(_ tape: Tape, _ node: UnsafeMutablePointer<Node>) {
  let (input, gain, offset) = node.pointee.operands
  guard let means = node.pointee.saved else { return }
  let (rowCount, columnCount) = (node.pointee.shape.rowCount, node.pointee.shape.columnCount)
  let (x, dy, scales) = (tape.node(input).pointee.values, node.arrived, means + rowCount)
  if let target = tape.gradientTarget(gain) {
    kernelLayerNormGainGradient(
      rowCount, columnCount, x, means, scales, dy, target.accumulates, target.pointer)
  }
  if let target = tape.gradientTarget(offset) {
    kernelColumnSums(rowCount, columnCount, dy, target.accumulates, target.pointer)
  }
  if let dx = tape.gradientTarget(input) {
    kernelLayerNormBackward(
      rowCount, columnCount, x, tape.node(gain).pointee.values, means, scales, dy,
      dx.accumulates, dx.pointer)
  }
}
