extension PCG64 {
  /// Draws an index below a count, each equally likely, as NumPy's `choice` does for one item.
  ///
  /// - Precondition: The count is at least one.
  @inlinable
  public mutating func choice(count: Int) -> Int {
    precondition(count > 0, "There is nothing to choose from. Give a count of at least one.")
    return integer(in: 0..<count)
  }

  /// Draws one of the elements of a collection, each equally likely.
  ///
  /// - Precondition: The collection is not empty.
  @inlinable
  public mutating func choice<Elements: RandomAccessCollection>(
    from elements: Elements
  ) -> Elements.Element {
    let offset = choice(count: elements.count)
    return elements[elements.index(elements.startIndex, offsetBy: offset)]
  }

  /// Draws indices with the given probabilities, as NumPy's `choice` with replacement does.
  ///
  /// Each is the first index whose cumulative probability, divided by the sum, exceeds a
  /// ``random()`` of its own.
  ///
  /// - Precondition: No probability is negative and their sum is greater than zero.
  public mutating func choices(_ count: Int, probabilities: [Double]) -> [Int] {
    let cumulative = Self.cumulative(probabilities)
    return (0..<count).map { _ in Self.firstIndex(in: cumulative, above: random()) }
  }

  /// Draws an index with the given probabilities, as Gymnasium's toy worlds do.
  ///
  /// It is the first index whose cumulative probability exceeds one ``random()``, which is drawn
  /// even if only one index is possible. The sum is not normalised: where rounding leaves it below
  /// the draw, the index is 0.
  @inlinable
  public mutating func categorical(_ probabilities: some Sequence<Double>) -> Int {
    let threshold = random()
    var sum = 0.0
    for (index, probability) in probabilities.enumerated() {
      sum += probability
      if sum > threshold { return index }
    }
    return 0
  }

  private static func cumulative(_ probabilities: [Double]) -> [Double] {
    var sum = 0.0
    let sums = probabilities.map { probability in
      precondition(probability >= 0, "A probability is not negative. Give only zero or more.")
      sum += probability
      return sum
    }
    precondition(
      sum > 0 && sum.isFinite, "Probabilities have a finite sum above zero. Give at least one.")
    return sums.map { $0 / sum }
  }

  /// The number of cumulative probabilities that are at most the threshold, by bisection.
  private static func firstIndex(in cumulative: [Double], above threshold: Double) -> Int {
    var low = 0
    var high = cumulative.count
    while low < high {
      let middle = (low + high) / 2
      if cumulative[middle] > threshold { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
