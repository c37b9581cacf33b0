public import NumericRandom

/// A small network for boards of any size from 3×3 up, as MinAtar's agents have it.
///
/// A convolution of 16 3×3 kernels and a linear layer of 128, both with ReLU (Young and Tian 2019,
/// "MinAtar", section 4). Rows of as many elements as a board has are taken as well.
public struct BoardCNN: Layer {
  /// The shape of the boards.
  public let input: ImageShape

  /// How many elements a row of the output has.
  public let outputCount: Int

  private let layers: Sequential

  /// Creates the network, its parameters named `NAME.0` and `NAME.3` as in a `Sequential` of PyTorch
  /// that counts activations and the flatten.
  ///
  /// - Parameters:
  ///   - input: The shape of the boards.
  ///   - filterCount: How many kernels the convolution has.
  ///   - outputCount: How many elements a row of the output has.
  ///   - initializer: How the weights are drawn.
  ///   - name: The name that the layers' numbers are appended to.
  ///   - store: The store that the parameters are registered in.
  ///   - generator: The stream that the first values are drawn from.
  /// - Throws: ``LayerError`` when the boards are smaller than 3×3.
  public init(
    input: ImageShape, filterCount: Int = 16, outputCount: Int = 128,
    initializer: Initializer = .standard, named name: String, in store: ParameterStore,
    using generator: inout PCG64
  ) throws(LayerError) {
    self.input = input
    self.outputCount = outputCount
    layers = try .convolutions(
      [(filterCount, Window(3))], on: input, outputCount: outputCount, initializer: initializer,
      named: name, in: store, using: &generator)
  }

  public func callAsFunction(_ input: Tensor) -> Tensor {
    layers(input.reshaped(self.input.batch(of: input.shape, for: "BoardCNN")))
  }

  public func callAsFunction(_ input: ByteTensor) -> Tensor {
    layers(input.reshaped(self.input.batch(of: input.shape, for: "BoardCNN")))
  }

  public func describe(_ input: Shape, in summary: inout ModelSummary) -> Shape {
    layers.describe(self.input.batch(of: input, for: "BoardCNN"), in: &summary)
  }

  /// A table of the layers for one board.
  public var summary: ModelSummary { summary(for: input.batch(1)) }
}
