public import NumericRandom

import CNeuralKernels

/// A convolution of images, y = activation(x ∗ W + b), computed in one pass.
///
/// Images are [count, height, width, channels]. The weights lie as [height, width, inputs, filters]
/// in memory and go to files as PyTorch's [filters, inputs, height, width].
public struct Convolution: Layer {
  /// The weights, [height, width, inputs, filters].
  public let weight: Parameter

  /// What is added to every place, if anything.
  public let bias: Parameter?

  /// How the kernel slides.
  public let window: Window

  /// What the result is passed through.
  public let activation: Activation

  /// The name in weights files.
  public let name: String

  /// The most channels and filters; with it no count of weights overflows.
  private static let channelLimit = 1 << 20

  /// Creates a layer and registers its parameters as `NAME.weight` and `NAME.bias`.
  ///
  /// - Parameters:
  ///   - channelCount: How many channels the images have.
  ///   - filterCount: How many channels the output has.
  ///   - window: How the kernel slides.
  ///   - activation: What the output is passed through.
  ///   - initializer: How the weights are drawn; by default as PyTorch does.
  ///   - biasInitializer: How the bias is drawn: by default as PyTorch does when the weights are,
  ///     and zeros with every other initialiser.
  ///   - hasBias: Whether there is a bias.
  ///   - name: The name in weights files, such as `trunk.0`.
  ///   - store: The store that the parameters are registered in.
  ///   - generator: The stream that the first values are drawn from.
  /// - Throws: ``LayerError`` when a size is not positive or too large.
  public init(
    _ channelCount: Int, _ filterCount: Int, _ window: Window, activation: Activation = .identity,
    initializer: Initializer = .standard, biasInitializer: Initializer? = nil,
    hasBias: Bool = true, named name: String, in store: ParameterStore,
    using generator: inout PCG64
  ) throws(LayerError) {
    try window.check(for: name, coversImage: false)
    guard channelCount > 0, filterCount > 0 else {
      throw LayerError(
        name, "\(channelCount) channels and \(filterCount) filters. Give at least one of each.")
    }
    guard channelCount <= Convolution.channelLimit, filterCount <= Convolution.channelLimit else {
      throw LayerError(
        name,
        "\(channelCount) channels and \(filterCount) filters. "
          + "Give at most \(Convolution.channelLimit) of each.")
    }
    (self.name, self.window, self.activation) = (name, window, activation)
    let inputCount = window.count * channelCount
    weight = store.register(
      "\(name).weight", shape: Shape(window.height, window.width, channelCount, filterCount),
      layout: .convolution,
      values: initializer.values(
        inputCount: inputCount, outputCount: filterCount, tapCount: window.count,
        using: &generator))
    guard hasBias else {
      bias = nil
      return
    }
    let drawn = biasInitializer ?? (initializer == .standard ? .standard : .zeros)
    bias = store.register(
      "\(name).bias", shape: Shape(filterCount),
      values: drawn.biasValues(
        inputCount: inputCount, outputCount: filterCount, using: &generator))
  }

  public func callAsFunction(_ input: Tensor) -> Tensor {
    input.convolution(
      weight.on(input.tape), bias: bias?.on(input.tape), activation: activation,
      windows: window.windows(over: input.shape, channels: weight.shape[2], for: name))
  }

  public func callAsFunction(_ input: ByteTensor) -> Tensor {
    input.convolution(
      weight.on(input.tape), bias: bias?.on(input.tape), activation: activation,
      windows: window.windows(over: input.shape, channels: weight.shape[2], for: name))
  }

  public func describe(_ input: Shape, in summary: inout ModelSummary) -> Shape {
    let windows = window.windows(over: input, channels: weight.shape[2], for: name)
    let output = Shape(input[0], windows.outputHeight, windows.outputWidth, weight.shape[3])
    return summary.append(
      "convolution \(window.summary)" + (activation == .identity ? "" : " \(activation)"),
      named: name, output: output,
      parameterCount: weight.shape.count + (bias?.shape.count ?? 0),
      multiplyAddCount: output.rowCount * weight.shape.count)
  }
}
