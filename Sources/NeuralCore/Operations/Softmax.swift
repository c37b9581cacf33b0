import CNeuralKernels

extension Tensor {
  /// The softmax along a dimension: e^xᵢ / Σⱼ e^xⱼ.
  ///
  /// - Parameter dimension: The dimension whose elements sum to 1; a negative one counts from the
  ///   end, so that -1 is the last.
  /// - Returns: Numbers above zero, in the shape of this tensor.
  public func softmax(along dimension: Int = -1) -> Tensor {
    onRows(along: dimension) { tensor in
      let result = tensor.tape.record(tensor.shape, tensor, backward: softmaxBackward)
      kernelSoftmaxRows(
        tensor.shape.rowCount, tensor.shape.columnCount, tensor.pointer, result.pointer)
      return result
    }
  }

  /// The logarithm of the softmax along a dimension: xᵢ − log Σⱼ e^xⱼ.
  ///
  /// - Parameter dimension: The dimension whose exponentials sum to 1; a negative one counts from
  ///   the end, so that -1 is the last.
  /// - Returns: Numbers below zero, in the shape of this tensor.
  public func logSoftmax(along dimension: Int = -1) -> Tensor {
    onRows(along: dimension) { tensor in
      let result = tensor.tape.record(tensor.shape, tensor, backward: logSoftmaxBackward)
      kernelLogSoftmaxRows(
        tensor.shape.rowCount, tensor.shape.columnCount, tensor.pointer, result.pointer)
      return result
    }
  }
}

private func softmaxBackward(_ tape: Tape, _ node: UnsafeMutablePointer<Node>) {
  let dy = node.arrived
  guard let dx = tape.gradientTarget(node.pointee.operands.0, reusing: dy) else { return }
  let (y, columnCount) = (node.pointee.values, node.pointee.shape.columnCount)
  for row in 0..<node.pointee.shape.rowCount {
    let start = row * columnCount
    var inner: Float = 0
    for index in start..<start + columnCount { inner += dy[index] * y[index] }
    for index in start..<start + columnCount { dx.add(y[index] * (dy[index] - inner), at: index) }
  }
}

private func logSoftmaxBackward(_ tape: Tape, _ node: UnsafeMutablePointer<Node>) {
  let dy = node.arrived
  guard let dx = tape.gradientTarget(node.pointee.operands.0, reusing: dy) else { return }
  let probabilities = tape.take(Float.self, count: node.pointee.count)
  kernelExp(node.pointee.count, node.pointee.values, probabilities)
  let columnCount = node.pointee.shape.columnCount
  for row in 0..<node.pointee.shape.rowCount {
    let start = row * columnCount
    var sum: Float = 0
    for index in start..<start + columnCount { sum += dy[index] }
    for index in start..<start + columnCount {
      dx.add(dy[index] - probabilities[index] * sum, at: index)
    }
  }
}
