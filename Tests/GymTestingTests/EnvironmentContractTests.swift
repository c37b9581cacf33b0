import GymCore
import GymTesting
import NumericRandom
import Testing

@Suite("The contract of worlds")
struct EnvironmentContractTests {
  @Test("is kept by worlds that keep it", arguments: [0, 1, 12_345])
  func healthy(seed: Int) {
    let floats = EnvironmentContract(seed: Seed(seed)) { Corridor<Float>() }
    #expect(floats.violations() == [])
    let bytes = EnvironmentContract(seed: Seed(seed)) { Corridor<UInt8>() }
    #expect(bytes.violations() == [])
    let limited = EnvironmentContract(seed: Seed(seed), timeLimit: 9) {
      OrderEnforced(TimeLimit(EpisodeStatistics(Corridor<Float>()), steps: 9))
    }
    #expect(limited.violations() == [])
    let spring = EnvironmentContract(
      seed: Seed(seed), timeLimit: 30, endings: [], isDeterministic: true
    ) { TimeLimit(Spring(), steps: 30) }
    #expect(spring.violations() == [])
  }

  static let rulesOfFlaws: [Flaw: ContractRule] = [
    .drawsFromOutside: .sameSeedSameFuture,
    .drawsFromOutsideWhenOld: .sameSeedSameFuture,
    .resetKeepsTheLamp: .resetForgetsThePast,
    .resetWithOptionsKeepsTheLamp: .resetForgetsThePast,
    .ignoresSeeds: .seedsMatter,
    .observationLeavesItsSpace: .observationsAreInTheirSpace,
    .finalObservationLeavesItsSpace: .observationsAreInTheirSpace,
    .rowLeavesItsLayout: .rowsFollowTheLayout,
    .rowDiffersFromObservation: .rowsEqualObservations,
    .rewardsAreNotNumbers: .rewardsAreFinite,
    .layoutChanges: .descriptionsStay,
    .neverEnds: .endingsAreReached,
    .snapshotForgetsTheLamp: .snapshotsResume,
    .snapshotForgetsTheGenerator: .snapshotsResume,
    .snapshotCannotBeRead: .snapshotsResume,
    .masksEverything: .masksAreSound,
    .maskedActionMoves: .masksAreSound,
    .masksWhatMoves: .masksAreSound,
    .takesUnknownOptions: .resetOptionsAreChecked,
    .refusesItsOwnOption: .resetOptionsAreChecked,
    .refusedResetMoves: .resetOptionsAreChecked,
    .drawingDrawsFromOutside: .drawingChangesNothing,
    .drawingSparesTheEdge: .drawingCoversTheCanvas,
  ]

  @Test("is broken by every flaw, and the rule is named", arguments: Flaw.allCases)
  func flawed(flaw: Flaw) throws {
    let rule = try #require(Self.rulesOfFlaws[flaw])
    let rules = EnvironmentContract { Corridor<Float>(flaw) }.violations().map(\.rule)
    #expect(rules.contains(rule))
    // Some flaws break several rules; a report of most of them would name nothing.
    #expect(rules.count <= ContractRule.allCases.count / 2, "\(rules)")
    #expect(Set(rules).count == rules.count)
  }

  @Test("is broken by a world whose copies are the same world")
  func sharedCopies() {
    let rules = EnvironmentContract { SharedCorridor() }.violations().map(\.rule)
    #expect(rules.contains(.copiesFork))
    #expect(!rules.contains(.sameSeedSameFuture))
    #expect(!rules.contains(.lanesEqualSingleWorlds))
  }

  @Test("is broken by a world that is the same each time it is made")
  func sharedLanes() {
    let world = SharedCorridor()
    let rules = EnvironmentContract { world }.violations().map(\.rule)
    #expect(rules.contains(.sameSeedSameFuture))
    #expect(rules.contains(.lanesEqualSingleWorlds))
    #expect(rules.contains(.erasedLanesEqualSingleWorlds))
  }

  @Test("is broken by a world that observing changes")
  func observingChanges() {
    let world = EnvironmentContract { SharedCorridor(countsObservations: true) }
    #expect(world.violations().map(\.rule).contains(.observingChangesNothing))
  }

  @Test("is broken by a world that says it equals any other")
  func comparisons() {
    let contract = EnvironmentContract(stepCount: 200) { IndifferentCorridor(Corridor<Float>()) }
    #expect(contract.violations().map(\.rule) == [.comparisonsAreSound])
  }

  @Test("is broken by vectors of a world that depends on the steps of others")
  func vectors() {
    let contract = EnvironmentContract(stepCount: 200) { CountingCorridor(Corridor<Float>()) }
    #expect(contract.violations().contains { $0.rule == .vectorsAgree })
  }

  @Test("is broken by a world that reads damaged snapshots")
  func forgiving() {
    let rules = EnvironmentContract { ForgivingCorridor() }.violations().map(\.rule)
    #expect(rules == [.damagedSnapshotsAreRefused])
  }

