import GymCore
import NumericRandom
import Snapshots
import Testing

@testable import ClassicControl

@Suite("Pendulum")
struct PendulumTests {
  @Test("angles are wrapped to ±π by whole turns")
  func wrapping() {
    #expect(Pendulum.wrapped(0.5) == 0.5)
    #expect(abs(Pendulum.wrapped(0.5 + 6 * .pi) - 0.5) < 1e-14)
    #expect(abs(Pendulum.wrapped(-0.5 - 40 * .pi) + 0.5) < 1e-13)
    #expect(Pendulum.wrapped(.pi) == -.pi)
    #expect(Pendulum.wrapped(-.pi) == -.pi)
  }

  @Test("at rest and upright it stays, at no cost")
  func balance() {
    var world = Pendulum()
    world.reset(seed: 0, within: 0, 0)
    for _ in 0..<20 {
      #expect(world.step(0) == Outcome(reward: 0))
      #expect(world.angle == 0 && world.angularVelocity == 0)
    }
  }

  @Test("a lean grows and a torque turns its own way, up to the limit")
  func directions() {
    var world = Pendulum()
    world.reset(seed: 0, within: 0, 0)
    world.angle = 0.1
    _ = world.step(0)
    #expect(world.angularVelocity > 0)
    world.reset(seed: 0, within: 0, 0)
    _ = world.step(50)
    #expect(world.torque == 2)
    #expect(world.angularVelocity == 6 * 0.05)
    for _ in 0..<100 { _ = world.step(2) }
    #expect(abs(world.angularVelocity) <= 8)
  }

  @Test("without gravity it turns for ever")
  func noGravity() throws {
    var world = Pendulum(options: try Pendulum.Options.schema.parse(["g": .integer(0)]))
    world.reset(seed: 0, within: 0, 0)
    world.angularVelocity = 2
    for _ in 0..<10 { _ = world.step(0) }
    #expect(world.angularVelocity == 2)
  }

  @Test("an observation belongs to the angle, after a reset and after a snapshot too")
  func observation() throws {
    var world = Pendulum()
    world.reset(seed: 3)
    for _ in 0..<5 {
      let seen = world.observation
      #expect(abs(seen.cosine * seen.cosine + seen.sine * seen.sine - 1) < 1e-6)
      let twin = try Pendulum(snapshotBytes: world.snapshotBytes)
      #expect(twin == world && twin.observation == seen)
      _ = world.step(1)
    }
    world.angle = .pi / 2
    #expect(world.observation.sine == 1)
  }

  @Test("a torque that is no number is a programming error")
  func wrongAction() async {
    await #expect(processExitsWith: .failure) {
      let values: [Float] = [.nan]
      _ = Pendulum().action(index: 0, values: values.span)
    }
  }
}
