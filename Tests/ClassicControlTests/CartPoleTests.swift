import GymCore
import NumericRandom
import Snapshots
import Testing

@testable import ClassicControl

@Suite("CartPole")
struct CartPoleTests {
  @Test("plays the golden episodes bit for bit", arguments: GoldenRun.all)
  func golden(run: GoldenRun) throws {
    let world = try run.makeEnvironment()
    let resetOptions = run.resetOptions.mapValues { OptionValue.number($0) }
    var rows = run.rows[...]
    try world.reset(seed: Seed(run.seed), options: resetOptions)
    #expect(world.observation == rows.popFirst().map(value))
    for (index, step) in run.steps.enumerated() {
      let outcome = world.step(index: step.action, values: [])
      let expected = Outcome(reward: step.reward, ending: step.ending)
      try #require(outcome == expected, "step \(index)")
      try #require(world.observation == rows.popFirst().map(value), "step \(index)")
      if outcome.isLast, index + 1 < run.steps.count {
        try world.reset(seed: nil, options: resetOptions)
        try #require(world.observation == rows.popFirst().map(value), "after step \(index)")
      }
    }
    #expect(rows.isEmpty)
  }

  @Test(
    "writes the golden rows in lanes, the final ones too",
    arguments: GoldenRun.all.filter { $0.resetOptions.isEmpty })
  func goldenRows(run: GoldenRun) throws {
    let lanes = try run.makeLane()
    let noValues: [Float] = []
    var rows = run.rows[...]
    lanes.reset(seeds: [try #require(Seed(run.seed))])
    #expect(lanes.buffers.observations.floats == rows.popFirst())
    for (index, step) in run.steps.dropLast().enumerated() {
      lanes.step(indices: [step.action].span, values: noValues.span)
      if step.ending != nil {
        try #require(lanes.buffers.finalObservations.floats == rows.popFirst(), "step \(index)")
      }
      try #require(lanes.buffers.observations.floats == rows.popFirst(), "step \(index)")
    }
  }

  @Test("the golden episodes hold every ending")
  func goldenCoverage() {
    let endings = Set(GoldenRun.all.flatMap(\.endings))
    #expect(endings == [".", "t", "l", "b"])
    #expect(Set(GoldenRun.all.map(\.seed)).count >= 10)
  }

  @Test("a copy is a fork with the same future, and stays apart")
  func fork() {
    var world = CartPole()
    world.reset(seed: 3)
    _ = world.step(.left)
    var twin = world
    #expect(twin == world)
    _ = twin.step(.right)
    let apart = twin != world
    #expect(apart)
    _ = world.step(.right)
    #expect(twin == world)
    world.reset(seed: nil)
    twin.reset(seed: nil)
    #expect(twin == world)
  }

  @Test("begins from seed 0 when it was never given one")
  func unseeded() {
    var first = CartPole()
    var second = CartPole()
    first.reset(seed: nil)
    second.reset(seed: 0)
    #expect(first == second)
  }

  @Test("goes on from a snapshot in the middle of an episode")
  func snapshot() throws {
    var options = CartPole.Options()
    options.suttonBartoReward = true
    var parameters = CartPole.Parameters()
    parameters.gravity = 3.7
    var world = OrderEnforced(
      TimeLimit(CartPole(options: options, parameters: parameters), steps: 40))
    world.reset(seed: 11)
    for _ in 0..<5 { _ = world.step(.right) }
    var twin = try OrderEnforced<TimeLimit<CartPole>>(snapshotBytes: world.snapshotBytes)
    #expect(twin == world)
    for step in 0..<200 {
      let action: CartPole.Action = step % 3 == 0 ? .left : .right
      let (mine, its) = (world.step(action), twin.step(action))
      #expect(mine == its)
      if mine.isLast {
        world.reset(seed: nil)
        twin.reset(seed: nil)
      }
      #expect(twin == world)
    }
  }

  @Test("a snapshot with impossible limits or cut short is refused")
  func damagedSnapshot() {
    var parameters = CartPole.Parameters()
    parameters.angleLimit = -1
    let bytes = CartPole(parameters: parameters).snapshotBytes
    #expect(throws: SnapshotError.self) { try CartPole(snapshotBytes: bytes) }
    let good = CartPole().snapshotBytes
    #expect(throws: SnapshotError.self) { try CartPole(snapshotBytes: good.dropLast()) }
  }

  @Test("its space holds what fails, and its layout tells the same bounds")
  func spaces() throws {
    var world = CartPole()
    let space = try #require(world.observationSpace as? Box<Float>)
    #expect(space.high[0] == 4.8)
    #expect(space.high[2] == Float(24 * Double.pi / 180))
    #expect(space.high[1] == .infinity && space.low[3] == -.infinity)
    #expect(
      world.layout.parts[0].kind == .continuous(low: space.low, high: space.high))
    world.reset(seed: 1)
    while world.step(.right).ending == nil {}
    #expect(space.containsValue(world.observation.spaceValue))
  }

  @Test("an action outside the two is a programming error")
  func wrongAction() async {
    await #expect(processExitsWith: .failure) {
      let none: [Float] = []
      _ = CartPole().action(index: 2, values: none.span)
    }
  }

  private func value(of row: [Float]) -> SpaceValue { .numbers(row.map { Double($0) }) }
}
