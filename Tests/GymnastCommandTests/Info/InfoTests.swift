import AgentCore
import Foundation
import GymCatalog
import GymCore
import Testing

@testable import GymnastCommand

@Suite("Listing and info")
struct InfoTests {
  @Test("list has every world, agent and preset")
  func list() throws {
    let text = gymnast("list").output
    let json = try gymnast("list", "--json").json()
    #expect(Set(json.keys) == ["environments", "agents", "presets"])
    let worlds = json["environments"] as? [[String: Any]] ?? []
    #expect(worlds.map { $0["id"] as? String } == Catalog.standard.environments.map(\.id))
    let cartPole = try #require(worlds.first { $0["id"] as? String == "CartPole-v1" })
    #expect(cartPole["timeLimit"] as? Int == 500 && cartPole["rewardThreshold"] as? Double == 475)
    let agents = json["agents"] as? [[String: Any]] ?? []
    #expect(agents.map { $0["name"] as? String } == ["reinforce", "dqn"])
    #expect((json["presets"] as? [Any])?.count == Catalog.standard.presets.count)
    for name in ["CartPole-v1", "FrozenLake8x8-v1", "reinforce", "dqn CartPole-v1"] {
      #expect(text.contains(name))
    }
  }

  @Test("info has spaces, layout, limits and options of every world")
  func environments() throws {
    for id in Catalog.withEcho.environments.map(\.id) {
      let json = try gymnast("info", id, "--json", catalog: .withEcho).json()
      #expect(
        Set(json.keys) == [
          "id", "summary", "observationSpace", "actionSpace", "layout", "timeLimit", "endings",
          "isDeterministic", "rewardThreshold", "seedsAre32Bit", "providesActionMask", "options",
          "resetOptions",
          "diagnostics", "facts",
        ])
      #expect(gymnast("info", id, catalog: .withEcho).output.hasPrefix("\(id): "))
    }
  }

  @Test("info writes bounds that JSON has no number for as texts")
  func infinities() throws {
    let json = try gymnast("info", "CartPole-v1", "--json").json()
    let space = try #require(json["observationSpace"] as? [String: Any])
    let high = try #require(space["high"] as? [Any])
    #expect(high[1] as? String == "inf" && high[0] as? Double == Double(Float(4.8)))
  }

  @Test("info has every option with default, range and explanation")
  func options() throws {
    let json = try gymnast("info", "FrozenLake-v1", "--json").json()
    let options = try #require(json["options"] as? [[String: Any]])
    #expect(
      options.compactMap { $0["name"] as? String } == [
        "isSlippery", "successRate", "rewardSchedule", "mapName", "mapSize", "mapProbability",
        "mapSeed", "map",
      ])
    #expect(options[0]["default"] as? Bool == true)
    #expect(options[3]["allowed"] as? String == "one of 4x4, 8x8, random")
    #expect(options.allSatisfy { ($0["summary"] as? String)?.isEmpty == false })
  }

  @Test("info shows the limits, the layout and the facts that options lead to")
  func optionsOfTheWorld() throws {
    let options = ["--option", "size=11", "--option", "mazeSeed=4"]
    let json = try gymnast(["info", "GridWorld/Maze-v0", "--json"] + options).json()
    #expect(json["timeLimit"] as? Int == 484)
    let layout = try #require(json["layout"] as? [String: Any])
    let parts = try #require(layout["parts"] as? [[String: Any]])
    #expect(parts[0]["shape"] as? [Int] == [11, 11, 4] && parts[0]["high"] as? Double == 1)
    let facts = try #require(json["facts"] as? [[String: Any]])
    #expect(facts[0]["name"] as? String == "optimalReturn")
    let optimum = try #require(facts[0]["value"] as? Double)
    #expect(optimum > 0 && optimum < 1)
    let text = gymnast(["info", "GridWorld/Maze-v0"] + options).output
    #expect(text.contains("time limit             484 steps\n"))
    #expect(text.contains("box of uint8, shape [11,11,4], from 0 to 1\n"))
    #expect(text.contains("optimalReturn          \(Readable.number(optimum)), the best return"))
  }

  @Test("info says of a fact that differs from episode to episode that it does")
  func factsWithoutValue() throws {
    let json = try gymnast("info", "GridWorld/Maze-v0", "--json").json()
    let facts = try #require(json["facts"] as? [[String: Any]])
    #expect(facts[0]["value"] is NSNull && json["timeLimit"] as? Int == 324)
    #expect(gymnast("info", "GridWorld/Maze-v0").output.contains("differs from maze to maze"))
  }

  @Test("info refuses options that the world does not take, and options of agents")
  func refusedOptions() {
    let unknown = gymnast("info", "FrozenLake-v1", "--option", "slippery=true")
    #expect(unknown.status != 0 && unknown.error.contains("There is no option 'slippery'"))
    let even = gymnast("info", "GridWorld/Maze-v0", "--option", "size=8")
    #expect(even.status != 0 && even.error.contains("it takes an odd whole number from 5 to 63"))
    let agent = gymnast("info", "dqn", "--option", "size=9")
    #expect(agent.status != 0 && agent.error.contains("--option is for worlds"))
  }

  @Test("info shows the settings of every agent")
  func agents() throws {
    for agent in Catalog.standard.agents {
      let json = try gymnast("info", agent.name, "--json").json()
      let settings = try #require(json["settings"] as? [[String: Any]])
      #expect(settings.count == agent.settings.count)
      let text = gymnast("info", agent.name).output
      #expect(agent.settings.allSatisfy { text.contains("  \($0.name) = ") })
    }
  }

  @Test("help and version are no failures")
  func help() {
    for arguments in [[], ["--help"], ["help", "train"], ["train", "--help"], ["rollout", "-h"]] {
      let result = gymnast(arguments)
      #expect(result.status == 0 && result.error.isEmpty && result.output.contains("USAGE"))
    }
    #expect(gymnast("--version").output == "\(Gymnast.version)\n")
  }
}
