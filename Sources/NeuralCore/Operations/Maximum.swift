extension Tensor {
  /// The largest element; the gradient goes to the first of equal ones.
  public func max() -> Tensor { flattened().max(along: 0) }

  /// The largest elements along a dimension, which disappears or, if kept, has length 1.
  ///
  /// The gradient goes to the largest element, the first of equal ones. The maximum of numbers among
  /// which there is a NaN is NaN.
  ///
  /// - Parameters:
  ///   - dimension: The dimension that is gone along; a negative one counts from the end.
  ///   - keepingDimension: Whether the result keeps the dimension.
  /// - Returns: One element for every place in the other dimensions.
  public func max(along dimension: Int, keepingDimension: Bool = false) -> Tensor {
    let axis = shape.axis(dimension)
    require(
      count <= Int32.max,
      "The places of \(count) elements do not fit 32 bits. Take the maximum of fewer at a time.")
    let result = tape.record(
      shape.reducing(dimension, keepingDimension: keepingDimension), self,
      backward: axisMaximumBackward)
    let places = tape.take(Int32.self, count: result.count)
    result.node.pointee.indices = places
    let (x, y) = (pointer, result.pointer)
    for outer in 0..<axis.outer {
      for column in 0..<axis.inner {
        let start = outer * axis.length * axis.inner + column
        var best = start
        for row in 1..<axis.length where !(x[start + row * axis.inner] <= x[best]) {
          if x[best].isNaN { break }
          best = start + row * axis.inner
        }
        y[outer * axis.inner + column] = x[best]
        places[outer * axis.inner + column] = Int32(best)
      }
    }
    return result
  }
}

private func axisMaximumBackward(_ tape: Tape, _ node: UnsafeMutablePointer<Node>) {
  let operand = node.pointee.operands.0
  guard let places = node.pointee.indices, let dx = tape.gradientTarget(operand) else { return }
  dx.clear(tape.node(operand).pointee.count)
  let dy = node.arrived
  for index in 0..<node.pointee.count { dx.pointer[Int(places[index])] += dy[index] }
}
