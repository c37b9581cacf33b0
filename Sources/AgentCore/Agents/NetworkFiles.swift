public import NeuralCore
public import WeightsFiles

/// A multilayer perceptron as a weights file describes it.
public struct PerceptronDescription: Sendable, Equatable {
  /// The name before the layers' numbers, such as `q`.
  public let name: String

  /// How many numbers go in, lie between the layers, and come out.
  public let sizes: [Int]

  /// What every layer but the last is passed through.
  public let activation: Activation

  /// Describes a perceptron.
  public init(name: String, sizes: [Int], activation: Activation) {
    self.name = name
    self.sizes = sizes
    self.activation = activation
  }

  /// The description as a member of a JSON object.
  var json: String {
    let layers = sizes.map { "\($0)" }.joined(separator: ",")
    return #""\#(name)":{"kind":"mlp","layers":[\#(layers)],"activation":"\#(activation)"}"#
  }
}

extension WeightsFile {
  /// The parameters of a store in PyTorch's layout and names, with the networks they belong to.
  public init(_ store: ParameterStore, agent: String, networks: [PerceptronDescription]) {
    self.init(
      tensors: store.exported().map { Tensor(name: $0.name, shape: $0.shape, values: $0.values) },
      metadata: [
        "agent": agent, "architecture": "{" + networks.map(\.json).joined(separator: ",") + "}",
      ])
  }

  /// Copies the file's numbers into a store.
  ///
  /// - Throws: ``WeightsError`` that names what is missing, unknown or of another shape.
  public func load(into store: ParameterStore) throws {
    var named: [String: (shape: [Int], values: [Float])] = [:]
    for tensor in tensors { named[tensor.name] = (tensor.shape, tensor.values) }
    try store.load(named)
  }
}
