/// One block of learned numbers in a store: a weight matrix, a bias or a free parameter.
public struct Parameter {
  /// The store that holds the numbers.
  public let store: ParameterStore

  /// Which parameter of the store it is.
  public let position: Int

  /// The shape in memory.
  public let shape: Shape

  /// Where the parameter begins in the buffers of the store.
  let offset: Int

  /// The name in weights files.
  public var name: String { store.entries[position].name }

  /// Puts the parameter on a tape, so that it can be computed with.
  ///
  /// Its values are not copied, and its gradient arrives in the store.
  public func on(_ tape: Tape) -> Tensor { store.tensor(of: self, on: tape) }

  /// Calls a function with the values, in the order of memory.
  public func withValues<Result>(_ body: (Span<Float>) -> Result) -> Result {
    let values = UnsafeBufferPointer(start: store.values(of: self), count: shape.count)
    return body(values.span)
  }

  /// Calls a function that may change the values.
  public func withMutableValues<Result>(_ body: (inout MutableSpan<Float>) -> Result) -> Result {
    let values = UnsafeMutableBufferPointer(start: store.values(of: self), count: shape.count)
    var span = values.mutableSpan
    return body(&span)
  }

  /// Calls a function with the gradient, in the order of memory.
  public func withGradient<Result>(_ body: (Span<Float>) -> Result) -> Result {
    let gradient = UnsafeBufferPointer(start: store.gradient(of: self), count: shape.count)
    return body(gradient.span)
  }
}
