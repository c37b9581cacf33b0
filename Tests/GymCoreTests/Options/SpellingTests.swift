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
    #expect(Spelling.nearest(to: "x", among: ["lr", "y"]) == nil)
    #expect(Spelling.nearest(to: "lx", among: ["lr"]) == "lr")
    #expect(Spelling.nearest(to: "a", among: []) == nil)
  }

  @Test("takes the first in the alphabet of names that are equally near")
  func ties() {
    #expect(Spelling.nearest(to: "cat", among: ["hat", "bat"]) == "bat")
  }

  @Test("asks in a sentence, or says nothing")
  func suggestion() {
    #expect(Spelling.suggestion(for: "gravty", among: ["gravity"]) == " Did you mean 'gravity'?")
    #expect(Spelling.suggestion(for: "colour", among: ["gravity"]).isEmpty)
  }

  @Test(
    "counts insertions, deletions, replacements and swaps",
    arguments: [("", "", 0), ("a", "", 1), ("abc", "acb", 1), ("kitten", "sitting", 3)])
  func distance(first: String, second: String, expected: Int) {
    #expect(Spelling.distance(Array(first), Array(second)) == expected)
    #expect(Spelling.distance(Array(second), Array(first)) == expected)
  }
}
