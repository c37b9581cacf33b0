extension Tensor {
  /// The same elements in another shape, without a copy.
  ///
  /// - Precondition: The shapes have equally many elements.
  public func reshaped(_ shape: Shape) -> Tensor {
    require(
      shape.count == count,
      "\(count) elements cannot take shape \(shape). Give a shape of \(count) elements.")
    return tape.record(shape, self, values: pointer, backward: handOnBackward)
  }

  /// The same elements as one list, without a copy.
  public func flattened() -> Tensor { reshaped(Shape(count)) }

  /// The same elements as constants: no gradient goes back from here.
  public func stopGradient() -> Tensor { tape.leaf(pointer, shape) }

  /// The matrix with rows and columns exchanged.
  ///
  /// - Precondition: The tensor is a matrix.
  public func transposed() -> Tensor {
    require(shape.rank == 2, "Shape \(shape) is not that of a matrix. Reshape it first.")
    return exchanged(
      Shape.Axis(outer: 1, length: shape[0], inner: shape[1]), shape: Shape(shape[1], shape[0]))
  }

  /// Applies an operation on rows along any dimension: that dimension is made the last for it.
  func onRows(along dimension: Int, _ operation: (Tensor) -> Tensor) -> Tensor {
    let axis = shape.axis(dimension)
    guard axis.inner > 1 else { return operation(self) }
    let turned = exchanged(axis, shape: Shape(axis.outer, axis.inner, axis.length))
    let back = Shape.Axis(outer: axis.outer, length: axis.inner, inner: axis.length)
    return operation(turned).exchanged(back, shape: shape)
  }

  /// Turns each outer block of `length` × `inner` elements to `inner` × `length`.
  private func exchanged(_ axis: Shape.Axis, shape: Shape) -> Tensor {
    let result = tape.record(shape, self, backward: exchangeBackward)
    result.node.pointee.axis = axis
    let (x, y) = (pointer, result.pointer)
    forEachExchanged(axis) { source, target in y[target] = x[source] }
    return result
  }
}

/// Calls a function with the place of each element before and after the exchange.
@inline(__always)
private func forEachExchanged(_ axis: Shape.Axis, _ body: (Int, Int) -> Void) {
  for outer in 0..<axis.outer {
    let start = outer * axis.length * axis.inner
    for row in 0..<axis.length {
      for column in 0..<axis.inner {
        body(start + row * axis.inner + column, start + column * axis.length + row)
      }
    }
  }
}

private func handOnBackward(_ tape: Tape, _ node: UnsafeMutablePointer<Node>) {
  tape.handOn(node.arrived, to: node.pointee.operands.0)
}

private func exchangeBackward(_ tape: Tape, _ node: UnsafeMutablePointer<Node>) {
  let dy = node.arrived
  guard let dx = tape.gradientTarget(node.pointee.operands.0) else { return }
  forEachExchanged(node.pointee.axis) { source, target in dx.add(dy[target], at: source) }
}
