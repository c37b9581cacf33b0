public import NumericRandom

import CNeuralKernels

/// One choice among the columns of each row, given by scores before the softmax.
///
/// ```swift
/// let policy = Categorical(logits: network(observations), mask: masks.span)
/// let loss = -(policy.logProbability(of: actions.span) * advantages).mean()
///   - 0.01 * policy.entropy().mean()
/// ```
public struct Categorical: Distribution {
  /// The logarithms of the probabilities, in the shape of the logits; −∞ where an action is masked.
  public let logProbabilities: Tensor

  /// Creates the distributions of rows of scores.
  public init(logits: Tensor) { logProbabilities = logits.logSoftmax() }

  /// Creates the distributions of rows of scores, of which some columns cannot be chosen.
  ///
  /// A masked column has probability exactly 0, adds nothing to the entropy and passes no gradient
  /// back, as if it were not there.
  ///
  /// - Parameters:
  ///   - logits: Rows of scores.
  ///   - mask: Which columns can be chosen, row by row; empty when all can.
  /// - Precondition: Each row has at least one column that can be chosen.
  public init(logits: Tensor, mask: Span<Bool>) {
    guard !mask.isEmpty else {
      self.init(logits: logits)
      return
    }
    let parts = logits.tape.take(Int32.self, count: 2)
    parts[0] = 1
    parts[1] = Int32(logits.shape.columnCount)
    self.init(logProbabilities: logits.logSoftmax(ofParts: parts, mask: mask))
  }

  private init(logProbabilities: Tensor) { self.logProbabilities = logProbabilities }

  public var rowCount: Int { logProbabilities.shape.rowCount }

  public var actionWidth: Int { 1 }

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

  public func divergence(to other: Categorical) -> Tensor {
    logProbabilities.divergenceOfRows(to: other.logProbabilities)
  }

  /// Draws a column of one row from one double, never one of probability 0.
  public func draw(
    row: Int, into action: inout MutableSpan<Int32>, using generator: inout PCG64
  ) {
    let columnCount = logProbabilities.shape.columnCount
    action[0] = logProbabilities.drawColumn(
      row: row, of: 0..<columnCount, using: &generator)
  }

  /// Writes the likeliest column of each row, the first of equal ones.
  public func writeLikeliest(into columns: inout MutableSpan<Int32>) {
    logProbabilities.writeLargestColumns(into: &columns)
  }
}

extension Categorical {
  /// Draws one of several alternatives by their probabilities, from one double.
  ///
  /// - Parameters:
  ///   - probabilities: The probability of each alternative; they sum to 1 but for rounding.
  ///   - generator: The stream that the double is drawn from.
  /// - Returns: The place of the alternative; never one of probability 0.
  /// - Precondition: The probabilities sum to 1, so none is NaN.
  public static func choose(
    probabilities: Span<Float>, using generator: inout PCG64
  ) -> Int32 {
    let draw = generator.random()
    var sum = 0.0
    var last = 0
    for index in probabilities.indices where probabilities[index] > 0 {
      sum += Double(probabilities[index])
      last = index
      if draw < sum { return Int32(index) }
    }
    // Rounding leaves the sum a little below 1; a NaN, which is not positive, leaves it far below.
    require(
      sum > 0.999,
      "The probabilities of a choice sum to \(sum), not to 1. "
        + "Look for a NaN in the observation or the parameters.")
    return Int32(last)
  }

  /// The place of the highest probability; of equal ones the first.
  ///
  /// - Precondition: None is NaN.
  public static func best(probabilities: Span<Float>) -> Int32 {
    var best = 0
    for index in probabilities.indices where !(probabilities[index] <= probabilities[best]) {
      best = index
      if probabilities[best].isNaN { break }
    }
    require(
      !probabilities[best].isNaN,
      "The probability of alternative \(best) is NaN. "
        + "Look for a NaN in the observation or the parameters.")
    return Int32(best)
  }
}

extension Tensor {
  /// Draws one of some columns of a row of logarithms of probabilities, counted from the first.
  func drawColumn(row: Int, of columns: Range<Int>, using generator: inout PCG64) -> Int32 {
    let probabilities = tape.take(Float.self, count: columns.count)
    let start = pointer + row * shape.columnCount + columns.lowerBound
    kernelExp(columns.count, start, probabilities)
    return Categorical.choose(
      probabilities: UnsafeBufferPointer(start: probabilities, count: columns.count).span,
      using: &generator)
  }
}
