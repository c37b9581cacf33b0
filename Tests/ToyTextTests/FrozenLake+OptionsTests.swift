import GymCore
import NumericRandom
import Testing

@testable import ToyText

@Suite("FrozenLake's options")
struct FrozenLakeOptionsTests {
  @Test(
    "refuses values with reasons",
    arguments: [
      (["successRate": .integer(2)], "'successRate' cannot be 2: it takes a number from 0 to 1."),
      (
        ["rewardSchedule": .list([.integer(1), .integer(0)])],
        "'rewardSchedule' cannot be [1,0]: it takes a list of three numbers, such as [1,0,0]."
      ),
      (
        ["rewardSchedule": .list([.integer(1), .integer(0), .text("x")])],
        "'rewardSchedule' cannot be [1,0,\"x\"]: it takes a list of three numbers, such as [1,0,0]."
      ),
      (["mapName": .text("9x9")], "'mapName' cannot be 9x9: it takes one of 4x4, 8x8, random."),
      (["mapSize": .integer(1)], "'mapSize' cannot be 1: it takes a whole number from 2 to 1000."),
      (["mapProbability": .integer(0)], "'mapProbability' cannot be 0: it takes a number above 0."),
      (
        ["mapSeed": .integer(-1)],
        "'mapSeed' cannot be -1: it takes a whole number of at least 0 (of any size as a text of its "
          + "digits), or null."
      ),
      (
        ["map": .list([.integer(1)])],
        "'map' cannot be [1]: it takes a list of rows of letters, such as [\"SFH\",\"FFG\"], or null."
      ),
      (
        ["slippery": .flag(true)],
        "There is no option 'slippery'. Did you mean 'isSlippery'? Options are: isSlippery, map, "
          + "mapName, mapProbability, mapSeed, mapSize, rewardSchedule, successRate."
      ),
      (
        ["mapSeed": .integer(1)],
        "'mapSize', 'mapProbability' and 'mapSeed' describe a random map: set 'mapName' to random "
          + "and give no 'map', or leave them out."
      ),
      (
        ["mapName": .text("random"), "map": .list([.text("SG")]), "mapSize": .integer(4)],
        "'mapSize', 'mapProbability' and 'mapSeed' describe a random map: set 'mapName' to random "
          + "and give no 'map', or leave them out."
      ),
    ] as [([String: OptionValue], String)])
  func refusals(options: [String: OptionValue], message: String) {
    let entry = EnvironmentEntry.toyText[0]
    let error = #expect(throws: OptionError.self) { try entry.makeEnvironment(options: options) }
    #expect(error?.description == message)
  }

  @Test("a bad map of one's own is a map error")
  func badMap() {
    let entry = EnvironmentEntry.toyText[1]
    #expect(throws: MapError.noGoal) {
      try entry.makeEnvironment(options: ["map": .list([.text("SF")])])
    }
  }

  @Test("a map of one's own comes before a named one")
  func ownMap() throws {
    let options = try FrozenLake.Options.schema8x8.parse(["map": .list([.text("SFG")])])
    #expect(try FrozenLake(options: options).map.rows == ["SFG"])
    #expect(FrozenLake.Options.schema8x8.defaults.mapName == .eightByEight)
  }

  @Test("a random map without a seed is that of seed 0")
  func unseededMap() throws {
    let options = try FrozenLake.Options.schema.parse(["mapName": .text("random")])
    #expect(try FrozenLake(options: options).map == .random(seed: 0))
  }

  @Test(
    "seeds of maps have any size and are written down as they were read",
    arguments: [
      .null, .integer(0), .integer(.max), .text("340282366920938463463374607431768211456"),
    ] as [OptionValue])
  func mapSeeds(value: OptionValue) throws {
    let schema = FrozenLake.Options.schema
    let options = try schema.parse(["mapName": .text("random"), "mapSeed": value])
    #expect(schema.values(of: options).first { $0.name == "mapSeed" }?.value == value)
  }

  @Test("every effective value reads back to the same options")
  func roundTrip() throws {
    let schema = FrozenLake.Options.schema
    var options = FrozenLake.Options()
    options.isSlippery = false
    options.successRate = 0.9
    options.rewards.hole = -1
    options.mapName = .random
    options.mapSize = 5
    options.mapProbability = 0.7
    options.mapSeed = 3
    options.map = ["SG"]
    let values = Dictionary(
      uniqueKeysWithValues: schema.values(of: options).map { ($0.name, $0.value) })
    #expect(try schema.parse(values) == options)
    #expect(values.count == schema.names.count)
  }
}
