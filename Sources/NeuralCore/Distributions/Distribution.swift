public import NumericRandom

/// A distribution over actions for each row of a batch, on the tape of the tensors it is made from.
///
/// Log-probabilities, entropies and divergences are lists of one number a row, in nats, and
/// gradients go back through them.
public protocol Distribution {
  /// What an action is made of: Int32 for the index of one choice, Float for several numbers.
  associatedtype Element: BitwiseCopyable

  /// How many rows there are.
  var rowCount: Int { get }

  /// How many elements an action has.
  var actionWidth: Int { get }

  /// Draws the action of one row.
  ///
  /// - Precondition: `action` has ``actionWidth`` elements.
  func draw(row: Int, into action: inout MutableSpan<Element>, using generator: inout PCG64)

  /// Writes the action that is taken when nothing is left to chance, row by row.
  ///
  /// - Precondition: `actions` has ``actionWidth`` elements for each row.
  func writeLikeliest(into actions: inout MutableSpan<Element>)

  /// The logarithm of the probability, or of its density, of one action of each row.
  ///
  /// - Precondition: There are ``actionWidth`` elements for each row.
  func logProbability(of actions: Span<Element>) -> Tensor

  /// The entropy of each row.
  func entropy() -> Tensor

  /// The Kullback–Leibler divergence of each row, Σ p (log p − log q) with q the other one's.
  ///
  /// - Precondition: The other distribution has rows of the same form.
  func divergence(to other: Self) -> Tensor
}

extension Distribution {
  /// Draws an action for each row, all from one stream.
  ///
  /// - Precondition: `actions` has ``actionWidth`` elements for each row.
  @inlinable
  public func sample(into actions: inout MutableSpan<Element>, using generator: inout PCG64) {
    checkCount(actions.count)
    for row in 0..<rowCount {
      var action = actions._mutatingExtracting(row * actionWidth..<(row + 1) * actionWidth)
      draw(row: row, into: &action, using: &generator)
    }
  }

  /// Draws an action for each row from that row's own stream.
  ///
  /// Row i depends on row i and generator i alone.
  ///
  /// - Precondition: `actions` has ``actionWidth`` elements for each row, and each has a generator.
  @inlinable
  public func sample(into actions: inout MutableSpan<Element>, using generators: inout [PCG64]) {
    checkCount(actions.count)
    checkGeneratorCount(generators.count)
    for row in 0..<rowCount {
      var action = actions._mutatingExtracting(row * actionWidth..<(row + 1) * actionWidth)
      draw(row: row, into: &action, using: &generators[row])
    }
  }

  @usableFromInline
  func checkCount(_ count: Int) {
    require(
      count == rowCount * actionWidth,
      "\(rowCount) actions of \(actionWidth) elements do not fit \(count) places. "
        + "Give \(rowCount * actionWidth).")
  }

  @usableFromInline
  func checkGeneratorCount(_ count: Int) {
    require(
      count == rowCount, "\(count) generators were given for \(rowCount) rows. Give each one.")
  }
}
