import CNeuralKernels

// Rows of logarithms of probabilities. Where a row is divided into parts, each part is a choice of
// its own: the parts are counted by their first number, and their lengths follow.

extension Tensor {
  /// The log-softmax of each part of each row, −∞ where a column is masked.
  ///
  /// - Parameters:
  ///   - parts: How many parts a row has, then how long each is; valid as long as the tape's values.
  ///   - mask: Which columns can be chosen, row by row; empty when all can.
  /// - Returns: Logarithms of probabilities, in the shape of this tensor.
  func logSoftmax(ofParts parts: UnsafeMutablePointer<Int32>, mask: Span<Bool>) -> Tensor {
    require(
      mask.isEmpty || mask.count == count,
      "A mask of \(mask.count) does not fit logits of shape \(shape). Give \(count) truth values.")
    let result = tape.record(shape, self, backward: partsBackward)
    result.node.pointee.indices = parts
    let (x, y) = (pointer, result.pointer)
    if mask.isEmpty {
      y.update(from: x, count: count)
    } else {
      for index in 0..<count { y[index] = mask[index] ? x[index] : -.infinity }
    }
    forEachPart(of: shape, parts) { row, part in
      if !mask.isEmpty {
        require(
          part.contains { mask[$0] },
          "Every action of row \(row) is masked. Leave at least one to choose from.")
      }
      kernelLogSoftmaxRows(1, part.count, y + part.lowerBound, y + part.lowerBound)
    }
    return result
  }

  /// The sum of one element of each part of each row, a list.
  func chosenSums(
    ofParts parts: UnsafeMutablePointer<Int32>, at choices: Span<Float>
  ) -> Tensor {
    let partCount = Int(parts[0])
    require(
      choices.count == shape.rowCount * partCount,
      "\(choices.count) choices were given for \(shape.rowCount) rows of \(partCount).")
    let result = tape.record(Shape(shape.rowCount), self, backward: chosenBackward)
    let places = tape.take(Int32.self, count: choices.count + 1)
    places[0] = parts[0]
    result.node.pointee.indices = places
    let (x, y) = (pointer, result.pointer)
    y.update(repeating: 0, count: shape.rowCount)
    var next = 0
    forEachPart(of: shape, parts) { row, part in
      guard let choice = Int(exactly: choices[next]), 0..<part.count ~= choice else {
        fatalError(
          "\(choices[next]) in row \(row) is not one of \(part.count) alternatives. "
            + "Use 0 to \(part.count - 1).")
      }
      places[next + 1] = Int32(part.lowerBound + choice)
      y[row] += x[part.lowerBound + choice]
      next += 1
    }
    return result
  }

  /// −Σ eˡ l over each row of logarithms of probabilities.
  func entropyOfRows() -> Tensor {
    let (rowCount, columnCount) = (shape.rowCount, shape.columnCount)
    let result = tape.record(Shape(rowCount), self, backward: entropyBackward)
    let probabilities = tape.take(Float.self, count: count)
    kernelExp(count, pointer, probabilities)
    result.node.pointee.saved = probabilities
    let (l, y) = (pointer, result.pointer)
    for row in 0..<rowCount {
      var entropy: Float = 0
      for index in row * columnCount..<(row + 1) * columnCount where probabilities[index] > 0 {
        entropy -= probabilities[index] * l[index]
      }
      y[row] = entropy
    }
    return result
  }

  /// Stops the program unless the distributions given by two tensors have rows of the same form.
  func requireComparable(_ other: Tensor) {
    require(
      shape == other.shape,
      "Distributions of shapes \(shape) and \(other.shape) cannot be compared. Make them equal.")
  }

