import CNeuralKernels

extension Tensor {
  /// The sum of two tensors, element by element; one of them may be repeated, as a bias is.
  public static func + (first: Tensor, second: Tensor) -> Tensor {
    let broadcast = Broadcast(first.shape, second.shape)
    let sum = first.tape.record(broadcast.shape, first, second, backward: additionBackward)
    let (x, y, z) = (first.pointer, second.pointer, sum.pointer)
    if broadcast.isPlain {
      kernelAdd(sum.count, x, y, z)
    } else {
      broadcast.forEach { k, i, j in z[k] = x[i] + y[j] }
    }
    return sum
  }

  /// The difference of two tensors, element by element; one of them may be repeated.
  public static func - (first: Tensor, second: Tensor) -> Tensor {
    let broadcast = Broadcast(first.shape, second.shape)
    let difference = first.tape.record(
      broadcast.shape, first, second, backward: subtractionBackward)
    let (x, y, z) = (first.pointer, second.pointer, difference.pointer)
    if broadcast.isPlain {
      kernelSubtract(difference.count, x, y, z)
    } else {
      broadcast.forEach { k, i, j in z[k] = x[i] - y[j] }
    }
    return difference
  }
}

private func additionBackward(_ tape: Tape, _ node: UnsafeMutablePointer<Node>) {
  let (first, second) = (node.pointee.operands.0, node.pointee.operands.1)
  guard tape.node(first).pointee.shape == tape.node(second).pointee.shape else {
    return tape.passBack(node, toFirst: { dz, _, _ in dz }, toSecond: { dz, _, _ in dz })
  }
  if let dy = tape.gradientTarget(second) {
    dy.addAll(node.arrived, scale: 1, count: node.pointee.count)
  }
  tape.handOn(node.arrived, to: first)
}

private func subtractionBackward(_ tape: Tape, _ node: UnsafeMutablePointer<Node>) {
  let (first, second) = (node.pointee.operands.0, node.pointee.operands.1)
  guard tape.node(first).pointee.shape == tape.node(second).pointee.shape else {
    return tape.passBack(node, toFirst: { dz, _, _ in dz }, toSecond: { dz, _, _ in -dz })
  }
  // The second operand goes first: the first one may take over the memory.
  if let dy = tape.gradientTarget(second) {
    dy.addAll(node.arrived, scale: -1, count: node.pointee.count)
  }
  tape.handOn(node.arrived, to: first)
}
