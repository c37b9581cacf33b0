import GymCore
import GymRendering
import GymTesting
import NumericRandom
import Testing

@testable import ClassicControl

@Suite("The pictures of classic control")
struct ClassicControlDrawingTests {
  private func picture(
    of world: some Environment, width: Int? = nil, height: Int? = nil
  ) throws -> Canvas {
    let size = try #require(world.picture).size
    var canvas = Canvas(width: width ?? size.width, height: height ?? size.height)
    world.draw(on: &canvas)
    return canvas
  }

  @Test("MountainCar's shows where the car is and whether it is at the flag")
  func mountainCar() throws {
    var world = MountainCar()
    world.reset(seed: 0, within: -0.9, -0.9)
    #expect(try GoldenPicture("mountain-car").difference(from: picture(of: world)) == nil)
    let small = try picture(of: world, width: 60, height: 90)
    #expect(try GoldenPicture("mountain-car-small").difference(from: small) == nil)
    world.reset(seed: 0, within: 0.49, 0.49)
    world.velocity = 0.05
    #expect(world.step(.right).ending == .terminated)
    #expect(try GoldenPicture("mountain-car-flag").difference(from: picture(of: world)) == nil)
    var other = MountainCarContinuous()
    other.reset(seed: 0, within: -0.9, -0.9)
    #expect(
      try GoldenPicture("mountain-car-continuous").difference(from: picture(of: other)) == nil)
  }

  @Test("Pendulum's shows the angle and the torque")
  func pendulum() throws {
    var world = Pendulum()
    world.reset(seed: 0, within: 0, 0)
    world.angle = 0.6
    #expect(try GoldenPicture("pendulum").difference(from: picture(of: world)) == nil)
    _ = world.step(-1.5)
    let small = try picture(of: world, width: 120, height: 80)
    #expect(try GoldenPicture("pendulum-torque").difference(from: small) == nil)
  }

  @Test("Acrobot's shows both angles and the line to pass")
  func acrobot() throws {
    var world = Acrobot()
    world.state.upperAngle = 0.5
    world.state.lowerAngle = 0.8
    #expect(try GoldenPicture("acrobot").difference(from: picture(of: world)) == nil)
    world.state.upperAngle = 2.9
    world.hasSwungUp = true
    let small = try picture(of: world, width: 80, height: 120)
    #expect(try GoldenPicture("acrobot-up").difference(from: small) == nil)
  }

  @Test("are drawn in whatever state the worlds can come to")
  func extremes() throws {
    for number in [-1e300, 1e300, .infinity, .nan] {
      var car = MountainCar()
      car.position = number
      #expect(try picture(of: car, width: 30, height: 20)[0, 0] != .white)
      var pendulum = Pendulum()
      pendulum.angle = number
      #expect(try picture(of: pendulum, width: 30, height: 20)[0, 0] != .white)
      var acrobot = Acrobot()
      acrobot.state.lowerAngle = number
      #expect(try picture(of: acrobot, width: 30, height: 20)[0, 0] != .white)
    }
  }
}
