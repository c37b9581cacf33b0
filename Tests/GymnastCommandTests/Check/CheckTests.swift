import Foundation
import GymCatalog
import GymCore
import GymTesting
import Testing

@testable import GymnastCommand

@Suite("gymnast check")
struct CheckTests {
  @Test("a world that keeps every rule passes, and each rule has its line")
  func kept() throws {
    let result = gymnast("check", "FrozenLake-v1", "--steps", "1000", "--seed", "5")
    #expect(result.status == 0 && result.error.isEmpty)
    #expect(result.lines.count == ContractRule.allCases.count + 2)
    #expect(result.lines.first == "FrozenLake-v1, 1,000 steps, seed 5")
    #expect(result.lines.last == "FrozenLake-v1 keeps the contract.")
    #expect(
      result.output.contains(
        "  not asked  \(ContractRule.masksAreSound.summary) Here the world has no action mask.\n"))
    #expect(result.output.contains("  kept       \(ContractRule.timeLimitIsExact.summary)\n"))
  }

  @Test("a world that breaks rules fails, with what was found and what to do")
  func broken() throws {
    let result = gymnast("check", "Test/Echo-v0", "--steps", "100", catalog: .withEcho)
    #expect(result.status == 1 && result.error.isEmpty)
    let rule = ContractRule.observationsAreInTheirSpace
    #expect(result.output.contains("  BROKEN     \(rule.summary)\n"))
    #expect(result.output.contains("             \(rule.rawValue), seed 0, step 0\n"))
    #expect(
      result.output.contains(
        "             expected the observation: in {\"kind\":\"discrete\",\"count\":4,\"start\":0}\n"
      ))
    #expect(result.output.contains("             \(rule.advice)\n"))
    #expect(result.lines.last?.hasPrefix("Test/Echo-v0 breaks ") == true)
  }

  /// Of each mistake, the rule that it breaks, what is expected and what is found instead.
  static let explanations: [(FlawedWalk.Flaw, ContractRule, expected: String, found: String)] = [
    (
      .observationLeavesItsSpace, .observationsAreInTheirSpace,
      #"the observation: in {"kind":"discrete","count":7,"start":0}"#, "the observation: [7]"
    ),
    (.readsGlobalState, .sameSeedSameFuture, "the reward: ", "the reward: "),
    (
      .drawingDisturbs, .drawingChangesNothing, "the reward of a world that was drawn: ",
      "the reward of a world that was drawn: "
    ),
    (
      .ignoresSeeds, .seedsMatter, "the future with any of 8 other seeds: different",
      "the future with any of 8 other seeds: the same"
    ),
    (
      .masksWhatMoves, .masksAreSound, "element 0 of the observation after the masked action 0: ",
      "element 0 of the observation after the masked action 0: "
    ),
    (
      .cutsShortTooEarly, .timeLimitIsExact, "the length of an episode that is cut short: 20",
      "the length of an episode that is cut short: 19"
    ),
  ]

  @Test(
    "a mistake is explained by its rule, what was expected, what came, where, and what to do",
    arguments: explanations)
  func mistakes(
    flaw: FlawedWalk.Flaw, rule: ContractRule, expected: String, found: String
  ) throws {
    let result = gymnast(
      "check", "Walk-v0", "--option", "flaw=\(flaw)", "--steps", "400", "--seed", "3",
      catalog: .withFlawedWalk)
    #expect(result.status == 1 && result.error.isEmpty)
    let first = try #require(result.lines.firstIndex { $0 == "  BROKEN     \(rule.summary)" })
    let lines = result.lines[first...]
    #expect(lines[first + 1].contains("\(rule.rawValue), seed 3, step "))
    #expect(lines[first + 2].contains("expected \(expected)"), "\(lines[first + 2])")
    #expect(lines[first + 3].contains("found    \(found)"), "\(lines[first + 3])")
    #expect(lines[first + 2].drop { $0 != ":" } != lines[first + 3].drop { $0 != ":" })
    #expect(lines[first + 4].hasSuffix(rule.advice))
    #expect(result.lines.last?.hasPrefix("Walk-v0 breaks ") == true)
  }

  @Test("as JSON a mistake has the same parts", arguments: explanations)
  func mistakesAsJSON(
    flaw: FlawedWalk.Flaw, rule: ContractRule, expected: String, found: String
  ) throws {
    let result = gymnast(
      "check", "Walk-v0", "--option", "flaw=\(flaw)", "--steps", "400", "--seed", "3", "--json",
      catalog: .withFlawedWalk)
    #expect(result.status == 1 && result.error.isEmpty && result.lines.count == 1)
    let worlds = try #require(try result.json()["environments"] as? [[String: Any]])
    let rules = try #require(worlds.first?["rules"] as? [[String: Any]])
    let broken = try #require(rules.first { $0["name"] as? String == rule.rawValue })
    #expect(broken["verdict"] as? String == "broken" && broken["step"] is Int)
    #expect(broken["advice"] as? String == rule.advice)
    let subject = try #require(broken["subject"] as? String)
    let values = try ["expected", "found"].map { try #require(broken[$0] as? String) }
    #expect("\(subject): \(values[0])".hasPrefix(expected))
    #expect("\(subject): \(values[1])".hasPrefix(found))
    #expect(values[0] != values[1])
  }

  @Test("it prints one object with the verdict of every rule")
  func json() throws {
    let result = gymnast(
      "check", "FrozenLake-v1", "Test/Echo-v0", "--steps", "500", "--json", catalog: .withEcho)
    #expect(result.status == 1 && result.lines.count == 1)
    let worlds = try #require(try result.json()["environments"] as? [[String: Any]])
    #expect(worlds.map { $0["id"] as? String } == ["FrozenLake-v1", "Test/Echo-v0"])
    #expect(worlds.map { $0["isKept"] as? Bool } == [true, false])
    for world in worlds {
      #expect(world["steps"] as? Int == 500 && world["seed"] as? Int == 0)
      let rules = try #require(world["rules"] as? [[String: Any]])
      #expect(rules.map { $0["name"] as? String } == ContractRule.allCases.map(\.rawValue))
      for rule in rules {
        switch rule["verdict"] as? String {
        case "kept": #expect(Set(rule.keys) == ["name", "summary", "verdict"])
        case "notAsked": #expect(Set(rule.keys) == ["name", "summary", "verdict", "reason"])
        case "broken":
          #expect(
            Set(rule.keys) == [
              "name", "summary", "verdict", "step", "subject", "expected", "found", "advice",
            ])
        default: Issue.record("\(rule)")
        }
      }
    }
  }

  @Test("options reach the world and what it is declared to be")
  func options() {
    let result = gymnast(
      "check", "FrozenLake-v1", "--steps", "300", "--option", "isSlippery=false")
    #expect(result.status == 0)
  }

  @Test("--all checks the whole catalog and counts")
  func all() throws {
    let small = Catalog(
      environments: try ["FrozenLake-v1", "CliffWalking-v1"].map {
        try Catalog.standard.environment($0)
      })
    let result = gymnast("check", "--all", "--steps", "2000", catalog: small)
    #expect(result.status == 0)
    #expect(result.lines.last == "2 of 2 worlds keep the contract.")
  }

  @Test(
    "what cannot be checked is refused before anything is played",
    arguments: [
      (["check"], "Name the worlds to check"),
      (["check", "FrozenLake-v1", "--all"], "but not both"),
      (["check", "FrozenLake-v1", "Frozen-v1"], "There is no world 'Frozen-v1'"),
      (["check", "FrozenLake-v1", "--option", "ice=1"], "There is no option 'ice'"),
      (["check", "FrozenLake-v1", "--option", "successRate=2"], "'successRate'"),
      (["check", "FrozenLake-v1", "--option", "map=[\"SX\"]"], "map"),
      (["check", "FrozenLake-v1", "--steps", "7"], "from 100 to 1,000,000"),
      (["check", "Test/Echo-v0", "--seed", "4294967295"], "takes seeds below 2^32"),
    ])
  func refusals(arguments: [String], message: String) {
    let result = gymnast(arguments, catalog: .withEcho)
    #expect(result.status != 0 && result.output.isEmpty)
    #expect(result.error.contains(message), "\(result.error)")
  }
}
