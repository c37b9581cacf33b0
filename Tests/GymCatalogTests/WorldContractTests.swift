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
    let violations = try entry.contractViolations(
      options: options(id), seed: 7, stepCount: stepCount(id),
      isDeterministic: Self.unchanging.contains(id))
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
    let violations = try entry.contractViolations(
      options: options, seed: 7, stepCount: stepCount(id))
    #expect(violations == [])
  }

  @Test("keeps it without chance, where an option takes chance away")
  func deterministic() throws {
    let entry = try Catalog.standard.environment("FrozenLake-v1")
    let violations = try entry.contractViolations(
      options: ["isSlippery": .flag(false)], isDeterministic: true)
    #expect(violations == [])
  }

  /// The worlds that leave nothing to chance.
  private static let unchanging: Set = [
    "CliffWalking-v1", "MiniGrid-Empty-5x5-v0", "MiniGrid-Empty-6x6-v0", "MiniGrid-Empty-8x8-v0",
    "MiniGrid-Empty-16x16-v0", "MiniGrid-DistShift1-v0", "MiniGrid-DistShift2-v0",
  ]

  /// Options that shorten the episodes of worlds whose tasks chance hardly ever does.
  private func options(_ id: String) -> [String: OptionValue] {
    id.hasPrefix("MiniGrid-") ? ["timeLimit": .integer(200)] : [:]
  }

  /// As many steps as random actions need to end an episode in a quarter of them.
  private func stepCount(_ id: String) -> Int {
    switch id {
    case "MountainCarContinuous-v0": 4_400
    case "CliffWalking-v1", "CliffWalkingSlippery-v1": 20_000
    case _ where id.hasPrefix("MiniGrid-"): 1_000
    default: 2_000
    }
  }
}
