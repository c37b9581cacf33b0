import ClassicControl
import GymCore
import NumericRandom
import Testing

@Suite("The catalog of classic control")
struct ClassicControlCatalogTests {
  @Test("an episode that never fails is cut short at the limit", arguments: [0, 1])
  func limits(index: Int) throws {
    let entry = EnvironmentEntry.classicControl[index]
    let limit = try #require(entry.timeLimit)
    let world = try entry.makeEnvironment()
    try world.reset(seed: 8)
    for step in 1...limit {
      guard case .numbers(let state) = world.observation else { continue }
      let push: Int32 = state[2] + 0.3 * state[3] + 0.02 * state[0] + 0.05 * state[1] > 0 ? 1 : 0
      let outcome = world.step(index: push, values: [])
      #expect(outcome.ending == (step == limit ? .truncated : nil))
    }
  }

  @Test("ids differ and options are refused with reasons")
  func entries() throws {
    let entries = EnvironmentEntry.classicControl
    #expect(Set(entries.map(\.id)) == ["CartPole-v0", "CartPole-v1"])
    for entry in entries {
      #expect(throws: OptionError.unknown(name: "speed", known: ["suttonBartoReward"])) {
        try entry.makeEnvironment(options: ["speed": .integer(1)])
      }
    }
  }
}
