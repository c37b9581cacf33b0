public import NumericRandom

/// Draws one of several alternatives by their probabilities.
public enum CategoricalChoice {
  /// Draws an alternative from one double.
  ///
  /// - Parameters:
  ///   - probabilities: The probability of each alternative; they sum to 1 but for rounding.
  ///   - generator: The stream that the double is drawn from.
  /// - Returns: The place of the alternative; never one of probability 0.
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
    return Int32(last)  // Rounding left the sum a little below 1.
  }

  /// The place of the highest probability; of equal ones the first.
  public static func best(probabilities: Span<Float>) -> Int32 {
    var best = 0
    for index in probabilities.indices where probabilities[index] > probabilities[best] {
      best = index
    }
    return Int32(best)
  }
}
