import CNeuralKernels

extension Tensor {
  /// The matrix product with a matrix of weights, passed through an activation; all in one pass.
  ///
  /// A tensor whose rows have k elements, times [k, n], gives rows of n.
  ///
  /// - Parameters:
  ///   - weight: The matrix [k, n].
  ///   - bias: What is added to every row, n numbers.
  ///   - activation: What every element is passed through. Those other than the identity, ReLU and
  ///     tanh are an operation of their own.
  /// - Returns: Rows of n elements.
  public func product(
    _ weight: Tensor, bias: Tensor? = nil, activation: Activation = .identity
  ) -> Tensor {
    require(
      shape.rank > 0 && weight.shape.rank == 2 && weight.shape[0] == shape.columnCount,
      "A tensor of shape \(shape) cannot be multiplied by one of shape \(weight.shape). Give rows "
        + "of k elements and a matrix [k, n].")
    let (rowCount, inner, columnCount) = (shape.rowCount, shape.columnCount, weight.shape[1])
    require(
      bias == nil || bias?.count == columnCount,
      "A bias of shape \(bias?.shape ?? Shape()) does not fit \(columnCount) columns. "
        + "Give one number for each.")
    guard let fused = activation.kernel else {
      return activation(product(weight, bias: bias))
    }
    let result = tape.record(
      shape.rank == 1 ? Shape(columnCount) : shape.replacing(-1, with: columnCount),
      self, weight, bias, backward: productBackward)
    result.node.pointee.activation = activation
    kernelProduct(
      rowCount, columnCount, inner, pointer, weight.pointer, bias?.pointer, fused, false,
      result.pointer)
    return result
  }
}

extension Activation {
  /// The activation as the kernel of products knows it, if it does.
  var kernel: KernelActivation? {
    switch self {
    case .identity: KernelActivationNone
    case .relu: KernelActivationReLU
    case .tanh: KernelActivationTanh
    case .silu, .sigmoid, .softplus: nil
    }
  }
}

private func productBackward(_ tape: Tape, _ node: UnsafeMutablePointer<Node>) {
  let (input, weight, bias) = node.pointee.operands
  let (x, w) = (tape.node(input).pointee.values, tape.node(weight).pointee.values)
  let shape = tape.node(weight).pointee.shape
  let (inner, columnCount) = (shape[0], shape[1])
  let (rowCount, count) = (node.pointee.count / columnCount, node.pointee.count)
  let dy = node.arrived
  // The gradient before the activation takes the place of the one after it.
  switch node.pointee.activation {
  case .tanh: kernelTanhBackward(count, node.pointee.values, dy, false, dy)
  case .relu: kernelReLUBackward(count, node.pointee.values, dy, false, dy)
  default: break
  }
  if let dw = tape.gradientTarget(weight) {
    kernelProductTransposedLeft(
      inner, columnCount, rowCount, x, dy, dw.accumulates, dw.pointer)
  }
  if bias >= 0, let db = tape.gradientTarget(bias) {
    kernelColumnSums(rowCount, columnCount, dy, db.accumulates, db.pointer)
  }
  if let dx = tape.gradientTarget(input) {
    kernelProductTransposedRight(
      rowCount, inner, columnCount, dy, w, dx.accumulates, dx.pointer)
  }
}
