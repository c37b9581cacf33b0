/// The smaller of two tensors, element by element; one of them may be repeated.
///
/// The gradient goes to the smaller operand, to the first where they are equal. Where either is NaN
/// the result is, so that no comparison hides it.
public func minimum(_ first: Tensor, _ second: Tensor) -> Tensor {
  let broadcast = Broadcast(first.shape, second.shape)
  let result = first.tape.record(broadcast.shape, first, second, backward: minimumBackward)
  let (x, y, z) = (first.pointer, second.pointer, result.pointer)
  broadcast.forEach { k, i, j in z[k] = isSmaller(x[i], y[j]) ? x[i] : y[j] }
  return result
}

/// The larger of two tensors, element by element; one of them may be repeated.
///
/// The gradient goes to the larger operand, to the first where they are equal. Where either is NaN
/// the result is, so that no comparison hides it.
public func maximum(_ first: Tensor, _ second: Tensor) -> Tensor {
  let broadcast = Broadcast(first.shape, second.shape)
  let result = first.tape.record(broadcast.shape, first, second, backward: maximumBackward)
  let (x, y, z) = (first.pointer, second.pointer, result.pointer)
  broadcast.forEach { k, i, j in z[k] = isLarger(x[i], y[j]) ? x[i] : y[j] }
  return result
}

extension Tensor {
  /// Every element, but none below or above the bounds.
  ///
  /// Where an element lies outside the bounds no gradient goes back. NaN stays NaN.
  public func clipped(to bounds: ClosedRange<Float>) -> Tensor {
    let result = tape.record(shape, self, backward: clipBackward)
    result.node.pointee.scalars = (bounds.lowerBound, bounds.upperBound)
    let (x, y) = (pointer, result.pointer)
    for index in 0..<count {
      y[index] = Swift.min(Swift.max(x[index], bounds.lowerBound), bounds.upperBound)
    }
    return result
  }
}

/// Whether the first of two numbers is their minimum: a NaN is.
@inline(__always)
private func isSmaller(_ x: Float, _ y: Float) -> Bool { x <= y || x.isNaN }

/// Whether the first of two numbers is their maximum: a NaN is.
@inline(__always)
private func isLarger(_ x: Float, _ y: Float) -> Bool { x >= y || x.isNaN }

private func minimumBackward(_ tape: Tape, _ node: UnsafeMutablePointer<Node>) {
  tape.passBack(
    node, toFirst: { dz, x, y in isSmaller(x, y) ? dz : 0 },
    toSecond: { dz, x, y in isSmaller(x, y) ? 0 : dz })
}

private func maximumBackward(_ tape: Tape, _ node: UnsafeMutablePointer<Node>) {
  tape.passBack(
    node, toFirst: { dz, x, y in isLarger(x, y) ? dz : 0 },
    toSecond: { dz, x, y in isLarger(x, y) ? 0 : dz })
}

private func clipBackward(_ tape: Tape, _ node: UnsafeMutablePointer<Node>) {
  let (dy, x) = (node.arrived, tape.node(node.pointee.operands.0).pointee.values)
  guard let dx = tape.gradientTarget(node.pointee.operands.0, reusing: dy) else { return }
  let (low, high) = node.pointee.scalars
  for index in 0..<node.pointee.count {
    dx.add(x[index] >= low && x[index] <= high ? dy[index] : 0, at: index)
  }
}
