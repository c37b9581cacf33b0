public import NumericRandom

/// Several independent choices a row, whose scores lie side by side.
///
/// With counts of 3 and 2 a row has five scores: three of the first choice, two of the second. An
/// action is one number a choice, counted from 0, held as a Float as ``Distribution`` elements of
/// several numbers are.
public struct MultiCategorical: Distribution {
  /// The logarithms of the probabilities, side by side; −∞ where an alternative is masked.
  public let logProbabilities: Tensor

  /// How many alternatives each choice has.
  public let counts: [Int]

  private let parts: UnsafeMutablePointer<Int32>

  /// Creates the distributions of rows of scores.
  ///
  /// - Parameters:
  ///   - logits: Rows of scores, the choices side by side.
  ///   - counts: How many alternatives each choice has.
  ///   - mask: Which alternatives can be chosen, as the scores lie; empty when all can.
  /// - Precondition: A row has as many scores as there are alternatives; each choice has at least
  ///   one that can be chosen.
  public init(logits: Tensor, counts: [Int], mask: Span<Bool> = Span()) {
    require(
      counts.allSatisfy { $0 > 0 } && counts.reduce(0, +) == logits.shape.columnCount,
      "Choices of \(counts) alternatives need rows of \(counts.reduce(0, +)) scores; the logits "
        + "have shape \(logits.shape).")
    parts = logits.tape.take(Int32.self, count: counts.count + 1)
    parts[0] = Int32(counts.count)
    for (index, count) in counts.enumerated() { parts[index + 1] = Int32(count) }
    self.counts = counts
    logProbabilities = logits.logSoftmax(ofParts: parts, mask: mask)
  }

  public var rowCount: Int { logProbabilities.shape.rowCount }

  public var actionWidth: Int { counts.count }

  /// The sum of the logarithms of the probabilities of one alternative of each choice, a list.
  public func logProbability(of actions: Span<Float>) -> Tensor {
    logProbabilities.chosenSums(ofParts: parts, at: actions)
  }

  /// The sum of the choices' entropies, a list.
  public func entropy() -> Tensor { logProbabilities.entropyOfRows() }

  public func divergence(to other: MultiCategorical) -> Tensor {
    require(
      counts == other.counts,
      "Choices of \(counts) and of \(other.counts) alternatives cannot be compared.")
    return logProbabilities.divergenceOfRows(to: other.logProbabilities)
  }

  /// Draws one alternative of each choice, from one double each.
  public func draw(
    row: Int, into action: inout MutableSpan<Float>, using generator: inout PCG64
  ) {
    var start = 0
    for (index, count) in counts.enumerated() {
      action[index] = Float(
        logProbabilities.drawColumn(row: row, of: start..<start + count, using: &generator))
      start += count
    }
  }

  /// Writes the likeliest alternative of each choice, the first of equal ones.
  public func writeLikeliest(into actions: inout MutableSpan<Float>) {
    checkCount(actions.count)
    let l = logProbabilities.pointer
    var (start, next) = (0, 0)
    for _ in 0..<rowCount {
      for count in counts {
        var best = start
        for index in start..<start + count where l[index] > l[best] { best = index }
        actions[next] = Float(best - start)
        start += count
        next += 1
      }
    }
  }
}
