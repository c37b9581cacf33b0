import CNeuralKernels

/// The mean over the rows of −log softmax(logits) at each row's right column.
///
/// - Parameters:
///   - logits: Rows of scores before the softmax.
///   - targets: The right column of each row.
///   - weights: How much each row counts, one number a row; the mean is still taken over the
///     number of rows. No gradient goes back to the weights.
/// - Returns: One number.
public func crossEntropy(
  _ logits: Tensor, _ targets: Span<Int32>, weights: Tensor? = nil
) -> Tensor {
  let (rowCount, columnCount) = (logits.shape.rowCount, logits.shape.columnCount)
  require(
    weights == nil || weights?.count == rowCount,
    "The weights of a cross-entropy are one number for each of the \(rowCount) rows.")
  let tape = logits.tape
  let indices = tape.copyIndices(targets, rowCount: rowCount, below: columnCount)
  let result = tape.record(Shape(), logits, nil, weights, backward: crossEntropyBackward)
  let logProbabilities = tape.take(Float.self, count: logits.count)
  kernelLogSoftmaxRows(rowCount, columnCount, logits.pointer, logProbabilities)
  let losses = tape.take(Float.self, count: rowCount)
  for row in 0..<rowCount {
    losses[row] = -logProbabilities[row * columnCount + Int(indices[row])]
  }
  if let weights { kernelMultiply(rowCount, losses, weights.pointer, losses) }
  result.node.pointee.indices = indices
  result.node.pointee.saved = logProbabilities
  result.pointer[0] = kernelSum(rowCount, losses) / Float(rowCount)
  return result
}

/// The mean over the rows of −log softmax(logits) at each row's right column.
public func crossEntropy(
  _ logits: Tensor, _ targets: [Int32], weights: Tensor? = nil
) -> Tensor {
  crossEntropy(logits, targets.span, weights: weights)
}

private func crossEntropyBackward(_ tape: Tape, _ node: UnsafeMutablePointer<Node>) {
  let logits = tape.node(node.pointee.operands.0)
  guard let indices = node.pointee.indices, let logProbabilities = node.pointee.saved,
    let dx = tape.gradientTarget(node.pointee.operands.0)
  else { return }
  let weights = node.pointee.operands.2
  let rowWeights = weights < 0 ? nil : tape.node(weights).pointee.values
  let (rowCount, columnCount) = (
    logits.pointee.shape.rowCount, logits.pointee.shape.columnCount
  )
  let count = logits.pointee.count
  let probabilities = tape.take(Float.self, count: count)
  kernelExp(count, logProbabilities, probabilities)
  let scale = node.arrived[0] / Float(rowCount)
  for row in 0..<rowCount {
    let (start, rowScale) = (row * columnCount, scale * (rowWeights?[row] ?? 1))
    for column in 0..<columnCount {
      let hit: Float = column == Int(indices[row]) ? 1 : 0
      dx.add(rowScale * (probabilities[start + column] - hit), at: start + column)
    }
  }
}
