import GymCore
import NumericRandom
import Snapshots
import Testing

@testable import ClassicControl

@Suite("Acrobot")
struct AcrobotTests {
  private func state(
    _ upperAngle: Double, _ lowerAngle: Double, _ upperVelocity: Double = 0,
    _ lowerVelocity: Double = 0
  ) -> Acrobot.State {
    var state = Acrobot.State()
    (state.upperAngle, state.lowerAngle) = (upperAngle, lowerAngle)
    (state.upperVelocity, state.lowerVelocity) = (upperVelocity, lowerVelocity)
    return state
  }

  @Test("rods that hang at rest stay, but for the rounding of π")
  func rest() {
    let next = Acrobot.Options().successor(of: state(0, 0), torque: 0)
    #expect(abs(next.upperAngle) < 1e-15 && abs(next.lowerVelocity) < 1e-14)
  }

  @Test("mirrored rods with the opposite torque move to mirrored states, or nearly so")
  func symmetry() {
    let options = Acrobot.Options()
    let next = options.successor(of: state(0.4, -1.1, 0.7, -2), torque: 1)
    let mirrored = options.successor(of: state(-0.4, 1.1, -0.7, 2), torque: -1)
    #expect(abs(next.upperAngle + mirrored.upperAngle) < 1e-13)
    #expect(abs(next.lowerAngle + mirrored.lowerAngle) < 1e-13)
    #expect(abs(next.upperVelocity + mirrored.upperVelocity) < 1e-13)
    #expect(abs(next.lowerVelocity + mirrored.lowerVelocity) < 1e-13)
  }

  @Test("the tip hangs at −2 m, stands at 2 m, and is at the joint when folded")
  func tip() {
    #expect(state(0, 0).tipHeight == -2)
    #expect(state(.pi, 0).tipHeight == 2)
    #expect(abs(state(0.3, .pi).tipHeight) < 1e-15)
  }

  @Test("angles stay within ±π and velocities within their limits")
  func limits() {
    let options = Acrobot.Options()
    let next = options.successor(of: state(3, -3, 12.5, -28), torque: 1)
    #expect(abs(next.upperAngle) <= .pi && abs(next.lowerAngle) <= .pi)
    #expect(abs(next.upperVelocity) <= 4 * .pi && abs(next.lowerVelocity) <= 9 * .pi)
  }

  @Test("extreme starts end their episodes at the limit and never hang")
  func extremes() throws {
    for bound in [1e6, -1e6] {
      var world = TimeLimit(Acrobot(), steps: 5)
      try world.reset(seed: 0, options: ["low": .number(bound), "high": .number(bound)])
      var count = 1
      while world.step(.idle).ending == nil { count += 1 }
      #expect(count <= 5)
    }
  }

  @Test("reports success when the tip has swung up, and noise draws from the stream")
  func success() throws {
    var world = Acrobot()
    try world.reset(seed: 0, options: ["low": .number(2.9), "high": .number(2.9)])
    world.state.lowerAngle = 0
    #expect(world.step(.idle) == Outcome(reward: 0, ending: .terminated))
    #expect(world.hasSwungUp)
    world.reset(seed: 0)
    #expect(!world.hasSwungUp)
    var noisy = Acrobot(options: try Acrobot.Options.schema.parse(["torqueNoise": .number(0.2)]))
    noisy.reset(seed: 0)
    #expect(noisy.state == world.state)
    _ = world.step(.idle)
    _ = noisy.step(.idle)
    #expect(noisy.state != world.state && noisy.generator != world.generator)
  }

  @Test("a snapshot keeps the options and refuses impossible ones")
  func snapshot() throws {
    var options = Acrobot.Options()
    options.dynamics = .nips
    options.timeStep = 0.1
    var world = Acrobot(options: options)
    world.reset(seed: 5)
    _ = world.step(.clockwise)
    #expect(try Acrobot(snapshotBytes: world.snapshotBytes) == world)
    options.timeStep = -1
    let bytes = Acrobot(options: options).snapshotBytes
    #expect(throws: SnapshotError.self) { try Acrobot(snapshotBytes: bytes) }
  }
}
