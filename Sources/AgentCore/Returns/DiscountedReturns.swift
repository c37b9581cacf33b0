/// Writes the discounted returns of one episode's rewards: Gₜ = rₜ₊₁ + γ Gₜ₊₁.
///
/// Sutton and Barto (2018), equation 3.9. What follows the last reward is `bootstrap`: 0 after a
/// terminated episode, the value of the final observation after a truncated one.
///
/// - Parameters:
///   - rewards: rₜ₊₁ for each step of the episode, or of its end.
///   - discount: γ, from 0 to 1.
///   - bootstrap: What is to come after the last step.
///   - returns: Where Gₜ is written.
/// - Precondition: There are as many returns as rewards.
public func writeDiscountedReturns(
  of rewards: Span<Float>, discount: Float, bootstrap: Float,
  into returns: inout MutableSpan<Float>
) {
  precondition(
    rewards.count == returns.count,
    "\(rewards.count) rewards have as many returns, not \(returns.count).")
  var following = bootstrap
  for index in stride(from: rewards.count - 1, through: 0, by: -1) {
    following = rewards[index] + discount * following
    returns[index] = following
  }
}