  /// Σ eˡ (l − k) over each row, k being the other's logarithms of probabilities.
  func divergenceOfRows(to other: Tensor) -> Tensor {
    requireComparable(other)
    let (rowCount, columnCount) = (shape.rowCount, shape.columnCount)
    let result = tape.record(Shape(rowCount), self, other, backward: divergenceBackward)
    let probabilities = tape.take(Float.self, count: count)
    kernelExp(count, pointer, probabilities)
    result.node.pointee.saved = probabilities
    let (l, k, y) = (pointer, other.pointer, result.pointer)
    for row in 0..<rowCount {
      var divergence: Float = 0
      for index in row * columnCount..<(row + 1) * columnCount where probabilities[index] > 0 {
        divergence += probabilities[index] * (l[index] - k[index])
      }
      y[row] = divergence
    }
    return result
  }
}

/// Calls a function with each part of each row as a range of elements.
@inline(__always)
private func forEachPart(
  of shape: Shape, _ parts: UnsafeMutablePointer<Int32>, _ body: (Int, Range<Int>) -> Void
) {
  var start = 0
  for row in 0..<shape.rowCount {
    for part in 1...Int(parts[0]) {
      let end = start + Int(parts[part])
      body(row, start..<end)
      start = end
    }
  }
}

private func partsBackward(_ tape: Tape, _ node: UnsafeMutablePointer<Node>) {
  let (dy, y, count) = (node.arrived, node.pointee.values, node.pointee.count)
  guard let parts = node.pointee.indices,
    let dx = tape.gradientTarget(node.pointee.operands.0, reusing: dy)
  else { return }
  let probabilities = tape.take(Float.self, count: count)
  kernelExp(count, y, probabilities)
  forEachPart(of: node.pointee.shape, parts) { _, part in
    var sum: Float = 0
    for index in part { sum += dy[index] }
    for index in part {
      dx.add(y[index] == -.infinity ? 0 : dy[index] - probabilities[index] * sum, at: index)
    }
  }
}

private func chosenBackward(_ tape: Tape, _ node: UnsafeMutablePointer<Node>) {
  let operand = tape.node(node.pointee.operands.0)
  guard let places = node.pointee.indices,
    let dx = tape.gradientTarget(node.pointee.operands.0)
  else { return }
  dx.clear(operand.pointee.count)
  let (dy, partCount) = (node.arrived, Int(places[0]))
  for row in 0..<node.pointee.count {
    for part in 1...partCount { dx.pointer[Int(places[row * partCount + part])] += dy[row] }
  }
}

private func entropyBackward(_ tape: Tape, _ node: UnsafeMutablePointer<Node>) {
  let operand = tape.node(node.pointee.operands.0)
  guard let probabilities = node.pointee.saved,
    let dl = tape.gradientTarget(node.pointee.operands.0)
  else { return }
  let (l, dy) = (operand.pointee.values, node.arrived)
  let columnCount = operand.pointee.shape.columnCount
  for row in 0..<node.pointee.count {
    for index in row * columnCount..<(row + 1) * columnCount {
      let p = probabilities[index]
      dl.add(p > 0 ? -dy[row] * p * (l[index] + 1) : 0, at: index)
    }
  }
}

private func divergenceBackward(_ tape: Tape, _ node: UnsafeMutablePointer<Node>) {
  let (first, second) = (node.pointee.operands.0, node.pointee.operands.1)
  let (l, k) = (tape.node(first).pointee.values, tape.node(second).pointee.values)
  guard let probabilities = node.pointee.saved else { return }
  let (dy, columnCount) = (node.arrived, tape.node(first).pointee.shape.columnCount)
  if let dl = tape.gradientTarget(first) {
    for index in 0..<tape.node(first).pointee.count {
      let p = probabilities[index]
      dl.add(p > 0 ? dy[index / columnCount] * p * (l[index] - k[index] + 1) : 0, at: index)
    }
  }
  if let dk = tape.gradientTarget(second) {
    for index in 0..<tape.node(first).pointee.count {
      dk.add(-dy[index / columnCount] * probabilities[index], at: index)
    }
  }
}
