import CNeuralKernels

extension Tensor {
  /// Every element plus a number.
  public static func + (tensor: Tensor, number: Float) -> Tensor { tensor.scaled(1, plus: number) }

  /// Every element plus a number.
  public static func + (number: Float, tensor: Tensor) -> Tensor { tensor.scaled(1, plus: number) }

  /// Every element minus a number.
  public static func - (tensor: Tensor, number: Float) -> Tensor {
    tensor.scaled(1, plus: -number)
  }

  /// A number minus every element.
  public static func - (number: Float, tensor: Tensor) -> Tensor {
    tensor.scaled(-1, plus: number)
  }

  /// Every element times a number.
  public static func * (tensor: Tensor, number: Float) -> Tensor { tensor.scaled(number, plus: 0) }

  /// Every element times a number.
  public static func * (number: Float, tensor: Tensor) -> Tensor { tensor.scaled(number, plus: 0) }

  /// Every element divided by a number.
  public static func / (tensor: Tensor, number: Float) -> Tensor {
    tensor.scaled(1 / number, plus: 0)
  }

  /// A number divided by every element.
  public static func / (number: Float, tensor: Tensor) -> Tensor {
    tensor.tape.constant(number) / tensor
  }

  /// Every element with the other sign.
  public static prefix func - (tensor: Tensor) -> Tensor { tensor.scaled(-1, plus: 0) }

  /// Every element times a number plus another number, in one pass.
  public func scaled(_ scale: Float, plus offset: Float) -> Tensor {
    let result = tape.record(shape, self, backward: scaleBackward)
    result.node.pointee.scalars.0 = scale
    kernelScale(count, scale, offset, pointer, result.pointer)
    return result
  }
}

private func scaleBackward(_ tape: Tape, _ node: UnsafeMutablePointer<Node>) {
  let dy = node.arrived
  guard let dx = tape.gradientTarget(node.pointee.operands.0, reusing: dy) else { return }
  dx.addAll(dy, scale: node.pointee.scalars.0, count: node.pointee.count)
}
