import CNeuralKernels

extension Tensor {
  /// The exponential of every element.
  public func exp() -> Tensor {
    let result = tape.record(shape, self, backward: exponentialBackward)
    kernelExp(count, pointer, result.pointer)
    return result
  }

  /// The natural logarithm of every element.
  public func log() -> Tensor {
    let result = tape.record(shape, self, backward: logarithmBackward)
    kernelLog(count, pointer, result.pointer)
    return result
  }

  /// The square root of every element.
  public func squareRoot() -> Tensor {
    let result = tape.record(shape, self, backward: squareRootBackward)
    let (x, y) = (pointer, result.pointer)
    for index in 0..<count { y[index] = x[index].squareRoot() }
    return result
  }

  /// Every element without its sign; at zero no gradient goes back.
  public func absolute() -> Tensor {
    let result = tape.record(shape, self, backward: absoluteBackward)
    let (x, y) = (pointer, result.pointer)
    for index in 0..<count { y[index] = x[index].magnitude }
    return result
  }
}

private func exponentialBackward(_ tape: Tape, _ node: UnsafeMutablePointer<Node>) {
  let (dy, y) = (node.arrived, node.pointee.values)
  guard let dx = tape.gradientTarget(node.pointee.operands.0, reusing: dy) else { return }
  if dx.accumulates {
    kernelAddProduct(node.pointee.count, dy, y, dx.pointer)
  } else {
    kernelMultiply(node.pointee.count, dy, y, dx.pointer)
  }
}

private func logarithmBackward(_ tape: Tape, _ node: UnsafeMutablePointer<Node>) {
  let (dy, x) = (node.arrived, tape.node(node.pointee.operands.0).pointee.values)
  guard let dx = tape.gradientTarget(node.pointee.operands.0, reusing: dy) else { return }
  for index in 0..<node.pointee.count { dx.add(dy[index] / x[index], at: index) }
}

private func squareRootBackward(_ tape: Tape, _ node: UnsafeMutablePointer<Node>) {
  let (dy, y) = (node.arrived, node.pointee.values)
  guard let dx = tape.gradientTarget(node.pointee.operands.0, reusing: dy) else { return }
  for index in 0..<node.pointee.count { dx.add(dy[index] / (2 * y[index]), at: index) }
}

private func absoluteBackward(_ tape: Tape, _ node: UnsafeMutablePointer<Node>) {
  let (dy, x) = (node.arrived, tape.node(node.pointee.operands.0).pointee.values)
  guard let dx = tape.gradientTarget(node.pointee.operands.0, reusing: dy) else { return }
  for index in 0..<node.pointee.count {
    dx.add(x[index] > 0 ? dy[index] : x[index] < 0 ? -dy[index] : 0, at: index)
  }
}
