import GymCatalog
import GymCore
import GymTesting
import NumericRandom
import Testing

@Suite("Every world of the standard catalog")
struct WorldContractTests {
  @Test("keeps the contract of worlds", arguments: Catalog.standard.environments.map(\.id))
  func contract(id: String) throws {
    let entry = try Catalog.standard.environment(id)
    let violations = try entry.contractViolations(options: options(id), seed: 7)
    #expect(violations == [])
  }

  @Test(
    "keeps it with every option",
    arguments: [
      ("CartPole-v1", ["suttonBartoReward": .flag(true)]),
      ("MountainCar-v0", ["goalVelocity": .number(0.02)]),
      ("MountainCarContinuous-v0", ["goalVelocity": .number(0.02)]),
      ("Pendulum-v1", ["g": .number(3.7)]),
      ("Acrobot-v1", ["dynamics": .text("nips"), "timeStep": .number(0.1)]),
      ("Acrobot-v1", ["torqueNoise": .number(0.5)]),
      ("Taxi-v4", ["isRainy": .flag(true)]),
      ("Taxi-v4", ["ficklePassenger": .flag(true), "fickleProbability": .number(1)]),
      ("Taxi-v4", ["isRainy": .flag(true), "ficklePassenger": .flag(true)]),
      ("Blackjack-v1", ["sab": .flag(false)]),
      ("Blackjack-v1", ["sab": .flag(false), "natural": .flag(true)]),
    ] as [(String, [String: OptionValue])])
  func options(id: String, options: [String: OptionValue]) throws {
    let entry = try Catalog.standard.environment(id)
    let violations = try entry.contractViolations(options: options, seed: 7, stepCount: 4_000)
    #expect(violations == [])
  }

  @Test(
    "keeps it without chance, where options take chance away",
    arguments: [
      ("FrozenLake-v1", ["isSlippery": .flag(false)]),
      ("FrozenLake8x8-v1", ["successRate": .number(1)]),
      ("CliffWalkingSlippery-v1", ["isSlippery": .flag(false)]),
      ("GridWorld/Maze-v0", ["mazeSeed": .integer(3)]),
      ("MiniGrid-Empty-Random-5x5-v0", ["start": .list([.integer(1), .integer(2)])]),
    ] as [(String, [String: OptionValue])])
  func deterministic(id: String, options: [String: OptionValue]) throws {
    let entry = try Catalog.standard.environment(id)
    #expect(try !entry.isDeterministic() && entry.isDeterministic(options: options))
    #expect(try entry.contractViolations(options: options, stepCount: 2_000) == [])
  }

  @Test("says how its episodes can end")
  func endings() throws {
    let pendulum = try Catalog.standard.environment("Pendulum-v1")
    #expect(try pendulum.endings(options: [:]) == [.truncated])
    let cliff = try Catalog.standard.environment("CliffWalking-v1")
    #expect(try cliff.endings(options: [:]) == [.terminated])
    let taxi = try Catalog.standard.environment("Taxi-v4")
    #expect(try taxi.endings(options: [:]) == [.terminated, .truncated])
  }

  /// Options that shorten the episodes of worlds whose tasks chance hardly ever does, and keep rows small
  /// that are compared again and again.
  private func options(_ id: String) -> [String: OptionValue] {
    if id.hasPrefix("MiniGrid-") { return ["timeLimit": .integer(200)] }
    if id.hasPrefix("Arcade/") {
      return ["observation": .text("vector"), "frameSkip": .integer(12)]
    }
    return [:]
  }
}
