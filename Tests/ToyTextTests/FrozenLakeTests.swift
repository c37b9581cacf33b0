import GymCore
import NumericRandom
import Snapshots
import Testing

@testable import ToyText

@Suite("FrozenLake")
struct FrozenLakeTests {
  @Test("plays the golden episodes bit for bit", arguments: GoldenData.runs)
  func golden(run: GoldenData.Run) throws {
    let world = try run.entry().makeEnvironment(options: run.options.mapValues(\.option))
    var observations = run.observations[...]
    try world.reset(seed: Seed(run.seed))
    #expect(world.observation == observations.popFirst().map { .integer($0) })
    for (index, step) in run.steps.enumerated() {
      let outcome = world.step(index: step.action, values: [])
      let expected = Outcome(reward: step.reward, ending: step.ending)
      try #require(outcome == expected, "step \(index)")
      try #require(
        world.observation == observations.popFirst().map { .integer($0) }, "step \(index)")
      if outcome.isLast, index + 1 < run.steps.count {
        try world.reset(seed: nil)
        try #require(
          world.observation == observations.popFirst().map { .integer($0) }, "after \(index)")
      }
    }
    #expect(observations.isEmpty)
  }

  @Test("the golden episodes hold every ending and every kind of lake")
  func goldenCoverage() {
    #expect(Set(GoldenData.runs.flatMap(\.endings)) == [".", "t", "l", "b"])
    #expect(
      Set(GoldenData.runs.flatMap(\.options.keys)).isSuperset(of: [
        "isSlippery", "successRate", "rewardSchedule", "mapSeed", "map",
      ]))
  }

  @Test("shows the tile by number, row and column, and in a row as a float")
  func observations() throws {
    var world = FrozenLake(map: try .init(rows: ["SFF", "FFG"]), isSlippery: false)
    world.reset(seed: 0)
    for action: FrozenLake.Action in [.right, .down] { _ = world.step(action) }
    #expect(world.observation.index == 4)
    #expect(world.observation.row == 1 && world.observation.column == 1)
    #expect(world.observation.spaceValue == .integer(4))
    var row: [Float] = [-1]
    var span = row.mutableSpan
    world.observe(into: &span)
    #expect(row == [4])
    #expect(world.layout.parts[0].kind == .discrete(count: 6, start: 0))
    #expect(world.observationSpace.containsValue(.integer(5)))
    #expect(!world.observationSpace.containsValue(.integer(6)))
  }

  @Test("reports success on the goal and nowhere else")
  func success() throws {
    var world = FrozenLake(map: try .init(rows: ["SG", "HF"]), isSlippery: false)
    world.reset(seed: 0)
    #expect(diagnostics(of: world) == [0])
    #expect(world.step(.right).ending == .terminated)
    #expect(diagnostics(of: world) == [1])
    world.reset(seed: nil)
    #expect(world.step(.down).ending == .terminated)
    #expect(diagnostics(of: world) == [0])
  }

  @Test("a copy is a fork with the same future, and stays apart")
  func fork() {
    var world = FrozenLake(map: .eightByEight)
    world.reset(seed: 3)
    var twin = world
    _ = twin.step(.right)
    let apart = twin != world
    #expect(apart)
    _ = world.step(.right)
    #expect(twin == world)
  }

  @Test("goes on from a snapshot in the middle of an episode")
  func snapshot() throws {
    var rewards = FrozenLake.RewardSchedule()
    rewards.frozen = -0.25
    let lake = FrozenLake(
      map: try .random(size: 6, probability: 0.8, seed: 4), successRate: 0.7, rewards: rewards)
    var world = OrderEnforced(TimeLimit(lake, steps: 30))
    world.reset(seed: 11)
    _ = world.step(.right)
    var twin = try OrderEnforced<TimeLimit<FrozenLake>>(snapshotBytes: world.snapshotBytes)
    #expect(twin == world)
    for step in 0..<200 {
      let action = step % 3 == 0 ? FrozenLake.Action.down : .right
      let (mine, its) = (world.step(action), twin.step(action))
      #expect(mine == its)
      if mine.isLast {
        world.reset(seed: nil)
        twin.reset(seed: nil)
      }
      #expect(twin == world)
    }
  }

  @Test("a snapshot with a bad map, rate or tile is refused")
  func damagedSnapshot() {
    let states: [(map: String, rate: Double, state: Int)] = [
      ("SHG", 0.5, 0), ("SFG", 1.5, 0), ("SFG", 0.5, 3), ("SFG", 0.5, -1),
    ]
    for (map, rate, state) in states {
      var writer = SnapshotWriter()
      writer.begin("FrozenLake")
      writer.write(map)
      writer.write(true)
      writer.write(rate)
      for reward in [1.0, 0, 0] { writer.write(reward) }
      writer.write(state)
      writer.write(PCG64(seed: 0))
      #expect(throws: SnapshotError.self) { try FrozenLake(snapshotBytes: writer.bytes) }
    }
  }

  @Test("an action outside the four is a programming error")
  func wrongAction() async {
    await #expect(processExitsWith: .failure) {
      let none: [Float] = []
      _ = FrozenLake().action(index: 4, values: none.span)
    }
  }

  private func diagnostics(of world: FrozenLake) -> [Double] {
    var values = [Double](repeating: -1, count: world.diagnostics.count)
    var span = values.mutableSpan
    world.writeDiagnostics(into: &span)
    return values
  }
}
