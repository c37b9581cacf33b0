/// What the numbers of a store are for.
public enum ParameterRole: UInt8, Sendable {
  /// Changed by optimisers, saved in weights files and copied to other stores.
  case learned = 0

  /// Kept by a layer of the data it has seen; saved and copied, but not learned.
  case statistic = 1

  /// Drawn at random by a layer for a while; neither learned nor saved in weights files nor copied.
  case noise = 2
}

/// One block of numbers in a store: a weight matrix, a bias, a free parameter or a statistic.
public struct Parameter {
  /// The store that holds the numbers.
  public let store: ParameterStore

  /// Which parameter of the store it is.
  public let position: Int

  /// The shape in memory.
  public let shape: Shape

  /// The name in weights files.
  public var name: String { store.entries[position].name }

  /// Puts the parameter on a tape, so that it can be computed with.
  ///
  /// Its values are not copied, and its gradient arrives in the store.
  public func on(_ tape: Tape) -> Tensor { store.tensor(of: self, on: tape) }

  /// Calls a function with the values, in the order of memory.
  public func withValues<Result>(_ body: (Span<Float>) -> Result) -> Result {
    let values = UnsafeBufferPointer(start: store.values(at: position), count: shape.count)
    return body(values.span)
  }

  /// Calls a function that may change the values.
  public func withMutableValues<Result>(_ body: (inout MutableSpan<Float>) -> Result) -> Result {
    let values = UnsafeMutableBufferPointer(start: store.values(at: position), count: shape.count)
    var span = values.mutableSpan
    return body(&span)
  }

  /// Calls a function with the gradient, in the order of memory.
  public func withGradient<Result>(_ body: (Span<Float>) -> Result) -> Result {
    let gradient = UnsafeBufferPointer(start: store.gradient(of: self), count: shape.count)
    return body(gradient.span)
  }
}
