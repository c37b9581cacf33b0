public import NumericRandom

/// A linear layer, y = activation(x · W + b), computed in one pass.
///
/// The input has rows of `inputCount` elements, the output rows of `outputCount`. The weights lie
/// as [inputs, outputs] in memory and go to files as PyTorch's [outputs, inputs].
public struct Linear: Layer {
  /// The weights, [inputs, outputs].
  public let weight: Parameter

  /// What is added to every row, if anything.
  public let bias: Parameter?

  /// What the result is passed through.
  public let activation: Activation

  /// The name in weights files.
  public let name: String

  /// Creates a layer and registers its parameters as `NAME.weight` and `NAME.bias`.
  ///
  /// - Parameters:
  ///   - inputCount: How many elements a row of the input has.
  ///   - outputCount: How many elements a row of the output has.
  ///   - activation: What the output is passed through.
  ///   - initializer: How the weights are drawn; by default as PyTorch does.
  ///   - biasInitializer: How the bias is drawn: by default as PyTorch does when the weights are,
  ///     and zeros with every other initialiser.
  ///   - hasBias: Whether there is a bias.
  ///   - image: The shape of the image whose places the inputs are, if they are; weights files then
  ///     have them in PyTorch's order, channels first.
  ///   - name: The name in weights files, such as `q.0`.
  ///   - store: The store that the parameters are registered in.
  ///   - generator: The stream that the first values are drawn from.
  public init(
    _ inputCount: Int, _ outputCount: Int, activation: Activation = .identity,
    initializer: Initializer = .standard, biasInitializer: Initializer? = nil,
    hasBias: Bool = true, after image: ImageShape? = nil, named name: String,
    in store: ParameterStore, using generator: inout PCG64
  ) {
    requireSizes(name, ["inputs": inputCount, "outputs": outputCount])
    self.name = name
    self.activation = activation
    weight = store.register(
      "\(name).weight", shape: Shape(inputCount, outputCount),
      layout: image.map { .linearAfterImage($0) } ?? .linear,
      values: initializer.values(
        inputCount: inputCount, outputCount: outputCount, using: &generator))
    guard hasBias else {
      bias = nil
      return
    }
    let drawn = biasInitializer ?? (initializer == .standard ? .standard : .zeros)
    bias = store.register(
      "\(name).bias", shape: Shape(outputCount),
      values: drawn.biasValues(
        inputCount: inputCount, outputCount: outputCount, using: &generator))
  }

  public func callAsFunction(_ input: Tensor) -> Tensor {
    checkRows(of: input.shape)
    return input.product(
      weight.on(input.tape), bias: bias?.on(input.tape), activation: activation)
  }

  private func checkRows(of shape: Shape) {
    require(
      shape.rank > 0 && shape.columnCount == weight.shape[0],
      "\(name) takes rows of \(weight.shape[0]) elements, but a tensor of shape \(shape) came.")
  }

  public func describe(_ input: Shape, in summary: inout ModelSummary) -> Shape {
    checkRows(of: input)
    return summary.append(
      activation == .identity ? "linear" : "linear \(activation)", named: name,
      output: input.replacing(-1, with: weight.shape[1]),
      parameterCount: weight.shape.count + (bias?.shape.count ?? 0),
      multiplyAddCount: input.rowCount * weight.shape.count)
  }
}
