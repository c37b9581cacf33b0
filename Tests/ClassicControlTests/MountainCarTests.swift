import GymCore
import NumericRandom
import Snapshots
import Testing

@testable import ClassicControl

@Suite("The mountain cars")
struct MountainCarTests {
  @Test("the wall takes all speed and the right end keeps the car")
  func ends() {
    var world = MountainCar()
    world.reset(seed: 0, within: -1.2, -1.2)
    world.velocity = -0.07
    #expect(world.step(.left) == Outcome(reward: -1))
    #expect(world.position == -1.2 && world.velocity == 0)
    world.position = 0.59
    world.velocity = 0.07
    #expect(world.step(.right).ending == .terminated)
    #expect(world.position == 0.6)
  }

  @Test("a car that coasts at the bottom stays there, on level ground")
  func bottom() {
    var world = MountainCar()
    world.reset(seed: 0, within: -.pi / 6, -.pi / 6)
    for _ in 0..<100 { _ = world.step(.coast) }
    #expect(abs(world.position + .pi / 6) < 1e-12)
  }

  @Test("the flag asks for the velocity of the options")
  func goalVelocity() {
    var options = MountainCar.Options()
    options.goalVelocity = 0.05
    var world = MountainCar(options: options)
    world.reset(seed: 0, within: 0.52, 0.52)
    #expect(world.step(.right).ending == nil)
    #expect(success(of: world) == 0)
    world.reset(seed: 0, within: 0.45, 0.45)
    world.velocity = 0.06
    #expect(world.step(.right).ending == .terminated)
    #expect(success(of: world) == 1)
    world.reset(seed: nil)
    #expect(success(of: world) == 0)
  }

  @Test("a force beyond the limits moves as the limit does and costs what it is")
  func clipping() {
    for limit: Float in [-1, 1] {
      var full = MountainCarContinuous()
      full.reset(seed: 4)
      var excessive = full
      // The limit itself is a float and one beyond it a number of Python's: nearly the same.
      for _ in 0..<50 {
        #expect(full.step(limit).reward == -0.1)
        #expect(excessive.step(3 * limit).reward == -0.9)
        #expect(abs(full.position - excessive.position) < 1e-5)
      }
    }
  }

  @Test("after the first step the state is what a float can hold")
  func precision() {
    var world = MountainCarContinuous()
    world.reset(seed: 4)
    #expect(world.position != Double(Float(world.position)))
    for _ in 0..<3 {
      _ = world.step(0.3)
      #expect(world.position == Double(Float(world.position)))
      #expect(world.velocity == Double(Float(world.velocity)))
    }
  }

  @Test("reaching the flag earns 100 less the cost of the force")
  func reward() {
    var world = MountainCarContinuous()
    world.reset(seed: 0, within: 0.44, 0.44)
    world.velocity = 0.07
    let outcome = world.step(0.5)
    #expect(outcome == Outcome(reward: 99.975, ending: .terminated))
    #expect(success(of: world) == 1)
    world.reset(seed: nil)
    #expect(world.step(0).reward.sign == .plus)
  }

  @Test("the first step of a fresh snapshot is as precise as the world's")
  func snapshot() throws {
    var world = MountainCarContinuous()
    world.reset(seed: 9)
    var twin = try MountainCarContinuous(snapshotBytes: world.snapshotBytes)
    #expect(twin == world)
    for _ in 0..<3 {
      #expect(world.step(-0.4) == twin.step(-0.4))
      #expect(twin == world)
    }
  }

  @Test("actions that are none are programming errors")
  func wrongActions() async {
    await #expect(processExitsWith: .failure) {
      let none: [Float] = []
      _ = MountainCar().action(index: 3, values: none.span)
    }
    await #expect(processExitsWith: .failure) {
      let values: [Float] = [.nan]
      _ = MountainCarContinuous().action(index: 0, values: values.span)
    }
  }

  private func success(of world: some Environment) -> Double {
    var values = [-1.0]
    var span = values.mutableSpan
    world.writeDiagnostics(into: &span)
    return values[0]
  }
}
