import Testing

@testable import GymCore

@Suite("Spelling")
struct SpellingTests {
  @Test("finds the name that was meant")
  func nearest() {
    let known = ["CartPole-v0", "CartPole-v1", "FrozenLake-v1"]
    #expect(Spelling.nearest(to: "cartpole-v1", among: known) == "CartPole-v1")
    #expect(Spelling.nearest(to: "CratPole-v1", among: known) == "CartPole-v1")
    #expect(Spelling.nearest(to: "FrozenLak-v1", among: known) == "FrozenLake-v1")
    #expect(Spelling.nearest(to: "Pong", among: known) == nil)
  }

  @Test(
    "counts insertions, deletions, replacements and swaps",
    arguments: [("", "", 0), ("a", "", 1), ("abc", "acb", 1), ("kitten", "sitting", 3)])
  func distance(first: String, second: String, expected: Int) {
    #expect(Spelling.distance(Array(first), Array(second)) == expected)
    #expect(Spelling.distance(Array(second), Array(first)) == expected)
  }
}
