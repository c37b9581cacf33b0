import GymCore
import NumericRandom
import Snapshots
import Testing

@testable import ClassicControl

@Suite("CartPole")
struct CartPoleTests {
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
}
