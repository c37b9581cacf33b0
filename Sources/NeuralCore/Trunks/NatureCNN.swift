public import NumericRandom

/// The layers of the deep Q-network that played 49 Atari games, but for the last.
///
/// Three convolutions of 32 8×8 kernels with stride 4, 64 of 4×4 with stride 2 and 64 of 3×3, then a
/// linear layer of 512, all with ReLU (Mnih et al. 2015, "Human-level control through deep
/// reinforcement learning", methods). Images are stacks of frames, usually 84×84×4; rows of as many
/// elements are taken as well.
public struct NatureCNN: Layer {
  /// The shape of the images.
  public let input: ImageShape

  /// How many elements a row of the output has.
  public let outputCount: Int

  private let layers: Sequential

  /// Creates the network, its parameters named `NAME.0`, `NAME.2`, `NAME.4` and `NAME.7` as in a
  /// `Sequential` of PyTorch that counts activations and the flatten.
  ///
  /// - Parameters:
  ///   - input: The shape of the images.
  ///   - outputCount: How many elements a row of the output has.
  ///   - initializer: How the weights are drawn.
  ///   - name: The name that the layers' numbers are appended to.
  ///   - store: The store that the parameters are registered in.
  ///   - generator: The stream that the first values are drawn from.
  /// - Throws: ``LayerError`` when the images are smaller than 36×36.
  public init(
    input: ImageShape = ImageShape(height: 84, width: 84, channels: 4), outputCount: Int = 512,
    initializer: Initializer = .standard, named name: String, in store: ParameterStore,
    using generator: inout PCG64
  ) throws(LayerError) {
    self.input = input
    self.outputCount = outputCount
    layers = try .convolutions(
      [(32, Window(8, stride: 4)), (64, Window(4, stride: 2)), (64, Window(3))], on: input,
      outputCount: outputCount, initializer: initializer, named: name, in: store,
      using: &generator)
  }

  public func callAsFunction(_ input: Tensor) -> Tensor {
    layers(input.reshaped(self.input.batch(of: input.shape, for: "NatureCNN")))
  }

  public func callAsFunction(_ input: ByteTensor) -> Tensor {
    layers(input.reshaped(self.input.batch(of: input.shape, for: "NatureCNN")))
  }

  public func describe(_ input: Shape, in summary: inout ModelSummary) -> Shape {
    layers.describe(self.input.batch(of: input, for: "NatureCNN"), in: &summary)
  }

  /// A table of the layers for one image.
  public var summary: ModelSummary { summary(for: input.batch(1)) }
}
