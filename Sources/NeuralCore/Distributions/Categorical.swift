public import NumericRandom

import CNeuralKernels

/// One distribution over the columns of each row, given by scores before the softmax.
///
/// ```swift
/// let policy = Categorical(logits: network(observations))
/// let loss = -(policy.logProbability(of: actions) * advantages).mean()
///   - 0.01 * policy.entropy().mean()
/// ```
public struct Categorical {
  /// The logarithms of the probabilities, in the shape of the logits.
  public let logProbabilities: Tensor

  /// Creates the distributions of rows of scores.
  public init(logits: Tensor) { logProbabilities = logits.logSoftmax() }

  /// The logarithm of the probability of one column of each row, a list.
  ///
  /// - Precondition: There is an index of a column for each row.
  public func logProbability(of columns: Span<Int32>) -> Tensor {
    logProbabilities.gathered(at: columns)
  }

  /// The logarithm of the probability of one column of each row, a list.
  public func logProbability(of columns: [Int32]) -> Tensor {
    logProbabilities.gathered(at: columns.span)
  }

  /// The entropy of each row in nats, −Σ p log p, a list.
  ///
  /// A column of probability zero adds nothing.
  public func entropy() -> Tensor { logProbabilities.entropyOfRows() }

  /// Draws a column for each row, from one uniform number each.
  ///
  /// - Precondition: `columns` has as many elements as there are rows.
  public func sample(into columns: inout MutableSpan<Int32>, using generator: inout PCG64) {
    let (rowCount, columnCount) = (
      logProbabilities.shape.rowCount, logProbabilities.shape.columnCount
    )
    precondition(
      columns.count == rowCount,
      "\(rowCount) rows do not fit \(columns.count) places. Give one for each.")
    let tape = logProbabilities.tape
    let probabilities = tape.take(Float.self, count: logProbabilities.count)
    kernelExp(logProbabilities.count, logProbabilities.pointer, probabilities)
    for row in 0..<rowCount {
      let start = probabilities + row * columnCount
      var rest = generator.random()
      // Rounding may leave a little over: it belongs to the last column that is possible.
      var chosen = 0
      for column in 0..<columnCount where start[column] > 0 {
        chosen = column
        rest -= Double(start[column])
        if rest < 0 { break }
      }
      columns[row] = Int32(chosen)
    }
  }

  /// Writes the likeliest column of each row, the first of equal ones.
  ///
  /// - Precondition: `columns` has as many elements as there are rows.
  public func writeLikeliest(into columns: inout MutableSpan<Int32>) {
    logProbabilities.writeLargestColumns(into: &columns)
  }
}

extension Tensor {
  /// −Σ eˡ l over each row of logarithms of probabilities.
  fileprivate func entropyOfRows() -> Tensor {
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
