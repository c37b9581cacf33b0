import GymCore
import NumericRandom
import Testing
import ToyText

@Suite("Golden episodes of toy text")
struct GoldenEpisodesTests {
  @Test("are played bit for bit", arguments: GoldenData.otherRuns)
  func episodes(run: GoldenData.Run) throws {
    let world = try run.entry().makeEnvironment(options: run.options.mapValues(\.option))
    let width = world.layout.count
    var numbers = run.observations[...]
    func isNextGolden() -> Bool {
      let expected = Array(numbers.prefix(width))
      numbers = numbers.dropFirst(width)
      let parts = expected.map { SpaceValue.integer($0) }
      return world.observation == (width == 1 ? parts[0] : .tuple(parts))
    }
    try world.reset(seed: Seed(run.seed))
    #expect(isNextGolden())
    for (place, step) in run.steps.enumerated() {
      let outcome = world.step(index: step.action, values: [])
      try #require(outcome == Outcome(reward: step.reward, ending: step.ending), "step \(place)")
      try #require(isNextGolden(), "step \(place)")
      if outcome.isLast, place + 1 < run.steps.count {
        try world.reset(seed: nil)
        try #require(isNextGolden(), "after step \(place)")
      }
    }
    #expect(numbers.isEmpty)
  }

  @Test("hold every ending, reward and option")
  func coverage() {
    func rewards(_ prefix: String) -> Set<Double> {
      Set(GoldenData.otherRuns.filter { $0.id.hasPrefix(prefix) }.flatMap(\.rewards))
    }
    #expect(rewards("Cliff") == [-1, -100])
    #expect(rewards("Taxi") == [-1, -10, 20])
    #expect(rewards("Blackjack") == [-1, 0, 1, 1.5])
    #expect(Set(GoldenData.otherRuns.flatMap(\.endings)) == [".", "t", "l"])
    #expect(
      Set(GoldenData.otherRuns.flatMap(\.options.keys)) == [
        "isSlippery", "isRainy", "rainyProbability", "ficklePassenger", "fickleProbability",
        "natural", "sab",
      ])
  }
}
