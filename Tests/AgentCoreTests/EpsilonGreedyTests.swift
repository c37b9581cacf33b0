import AgentCore
import NumericRandom
import Testing

@Suite("ε-greedy choice")
struct EpsilonGreedyTests {
  /// The mask of a world that has none.
  private let everything: [Bool] = []

  private func frequencies(
    _ values: [Float], _ mask: [Bool], epsilon: Double, drawCount: Int = 20_000
  ) -> [Double] {
    var generator = PCG64(seed: 3)
    var counts = [Int](repeating: 0, count: values.count)
    for _ in 0..<drawCount {
      let choice = EpsilonGreedy.choose(
        values: values.span, mask: mask.span, epsilon: epsilon, using: &generator)
      counts[Int(choice)] += 1
    }
    return counts.map { Double($0) / Double(drawCount) }
  }

  @Test("takes the best with probability 1 − ε and any with ε", arguments: [0, 0.1, 0.6, 1])
  func frequency(epsilon: Double) {
    let found = frequencies([0, 5, -1, 5], [], epsilon: epsilon)
    for action in 0..<4 {
      let expected = epsilon / 4 + (action == 1 ? 1 - epsilon : 0)
      // Five standard deviations of a frequency in 20,000 draws are at most 0.018.
      #expect(abs(found[action] - expected) < 0.018)
    }
  }

  @Test("never takes what the mask forbids, and the others equally often")
  func masked() {
    let found = frequencies([9, 1, 2, 8], [false, true, true, false], epsilon: 0.5)
    #expect(found[0] == 0)
    #expect(found[3] == 0)
    #expect(abs(found[1] - 0.25) < 0.018)
    #expect(abs(found[2] - 0.75) < 0.018)
  }

  @Test("takes the only action that is allowed, whatever ε", arguments: [0, 0.5, 1])
  func onlyOne(epsilon: Double) {
    #expect(frequencies([3, 2, 1], [false, false, true], epsilon: epsilon, drawCount: 50)[2] == 1)
  }

  @Test("takes the first of equal values, and the best of negative ones")
  func ties() {
    let values: [Float] = [-3, -1, -1, -2]
    let mask = [true, false, true, true]
    let free = EpsilonGreedy.best(values: values.span, mask: everything.span)
    let masked = EpsilonGreedy.best(values: values.span, mask: mask.span)
    #expect(free == 1)
    #expect(masked == 2)
  }

  @Test("draws the same numbers whatever the values are")
  func stream() {
    var (first, second) = (PCG64(seed: 9), PCG64(seed: 9))
    let (low, high): ([Float], [Float]) = ([1, 0, 0], [0, 0, 1])
    for _ in 0..<200 {
      _ = EpsilonGreedy.choose(values: low.span, mask: everything.span, epsilon: 0.3, using: &first)
      _ = EpsilonGreedy.choose(
        values: high.span, mask: everything.span, epsilon: 0.3, using: &second)
      #expect(first == second)
    }
  }

  @Test("stops the program when nothing is allowed")
  func nothingAllowed() async {
    await #expect(processExitsWith: .failure) {
      let (values, mask): ([Float], [Bool]) = ([1, 2], [false, false])
      _ = EpsilonGreedy.best(values: values.span, mask: mask.span)
    }
  }
}