  @Test("is broken by a time limit that is not where it is said to be", arguments: [8, 10])
  func wrongLimit(limit: Int) {
    let contract = EnvironmentContract(timeLimit: 9) {
      TimeLimit(Corridor<Float>(), steps: limit)
    }
    #expect(contract.violations().map(\.rule) == [.timeLimitIsExact])
  }

  @Test("is broken by a world that is declared deterministic and is not")
  func wronglyDeterministic() {
    let contract = EnvironmentContract(isDeterministic: true) { Corridor<Float>() }
    #expect(contract.violations().map(\.rule) == [.seedsMatter])
  }

  @Test("holds masks to what the agent controls, where a world says what that is")
  func controlledState() {
    let lamp = EnvironmentContract { ControlledCorridor(.maskedActionMoves) }
    #expect(lamp.violations() == [])
    let walk = EnvironmentContract { ControlledCorridor(.masksWhatMoves) }
    #expect(walk.violations().map(\.rule) == [.masksAreSound])
  }

  @Test("is broken by endings that are not documented")
  func undocumentedEndings() {
    let endless = EnvironmentContract(timeLimit: 9, endings: []) {
      TimeLimit(Corridor<Float>(), steps: 9)
    }
    #expect(endless.violations().map(\.rule) == [.endingsAreDocumented])
    let unlimited = EnvironmentContract { TimeLimit(Corridor<Float>(), steps: 9) }
    #expect(unlimited.violations().map(\.rule) == [.endingsAreDocumented])
    let documented = EnvironmentContract(endings: [.terminated, .truncated]) {
      TimeLimit(Corridor<Float>(), steps: 9)
    }
    #expect(documented.violations() == [])
  }

  @Test("asks for no ending of a world that has none")
  func endless() {
    let spring = EnvironmentContract(stepCount: 500, endings: [], isDeterministic: true) {
      Spring()
    }
    #expect(spring.violations() == [])
    let ending = EnvironmentContract(stepCount: 500, isDeterministic: true) { Spring() }
    #expect(ending.violations().map(\.rule) == [.endingsAreReached])
  }

  @Test("finds a wrong time limit that chance alone does not reach", arguments: [299, 301])
  func distantLimit(limit: Int) {
    func rules(declared: Int) -> [ContractRule] {
      EnvironmentContract(timeLimit: declared) {
        TimeLimit(Corridor<Float>(), steps: limit)
      }.violations().map(\.rule)
    }
    #expect(rules(declared: 300) == [.timeLimitIsExact])
    #expect(rules(declared: limit) == [])
  }

  @Test("compares equal seeds over 10,000 steps")
  func longRuns() {
    func rules(stepCount: Int) -> [ContractRule] {
      EnvironmentContract(stepCount: stepCount) {
        Corridor<Float>(.drawsFromOutsideWhenOld)
      }.violations().map(\.rule)
    }
    #expect(!rules(stepCount: 5_000).contains(.sameSeedSameFuture))
    #expect(rules(stepCount: 10_000).contains(.sameSeedSameFuture))
  }

  @Test("reports of every rule whether it is kept, broken or not asked")
  func report() {
    let spring = EnvironmentContract(stepCount: 100, endings: []) { Spring() }.report()
    #expect(spring.violations.map(\.rule) == [.seedsMatter])
    #expect(spring[.seedsMatter] == .broken(spring.violations[0]))
    #expect(spring[.rewardsAreFinite] == .kept)
    let idle = ContractRule.allCases.filter {
      if case .notAsked = spring[$0] { true } else { false }
    }
    #expect(
      idle == [
        .drawingChangesNothing, .drawingCoversTheCanvas, .endingsAreReached, .timeLimitIsExact,
        .masksAreSound,
      ])
  }

  @Test("says in sentences what each rule asks for and what to do")
  func sentences() {
    for rule in ContractRule.allCases {
      #expect(rule.summary.hasSuffix(".") && rule.advice.hasSuffix("."))
    }
    #expect(Set(ContractRule.allCases.map(\.summary)).count == ContractRule.allCases.count)
  }

  @Test("is checked through a catalog entry, its time limit included")
  func entry() throws {
    let healthy = EnvironmentEntry(
      id: "Corridor-v0", summary: "A corridor.", timeLimit: 9, schema: .none
    ) { _ in Corridor<Float>() }
    #expect(try healthy.contractViolations() == [])
    let broken = EnvironmentEntry(
      id: "Corridor-v0", summary: "A corridor.", timeLimit: 9, schema: .none
    ) { _ in Corridor<Float>(.rewardsAreNotNumbers) }
    #expect(try broken.contractViolations().map(\.rule) == [.rewardsAreFinite])
    #expect(throws: OptionError.self) { try healthy.contractViolations(options: ["no": .null]) }
  }

  @Test("explains a violation in one line with its step and both values")
  func explanation() throws {
    let contract = EnvironmentContract { Corridor<Float>(.rewardsAreNotNumbers) }
    let violation = try #require(contract.violations().first)
    let step = try #require(violation.step)
    #expect(violation.expected == "a finite number")
    #expect(violation.found == "nan")
    #expect(
      violation.description
        == "rewardsAreFinite at step \(step): the reward should be a finite number, but is nan.")
  }
}
