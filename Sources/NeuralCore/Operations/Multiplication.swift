import CNeuralKernels

extension Tensor {
  /// The product of two tensors, element by element; one of them may be repeated.
  public static func * (first: Tensor, second: Tensor) -> Tensor {
    let broadcast = Broadcast(first.shape, second.shape)
    let product = first.tape.record(
      broadcast.shape, first, second, backward: multiplicationBackward)
    let (x, y, z) = (first.pointer, second.pointer, product.pointer)
    if broadcast.isPlain {
      kernelMultiply(product.count, x, y, z)
    } else {
      broadcast.forEach { k, i, j in z[k] = x[i] * y[j] }
    }
    return product
  }

  /// The quotient of two tensors, element by element; one of them may be repeated.
  public static func / (first: Tensor, second: Tensor) -> Tensor {
    let broadcast = Broadcast(first.shape, second.shape)
    let quotient = first.tape.record(broadcast.shape, first, second, backward: divisionBackward)
    let (x, y, z) = (first.pointer, second.pointer, quotient.pointer)
    broadcast.forEach { k, i, j in z[k] = x[i] / y[j] }
    return quotient
  }

  /// The square of every element.
  public func squared() -> Tensor { self * self }
}

private func multiplicationBackward(_ tape: Tape, _ node: UnsafeMutablePointer<Node>) {
  tape.passBack(node, toFirst: { dz, _, y in dz * y }, toSecond: { dz, x, _ in dz * x })
}

private func divisionBackward(_ tape: Tape, _ node: UnsafeMutablePointer<Node>) {
  tape.passBack(
    node, toFirst: { dz, _, y in dz / y }, toSecond: { dz, x, y in -(dz / y) * (x / y) })
}
