import CNeuralKernels

extension Tensor {
  /// Each column less its mean, divided by its deviation, times a scale, plus an offset.
  ///
  /// When the tape is training, the moments count as functions of the elements, as they are in batch
  /// normalisation; otherwise as constants.
  ///
  /// - Parameters:
  ///   - mean: The mean of each column; valid as long as the tape's values.
  ///   - inverseDeviation: One over the deviation of each column, side by side with the means.
  ///   - scale: One number a column.
  ///   - offset: One number a column.
  /// - Returns: A tensor of this shape.
  func normalized(
    mean: UnsafeMutablePointer<Float>, inverseDeviation: UnsafeMutablePointer<Float>,
    scale: Tensor, offset: Tensor
  ) -> Tensor {
    let backward = tape.isTraining ? batchBackward : fixedBackward
    let result = tape.record(shape, self, scale, offset, backward: backward)
    result.node.pointee.saved = mean
    let columnCount = shape.columnCount
    let factors = tape.take(Float.self, count: 2 * columnCount)
    let shifts = factors + columnCount
    let (gain, bias) = (scale.pointer, offset.pointer)
    for column in 0..<columnCount {
      factors[column] = gain[column] * inverseDeviation[column]
      shifts[column] = bias[column] - factors[column] * mean[column]
    }
    kernelScaleColumns(shape.rowCount, columnCount, factors, shifts, pointer, result.pointer)
    return result
  }
}

private func batchBackward(_ tape: Tape, _ node: UnsafeMutablePointer<Node>) {
  normalizationBackward(tape, node, momentsDepend: true)
}

private func fixedBackward(_ tape: Tape, _ node: UnsafeMutablePointer<Node>) {
  normalizationBackward(tape, node, momentsDepend: false)
}

private func normalizationBackward(
  _ tape: Tape, _ node: UnsafeMutablePointer<Node>, momentsDepend: Bool
) {
  let (input, scale, offset) = node.pointee.operands
  guard let mean = node.pointee.saved else { return }
  let (rowCount, columnCount) = (node.pointee.shape.rowCount, node.pointee.shape.columnCount)
  let inverse = mean + columnCount
  let (x, dy) = (tape.node(input).pointee.values, node.arrived)
  let numbers = tape.take(Float.self, count: 5 * columnCount)
  // Σ dy and Σ dy·x̂ over each column: the gradients of offset and scale.
  let (sums, products) = (numbers, numbers + columnCount)
  kernelColumnSums(rowCount, columnCount, dy, false, sums)
  kernelColumnProductSums(rowCount, columnCount, dy, x, mean, false, products)
  for column in 0..<columnCount { products[column] *= inverse[column] }
  tape.gradientTarget(offset)?.addAll(sums, scale: 1, count: columnCount)
  tape.gradientTarget(scale)?.addAll(products, scale: 1, count: columnCount)
  guard let dx = tape.gradientTarget(input) else { return }
  // γ / σ (dy − Σ dy / n − x̂ Σ dy·x̂ / n), written as a·dy + b·x + c.
  let (a, b, c) = (
    numbers + 2 * columnCount, numbers + 3 * columnCount, numbers + 4 * columnCount
  )
  let gain = tape.node(scale).pointee.values
  let share = momentsDepend ? 1 / Float(rowCount) : 0
  for column in 0..<columnCount {
    a[column] = gain[column] * inverse[column]
    b[column] = -a[column] * inverse[column] * products[column] * share
    c[column] = -a[column] * sums[column] * share - b[column] * mean[column]
  }
  kernelCombineColumns(rowCount, columnCount, a, dy, b, x, c, dx.accumulates, dx.pointer)
}
