import Foundation
import GymCatalog
import GymCore
import Testing

@testable import GymnastCommand

@Suite("gymnast benchmark environments")
struct WorldBenchmarkTests {
  @Test("it prints one object with the lanes and the worlds")
  func json() throws {
    let result = gymnast(
      "benchmark", "environments", "FrozenLake-v1", "--option", "isSlippery=false", "--lanes", "3",
      "--json")
    #expect(result.status == 0 && result.error.isEmpty && result.lines.count == 1)
    let object = try result.json()
    #expect(object["threads"] as? Int == 1 && object["lanes"] as? Int == 3)
    #expect(object["simd"] is NSNull && object["peakGflops"] is NSNull)
    let cases = try #require(object["cases"] as? [[String: Any]])
    #expect(cases.map { $0["name"] as? String } == ["FrozenLake-v1"])
    #expect(cases[0]["unit"] as? String == "steps/s")
    let rates = ["minimum", "median", "maximum"].compactMap { cases[0][$0] as? Double }
    #expect(rates.count == 3 && rates == rates.sorted() && rates[0] > 0)
  }

  @Test("it prints a table for people")
  func table() throws {
    let result = gymnast("benchmark", "environments", "Pendulum-v1", "--lanes", "1")
    #expect(result.status == 0 && result.lines.count == 3)
    #expect(result.lines[0] == "1 lane, 1 thread. Million steps a second:")
    #expect(result.lines[1].hasSuffix("median     minimum     maximum"))
    #expect(result.lines[2].hasPrefix("  Pendulum-v1 "))
    #expect(result.lines[2].split(separator: " ").dropFirst().allSatisfy { Double($0) ?? 0 > 0 })
  }

  @Test("the worlds that are timed by themselves are in the catalog")
  func compared() {
    let known = Catalog.standard.environments.map(\.id)
    #expect(WorldBenchmarkCommand.comparedIDs.allSatisfy { known.contains($0) })
  }

  @Test("a catalog without those worlds asks for a name")
  func ownCatalog() {
    let result = gymnast("benchmark", "environments", catalog: Catalog())
    #expect(result.status != 0 && result.error.contains("Name one; 'gymnast list' shows"))
  }
}
