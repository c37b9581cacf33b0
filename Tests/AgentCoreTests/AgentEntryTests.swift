import AgentCore
import ClassicControl
import DeepQ
import Foundation
import GymCore
import NumericRandom
import PolicyGradient
import Testing
import ToyText

@Suite("Agents and worlds on offer")
struct AgentEntryTests {
  private static let agents: [AgentEntry] = [.dqn, .reinforce]
  private static let environments =
    EnvironmentEntry.classicControl + EnvironmentEntry.toyText

  /// The values as they come back from a run's file.
  private func throughFile(_ values: [(name: String, value: OptionValue)]) throws
    -> [String: OptionValue]
  {
    let text = try RunSettings(agent: "a", environment: "e", steps: 1)
      .yaml(options: values, settings: [], version: "1")
    return try RunSettings.Partial(yaml: text, path: "settings.yaml").options
  }

  @Test(
    "have effective values that mean themselves, also through a file", arguments: agents.indices)
  func agentSettings(index: Int) throws {
    let agent = Self.agents[index]
    let changed: [String: OptionValue] =
      agent.name == "dqn"
      ? ["gradientClipping": .null, "hiddenSizes": .list([]), "learningRate": .number(1e-7)]
      : ["gradientClipping": .null, "activation": .text("relu"), "usesBaseline": .flag(false)]
    for given in [[:], changed] {
      let values = try agent.effectiveSettings(given)
      #expect(values.map(\.name) == agent.settings.map(\.name))
      let again = try agent.effectiveSettings(try throughFile(values))
      #expect(again.map(\.name) == values.map(\.name))
      #expect(again.map(\.value) == values.map(\.value))
      for (name, value) in given {
        #expect(values.first { $0.name == name }?.value == value)
      }
    }
  }

  @Test(
    "have effective options that mean themselves, also through a file",
    arguments: environments.indices)
  func environmentOptions(index: Int) throws {
    let environment = Self.environments[index]
    var cases: [[String: OptionValue]] = [[:]]
    if environment.id.hasPrefix("FrozenLake") {
      cases += [
        ["map": .list([.text("SFF"), .text("FHG"), .text("FFF")]), "isSlippery": .flag(false)],
        ["mapName": .text("random"), "mapSeed": .integer(5), "mapSize": .integer(6)],
        ["mapName": .text("random"), "mapSeed": .text("340282366920938463463374607431768211456")],
        ["rewardSchedule": .list([.integer(1), .number(-0.1), .number(-1e-9)])],
      ]
    } else if environment.id.hasPrefix("CartPole") {
      cases.append(["suttonBartoReward": .flag(true)])
    }
    for given in cases {
      let values = try environment.effectiveOptions(given)
      let again = try environment.effectiveOptions(try throughFile(values))
      #expect(again.map(\.name) == values.map(\.name))
      #expect(again.map(\.value) == values.map(\.value))
      _ = try environment.makeEnvironment(options: try throughFile(values))
    }
  }

  @Test("refuse settings that they do not have or cannot take")
  func refusals() throws {
    #expect(throws: OptionError.self) {
      try AgentEntry.dqn.effectiveSettings(["learningrate": .number(1)])
    }
    let error = try #require(throws: OptionError.self) {
      try AgentEntry.reinforce.effectiveSettings(["discount": .number(1.5)])
    }
    #expect(error.description == "'discount' cannot be 1.5: it takes a number from 0 to 1.")
  }

  @Test(
    "say before anything is made why a run cannot be",
    arguments: [
      (0, 1, "0 steps are not enough for 1 lanes"), (5, 6, "5 steps are not enough for 6 lanes"),
      (10_000_000, 1_000_000, "1000000 lanes are too many"),
    ])
  func impossibleRuns(steps: Int, lanes: Int, words: String) throws {
    let error = try #require(throws: AgentError.self) {
      try RunParts(
        RunSettings(agent: "dqn", environment: "CartPole-v1", steps: steps, lanes: lanes),
        environment: Self.environments[0], agent: .dqn)
    }
    #expect(error.description.hasPrefix(words))
  }

  @Test("refuse a seed of more than 128 bits")
  func largeSeed() throws {
    let error = try #require(throws: AgentError.self) {
      try RunParts(
        RunSettings(
          agent: "dqn", environment: "CartPole-v1",
          seed: 0x1_0000_0000_0000_0000_0000_0000_0000_0000, steps: 10),
        environment: Self.environments[0], agent: .dqn)
    }
    #expect(error.description.hasSuffix("is too large: a run's seed is below 2^128."))
  }
}
