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

  @Test("has Gymnasium's ids, limits and thresholds")
  func facts() {
    let facts = EnvironmentEntry.classicControl.map { entry in
      "\(entry.id) \(entry.timeLimit ?? 0) \(entry.rewardThreshold ?? 0)"
    }
    #expect(
      facts == [
        "CartPole-v0 200 195.0", "CartPole-v1 500 475.0", "MountainCar-v0 200 -110.0",
        "MountainCarContinuous-v0 999 90.0", "Pendulum-v1 200 0.0", "Acrobot-v1 500 -100.0",
      ])
  }

  @Test(
    "refuses options with reasons",
    arguments: [
      (
        "CartPole-v1", ["speed": .integer(1)],
        "There is no option 'speed'. Options are: suttonBartoReward."
      ),
      (
        "MountainCar-v0", ["goalVelocity": .text("fast")],
        "'goalVelocity' cannot be fast: it takes a number that is finite."
      ),
      (
        "MountainCarContinuous-v0", ["goalvelocity": .integer(1)],
        "There is no option 'goalvelocity'. Did you mean 'goalVelocity'? Options are: goalVelocity."
      ),
      (
        "Pendulum-v1", ["g": .null],
        "'g' cannot be null: it takes a number from -1000000 to 1000000."
      ),
      (
        "Acrobot-v1", ["timeStep": .integer(0)],
        "'timeStep' cannot be 0: it takes a number from 1e-06 to 1."
      ),
      (
        "Acrobot-v1", ["dynamics": .text("paper")],
        "'dynamics' cannot be paper: it takes one of book, nips."
      ),
    ] as [(String, [String: OptionValue], String)])
  func options(id: String, options: [String: OptionValue], message: String) throws {
    let entry = try #require(EnvironmentEntry.classicControl.first { $0.id == id })
    let error = #expect(throws: OptionError.self) { try entry.makeEnvironment(options: options) }
    #expect(error?.description == message)
  }

  @Test(
    "refuses reset options with reasons",
    arguments: [
      (
        "MountainCar-v0", ["low": .integer(0)],
        "'low' is 0.0 and 'high' is -0.4: low may not exceed high."
      ),
      (
        "Pendulum-v1", ["xInit": .integer(-1)],
        "'xInit' cannot be -1: it takes a number from 0 to 1000000."
      ),
      (
        "Acrobot-v1", ["low": .number(-1e308), "high": .number(1e308)],
        "'high' cannot be 1e+308: it takes a number from -1000000 to 1000000."
      ),
    ] as [(String, [String: OptionValue], String)])
  func resetOptions(id: String, options: [String: OptionValue], message: String) throws {
    let entry = try #require(EnvironmentEntry.classicControl.first { $0.id == id })
    let world = try entry.makeEnvironment()
    let error = #expect(throws: OptionError.self) { try world.reset(seed: 1, options: options) }
    #expect(error?.description == message)
  }
}
