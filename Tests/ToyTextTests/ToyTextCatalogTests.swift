import GymCore
import NumericRandom
import Testing
import ToyText

@Suite("The catalog of toy text")
struct ToyTextCatalogTests {
  @Test("an episode that stays on the ice is cut short at the limit", arguments: [0, 1])
  func limits(index: Int) throws {
    let entry = EnvironmentEntry.toyText[index]
    let limit = try #require(entry.timeLimit)
    let world = try entry.makeEnvironment(options: ["isSlippery": .flag(false)])
    try world.reset(seed: 8)
    for step in 1...limit {
      let outcome = world.step(index: 0, values: [])
      #expect(outcome.ending == (step == limit ? .truncated : nil))
    }
    #expect(world.diagnosticValues == [0])
  }

  @Test("the two lakes have their sizes")
  func sizes() throws {
    let counts = try EnvironmentEntry.toyText.prefix(2).map { entry in
      (try entry.makeEnvironment().observationSpace as? Discrete)?.count
    }
    #expect(counts == [16, 64])
  }

  @Test("has Gymnasium's ids, limits and thresholds")
  func facts() {
    let facts = EnvironmentEntry.toyText.map { entry in
      "\(entry.id) \(entry.timeLimit ?? 0) \(entry.rewardThreshold ?? 0)"
    }
    #expect(
      facts == [
        "FrozenLake-v1 100 0.7", "FrozenLake8x8-v1 200 0.85", "CliffWalking-v1 0 0.0",
        "CliffWalkingSlippery-v1 0 0.0", "Taxi-v4 200 8.0", "Taxi-v3 200 8.0", "Blackjack-v1 0 0.0",
      ])
  }

  @Test(
    "refuses options with reasons",
    arguments: [
      (
        "CliffWalking-v1", ["isSlippery": .integer(1)],
        "'isSlippery' cannot be 1: it takes true or false."
      ),
      (
        "Taxi-v4", ["rainyProbability": .number(1.5)],
        "'rainyProbability' cannot be 1.5: it takes a number from 0 to 1."
      ),
      ("Taxi-v3", ["isRainy": .flag(true)], "There is no option 'isRainy': none can be set here."),
      (
        "Blackjack-v1", ["book": .flag(true)],
        "There is no option 'book'. Options are: natural, sab."
      ),
    ] as [(String, [String: OptionValue], String)])
  func options(id: String, options: [String: OptionValue], message: String) throws {
    let entry = try #require(EnvironmentEntry.toyText.first { $0.id == id })
    let error = #expect(throws: OptionError.self) { try entry.makeEnvironment(options: options) }
    #expect(error?.description == message)
  }
}
