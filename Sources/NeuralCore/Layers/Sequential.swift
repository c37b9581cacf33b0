public import NumericRandom

/// Layers applied one after the other.
public struct Sequential: Layer {
  /// The layers, in the order of application.
  public let layers: [any Layer]

  /// Creates a layer from several.
  public init(_ layers: [any Layer]) { self.layers = layers }

  public func callAsFunction(_ input: Tensor) -> Tensor {
    var output = input
    for layer in layers { output = layer(output) }
    return output
  }

  public func callAsFunction(_ input: ByteTensor) -> Tensor {
    guard let first = layers.first else { return input.floats() }
    return layers.dropFirst().reduce(first(input)) { $1($0) }
  }

  public func describe(_ input: Shape, in summary: inout ModelSummary) -> Shape {
    layers.reduce(input) { $1.describe($0, in: &summary) }
  }
}

extension Sequential {
  /// Creates a perceptron: linear layers with an activation between each two.
  ///
  /// The layers are named as in a `Sequential` of PyTorch that counts activations: NAME.0, NAME.2,
  /// NAME.4 and so on.
  ///
  /// - Parameters:
  ///   - sizes: How many elements a row has at the input, after each hidden layer and at the end.
  ///   - activation: What the output of each hidden layer is passed through.
  ///   - outputActivation: What the last output is passed through.
  ///   - initializer: How the weights of the hidden layers are drawn.
  ///   - outputInitializer: How the weights of the last layer are drawn; as the others' when nil.
  ///   - name: The name that the layers' numbers are appended to.
  ///   - store: The store that the parameters are registered in.
  ///   - generator: The stream that the first values are drawn from.
  /// - Returns: The layers, one after the other.
  /// - Precondition: There are at least two sizes.
  public static func perceptron(
    _ sizes: [Int], activation: Activation, outputActivation: Activation = .identity,
    initializer: Initializer = .standard, outputInitializer: Initializer? = nil,
    named name: String, in store: ParameterStore, using generator: inout PCG64
  ) -> Sequential {
    require(sizes.count >= 2, "A perceptron has an input and an output. Give both sizes.")
    var layers: [any Layer] = []
    for index in 0..<sizes.count - 1 {
      let isLast = index == sizes.count - 2
      layers.append(
        Linear(
          sizes[index], sizes[index + 1], activation: isLast ? outputActivation : activation,
          initializer: isLast ? outputInitializer ?? initializer : initializer,
          named: "\(name).\(index * 2)", in: store, using: &generator))
    }
    return Sequential(layers)
  }
}
