import CNeuralKernels

extension Tensor {
  /// The sum of all elements.
  public func sum() -> Tensor {
    let result = tape.record(Shape(), self, backward: totalBackward)
    result.node.pointee.scalars.0 = 1
    result.pointer[0] = kernelSum(count, pointer)
    return result
  }

  /// The mean of all elements.
  public func mean() -> Tensor {
    let result = tape.record(Shape(), self, backward: totalBackward)
    result.node.pointee.scalars.0 = 1 / Float(count)
    result.pointer[0] = kernelSum(count, pointer) / Float(count)
    return result
  }

  /// The sums along a dimension, which disappears or, if kept, has length 1.
  ///
  /// - Parameters:
  ///   - dimension: The dimension that is summed over; a negative one counts from the end.
  ///   - keepingDimension: Whether the result keeps the dimension, so that it can be repeated
  ///     over it in arithmetic with this tensor.
  /// - Returns: One sum for every place in the other dimensions.
  public func sum(along dimension: Int, keepingDimension: Bool = false) -> Tensor {
    total(along: dimension, keepingDimension, scale: 1)
  }

  /// The means along a dimension, which disappears or, if kept, has length 1.
  ///
  /// - Parameters:
  ///   - dimension: The dimension that is averaged over; a negative one counts from the end.
  ///   - keepingDimension: Whether the result keeps the dimension.
  /// - Returns: One mean for every place in the other dimensions.
  public func mean(along dimension: Int, keepingDimension: Bool = false) -> Tensor {
    total(along: dimension, keepingDimension, scale: 1 / Float(shape.axis(dimension).length))
  }

  private func total(along dimension: Int, _ keepingDimension: Bool, scale: Float) -> Tensor {
    let axis = shape.axis(dimension)
    let result = tape.record(
      shape.reducing(dimension, keepingDimension: keepingDimension), self,
      backward: axisTotalBackward)
    result.node.pointee.axis = axis
    result.node.pointee.scalars.0 = scale
    let (x, y) = (pointer, result.pointer)
    for outer in 0..<axis.outer {
      let block = x + outer * axis.length * axis.inner
      if axis.inner == 1 {
        y[outer] = kernelSum(axis.length, block)
      } else {
        kernelColumnSums(axis.length, axis.inner, block, false, y + outer * axis.inner)
      }
    }
    if scale != 1 { kernelScale(result.count, scale, 0, y, y) }
    return result
  }
}

extension Shape {
  /// The shape after a dimension has been reduced to one number.
  func reducing(_ dimension: Int, keepingDimension: Bool) -> Shape {
    guard keepingDimension else { return removing(dimension) }
    return replacing(dimension, with: 1)
  }
}

private func totalBackward(_ tape: Tape, _ node: UnsafeMutablePointer<Node>) {
  let gradient = node.arrived[0] * node.pointee.scalars.0
  let operand = node.pointee.operands.0
  guard let dx = tape.gradientTarget(operand) else { return }
  let count = tape.node(operand).pointee.count
  if dx.accumulates {
    kernelScale(count, 1, gradient, dx.pointer, dx.pointer)
  } else {
    dx.pointer.update(repeating: gradient, count: count)
  }
}

private func axisTotalBackward(_ tape: Tape, _ node: UnsafeMutablePointer<Node>) {
  guard let dx = tape.gradientTarget(node.pointee.operands.0) else { return }
  let (dy, axis, scale) = (node.arrived, node.pointee.axis, node.pointee.scalars.0)
  for outer in 0..<axis.outer {
    for row in 0..<axis.length {
      let start = (outer * axis.length + row) * axis.inner
      for column in 0..<axis.inner {
        dx.add(scale * dy[outer * axis.inner + column], at: start + column)
      }
    }
  }
}
