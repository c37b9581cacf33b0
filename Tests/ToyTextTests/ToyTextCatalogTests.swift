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
    let counts = try EnvironmentEntry.toyText.map { entry in
      (try entry.makeEnvironment().observationSpace as? Discrete)?.count
    }
    #expect(counts == [16, 64])
    #expect(EnvironmentEntry.toyText.map(\.id) == ["FrozenLake-v1", "FrozenLake8x8-v1"])
  }
}
