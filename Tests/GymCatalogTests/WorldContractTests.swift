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
    // Long enough to reach the time limit, and not longer than needed to say something.
    let stepCount = max(1_000, (entry.timeLimit ?? 0) + 10)
    let violations = try entry.contractViolations(
      seed: 7, stepCount: stepCount, isDeterministic: Self.deterministic.contains(id))
    #expect(violations == [])
  }

  /// The worlds that leave nothing to chance.
  private static let deterministic: Set = [
    "MiniGrid-Empty-5x5-v0", "MiniGrid-Empty-6x6-v0", "MiniGrid-Empty-8x8-v0",
    "MiniGrid-Empty-16x16-v0", "MiniGrid-DistShift1-v0", "MiniGrid-DistShift2-v0",
  ]

  @Test("keeps it without chance, where an option takes chance away")
  func deterministic() throws {
    let entry = try Catalog.standard.environment("FrozenLake-v1")
    let violations = try entry.contractViolations(
      options: ["isSlippery": .flag(false)], isDeterministic: true)
    #expect(violations == [])
  }
}
