import GymCore
import GymTesting
import NumericRandom
import Testing

@testable import GridWorlds

@Suite("MiniGrid's options")
struct MiniGridOptionsTests {
  private func entry(_ id: String) throws -> EnvironmentEntry {
    try #require(EnvironmentEntry.gridWorlds.first { $0.id == "MiniGrid-" + id })
  }

  @Test(
    "make worlds that keep the contract",
    arguments: [
      ("Empty-8x8-v0", ["size": .integer(4), "start": .null]),
      ("DoorKey-5x5-v0", ["viewSize": .integer(3), "timeLimit": .integer(30)]),
      ("SimpleCrossingS9N1-v0", ["size": .integer(5), "crossingCount": .integer(0)]),
      ("Dynamic-Obstacles-5x5-v0", ["size": .integer(64), "obstacleCount": .integer(64)]),
      ("MultiRoom-N6-v0", ["minRoomCount": .integer(1), "maxRoomCount": .integer(8)]),
      ("Fetch-5x5-N2-v0", ["size": .integer(10), "objectCount": .integer(63)]),
      ("PutNear-6x6-N2-v0", ["size": .integer(11), "objectCount": .integer(18)]),
      ("KeyCorridorS3R1-v0", ["rowCount": .integer(8), "timeLimit": .integer(100)]),
      ("ObstructedMaze-1Dl-v0", ["viewSize": .integer(31), "timeLimit": .integer(200)]),
    ] as [(String, [String: OptionValue])])
  func contract(id: String, options: [String: OptionValue]) throws {
    let entry = try entry(id)
    #expect(try entry.isDeterministic(options: options) == id.hasPrefix("Simple"))
    #expect(try entry.contractViolations(options: options, seed: 3, stepCount: 1_000) == [])
  }

  @Test("begin the episode where they say")
  func start() throws {
    let world = try entry("Empty-8x8-v0").makeEnvironment(
      options: ["start": .list([.integer(4), .integer(3)]), "startDirection": .integer(2)])
    try world.reset(seed: 0)
    guard case .dictionary(let fields) = world.observation else {
      Issue.record("The observation has no parts.")
      return
    }
    #expect(fields.map(\.name) == ["image", "direction", "mission"])
    #expect(fields[1].value == .integer(2))
  }

  @Test("set the time limit, on which rewards depend")
  func timeLimit() throws {
    let entry = try entry("Empty-5x5-v0")
    #expect(entry.timeLimit == 100)
    let options: [String: OptionValue] = ["timeLimit": .integer(6)]
    #expect(try entry.timeLimit(options: options) == 6)
    #expect(try entry.timeLimit(options: ["size": .integer(7)]) == 196)
    let world = try entry.makeEnvironment(options: options)
    try world.reset(seed: 0)
    for index: Int32 in [2, 2, 1, 2] { #expect(!world.step(index: index, values: []).isLast) }
    let last = world.step(index: 2, values: [])
    #expect(last == Outcome(reward: 1 - 0.9 * (5.0 / 6), ending: .terminated))
  }

  @Test(
    "are refused where they do not fit",
    arguments: [
      ("Empty-8x8-v0", ["size": .integer(3)]), ("Empty-8x8-v0", ["size": .integer(65)]),
      ("Empty-8x8-v0", ["start": .list([.integer(7), .integer(1)])]),
      ("Empty-8x8-v0", ["start": .list([.integer(-1), .integer(1)])]),
      ("Empty-8x8-v0", ["start": .list([.integer(1)])]), ("Empty-8x8-v0", ["start": .integer(1)]),
      ("Empty-8x8-v0", ["startDirection": .integer(4)]),
      ("Empty-8x8-v0", ["crossingCount": .integer(4)]),
      ("Empty-8x8-v0", ["viewSize": .integer(4)]), ("Empty-8x8-v0", ["viewSize": .integer(33)]),
      ("Empty-8x8-v0", ["timeLimit": .integer(0)]),
      ("LavaCrossingS9N1-v0", ["size": .integer(8)]),
      ("LavaGapS5-v0", ["obstacle": .text("water")]),
      ("DistShift1-v0", ["secondStripRow": .integer(6)]),
      ("FourRooms-v0", ["goal": .list([.integer(18), .integer(3)])]),
      ("MultiRoom-N6-v0", ["minRoomCount": .integer(7)]),
      ("Fetch-5x5-N2-v0", ["objectCount": .integer(9)]),
      ("PutNear-6x6-N2-v0", ["objectCount": .integer(4)]),
      ("MemoryS7-v0", ["size": .integer(8)]),
      ("LockedRoom-v0", ["size": .integer(15)]), ("LockedRoom-v0", ["size": .integer(20)]),
      ("KeyCorridorS3R1-v0", ["prize": .text("goal")]),
      ("ObstructedMaze-Full-v0", ["agentRoom": .list([.integer(3), .integer(0)])]),
      ("Unlock-v0", ["size": .integer(6)]),
    ] as [(String, [String: OptionValue])])
  func refusals(id: String, options: [String: OptionValue]) throws {
    let entry = try entry(id)
    #expect(throws: OptionError.self) { try entry.makeEnvironment(options: options) }
  }

  @Test("of different levels can be played in one vector, each as if alone")
  func mixture() throws {
    let levels = MiniGrid.Level.offered.map(\.level)
      .filter { MiniGrid($0).actionSpace.indexCount == 7 }
    var lanes = Lanes(count: levels.count) { lane in
      TimeLimit(MiniGrid(levels[lane]), steps: levels[lane].timeLimit)
    }
    lanes.reset(seeds: levels.indices.map { Seed($0) })
    var alone = levels.enumerated().map { lane, level in
      var world = TimeLimit(MiniGrid(level), steps: level.timeLimit)
      world.reset(seed: Seed(lane))
      return world
    }
    var generator = PCG64(seed: 2)
    for _ in 0..<200 {
      let indices = levels.map { _ in Int32(generator.integer(in: 0..<7)) }
      lanes.step(indices: indices)
      for lane in levels.indices {
        let action = MiniGrid.Action.allCases[Int(indices[lane])]
        let outcome = alone[lane].step(action)
        #expect(lanes.buffers.outcomes[lane] == outcome)
        if outcome.isLast { alone[lane].reset(seed: nil) }
        #expect(lanes[lane] == alone[lane])
      }
    }
  }
}
