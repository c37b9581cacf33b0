import CNeuralKernels

extension Tensor {
  /// The hyperbolic tangent of every element.
  public func tanh() -> Tensor {
    let result = tape.record(shape, self, backward: tanhBackward)
    kernelTanh(count, pointer, result.pointer)
    return result
  }

  /// Every element, but zero where it is negative: max(x, 0).
  public func relu() -> Tensor {
    let result = tape.record(shape, self, backward: reluBackward)
    kernelReLU(count, pointer, result.pointer)
    return result
  }

  /// The logistic function of every element: 1 / (1 + e⁻ˣ).
  public func sigmoid() -> Tensor {
    let result = tape.record(shape, self, backward: sigmoidBackward)
    kernelSigmoid(count, pointer, result.pointer)
    return result
  }

  /// Every element times its logistic function: x / (1 + e⁻ˣ).
  public func silu() -> Tensor {
    let result = tape.record(shape, self, backward: siluBackward)
    kernelSiLU(count, pointer, result.pointer)
    return result
  }

  /// The smooth positive part of every element: log(1 + eˣ).
  public func softplus() -> Tensor {
    let result = tape.record(shape, self, backward: softplusBackward)
    kernelSoftplus(count, pointer, result.pointer)
    return result
  }
}

private func tanhBackward(_ tape: Tape, _ node: UnsafeMutablePointer<Node>) {
  let dy = node.arrived
  guard let dx = tape.gradientTarget(node.pointee.operands.0, reusing: dy) else { return }
  kernelTanhBackward(node.pointee.count, node.pointee.values, dy, dx.accumulates, dx.pointer)
}

private func reluBackward(_ tape: Tape, _ node: UnsafeMutablePointer<Node>) {
  let dy = node.arrived
  guard let dx = tape.gradientTarget(node.pointee.operands.0, reusing: dy) else { return }
  kernelReLUBackward(node.pointee.count, node.pointee.values, dy, dx.accumulates, dx.pointer)
}

private func sigmoidBackward(_ tape: Tape, _ node: UnsafeMutablePointer<Node>) {
  let dy = node.arrived
  guard let dx = tape.gradientTarget(node.pointee.operands.0, reusing: dy) else { return }
  kernelSigmoidBackward(node.pointee.count, node.pointee.values, dy, dx.accumulates, dx.pointer)
}

private func siluBackward(_ tape: Tape, _ node: UnsafeMutablePointer<Node>) {
  let (dy, x) = (node.arrived, tape.node(node.pointee.operands.0).pointee.values)
  guard let dx = tape.gradientTarget(node.pointee.operands.0, reusing: dy) else { return }
  kernelSiLUBackward(node.pointee.count, x, dy, dx.accumulates, dx.pointer)
}

private func softplusBackward(_ tape: Tape, _ node: UnsafeMutablePointer<Node>) {
  let (dy, x) = (node.arrived, tape.node(node.pointee.operands.0).pointee.values)
  guard let dx = tape.gradientTarget(node.pointee.operands.0, reusing: dy) else { return }
  kernelSoftplusBackward(node.pointee.count, x, dy, dx.accumulates, dx.pointer)
}
