public import NumericRandom

/// ε-greedy choice: with probability ε any allowed action, else the one of the highest value.
///
/// Sutton and Barto (2018), section 2.2. Every choice draws one double, and one integer more when it
/// explores, so that a lane's stream does not depend on the values.
public enum EpsilonGreedy {
  /// Chooses among values.
  ///
  /// - Parameters:
  ///   - values: The value of each action.
  ///   - mask: Which actions may be chosen; empty when all may.
  ///   - epsilon: The probability of exploring, from 0 to 1.
  ///   - generator: The lane's stream of random numbers.
  /// - Returns: The place of the chosen action; of equal values the first.
  public static func choose(
    values: Span<Float>, mask: Span<Bool>, epsilon: Double, using generator: inout PCG64
  ) -> Int32 {
    guard generator.random() < epsilon else { return best(values: values, mask: mask) }
    return random(count: values.count, mask: mask, using: &generator)
  }

  /// The place of the highest value among the allowed actions; of equal values the first.
  public static func best(values: Span<Float>, mask: Span<Bool>) -> Int32 {
    var best = -1
    for index in values.indices where mask.isEmpty || mask[index] {
      if best < 0 || values[index] > values[best] { best = index }
    }
    precondition(best >= 0, "A mask must allow at least one action.")
    return Int32(best)
  }

  private static func random(
    count: Int, mask: Span<Bool>, using generator: inout PCG64
  ) -> Int32 {
    guard !mask.isEmpty else { return Int32(generator.integer(in: 0..<count)) }
    var allowed = 0
    for index in mask.indices where mask[index] { allowed += 1 }
    precondition(allowed > 0, "A mask must allow at least one action.")
    var remaining = generator.integer(in: 0..<allowed)
    for index in mask.indices where mask[index] {
      if remaining == 0 { return Int32(index) }
      remaining -= 1
    }
    preconditionFailure("A mask changed while an action was chosen.")
  }
}
