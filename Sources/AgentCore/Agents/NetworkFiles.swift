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
  /// The parameters of stores in PyTorch's layout and names, with the networks they belong to.
  public init(_ stores: [ParameterStore], agent: String, networks: [PerceptronDescription]) {
    self.init(
      tensors: stores.flatMap { $0.exported() }.map {
        Tensor(name: $0.name, shape: $0.shape, values: $0.values)
      },
      metadata: [
        "agent": agent, "architecture": "{" + networks.map(\.json).joined(separator: ",") + "}",
      ])
  }

  /// Copies the file's numbers into stores, of which no two have a name in common.
  ///
  /// - Throws: ``WeightsError`` that names what is missing, unknown or of another shape; the stores
  ///   are then as they were.
  public func load(into stores: [ParameterStore]) throws {
    typealias Named = [String: (shape: [Int], values: [Float])]
    var named: Named = [:]
    for tensor in tensors { named[tensor.name] = (tensor.shape, tensor.values) }
    let present = stores.map { store -> Named in
      Dictionary(uniqueKeysWithValues: store.exported().map { ($0.name, ($0.shape, $0.values)) })
    }
    let missing = stores.flatMap { $0.exported() }.map(\.name).filter { named[$0] == nil }
    guard missing.isEmpty else { throw WeightsError.missing(missing) }
    let unknown = named.keys.filter { name in present.allSatisfy { $0[name] == nil } }
    guard unknown.isEmpty else { throw WeightsError.unknown(unknown.sorted()) }
    do {
      for (store, own) in zip(stores, present) {
        try store.load(named.filter { own[$0.key] != nil })
      }
    } catch {
      for (store, own) in zip(stores, present) { try store.load(own) }
      throw error
    }
  }
}
