import AgentCore
import Testing

@Suite("Discounted returns")
struct DiscountedReturnsTests {
  private func returns(_ rewards: [Float], discount: Float, bootstrap: Float) -> [Float] {
    var result = [Float](repeating: .nan, count: rewards.count)
    var span = result.mutableSpan
    writeDiscountedReturns(
      of: rewards.span, discount: discount, bootstrap: bootstrap, into: &span)
    return result
  }

  @Test("of a terminated episode begin from nothing")
  func terminated() {
    #expect(returns([1, 2, 4], discount: 0.5, bootstrap: 0) == [3, 4, 4])
  }

  @Test("of a truncated episode go on with the value of its final observation")
  func truncated() {
    #expect(returns([1, 2, 4], discount: 0.5, bootstrap: 8) == [4, 6, 8])
  }

  @Test("without discount are sums of what is left")
  func undiscounted() {
    #expect(returns([1, 1, 1, 1], discount: 1, bootstrap: 0) == [4, 3, 2, 1])
  }

  @Test("with a discount of 0 are the rewards")
  func shortSighted() {
    #expect(returns([3, -1, 2], discount: 0, bootstrap: 100) == [3, -1, 2])
  }
}
