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
    #expect(try entry.contractViolations(seed: 7) == [])
  }

  @Test("keeps it without chance, where an option takes chance away")
  func deterministic() throws {
    let entry = try Catalog.standard.environment("FrozenLake-v1")
    let violations = try entry.contractViolations(
      options: ["isSlippery": .flag(false)], isDeterministic: true)
    #expect(violations == [])
  }
}
