/// Why a layer cannot be made: its name, what it needs and what it was given.
public struct LayerError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The name of the layer in weights files.
  public let layer: String

  /// What is wrong, as a sentence without the name.
  public let reason: String

  /// Creates an error about a layer.
  public init(_ layer: String, _ reason: String) {
    self.layer = layer
    self.reason = reason
  }

  public var description: String { "Layer \(layer): \(reason)" }
}
