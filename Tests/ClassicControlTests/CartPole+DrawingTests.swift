import GymCore
import GymRendering
import GymTesting
import Testing

@testable import ClassicControl

@Suite("The picture of CartPole")
struct CartPoleDrawingTests {
  private func picture(
    position: Double = 0, angle: Double = 0, width: Int = 600, height: Int = 400
  ) -> Canvas {
    var world = CartPole()
    world.state.position = position
    world.state.angle = angle
    var canvas = Canvas(width: width, height: height)
    world.draw(on: &canvas)
    return canvas
  }

  @Test("is the golden one at any size")
  func golden() throws {
    #expect(try GoldenPicture("cart-pole-upright").difference(from: picture()) == nil)
    #expect(
      try GoldenPicture("cart-pole-leaning").difference(from: picture(position: -1.1, angle: 0.2))
        == nil)
    #expect(
      try GoldenPicture("cart-pole-small")
        .difference(from: picture(position: 2.3, angle: -0.15, width: 90, height: 60)) == nil)
  }

  @Test("shows where the cart is and how the pole leans")
  func truth() {
    // The right half without the cart mirrors the left half with it.
    let (left, right) = (picture(position: -1, angle: -0.1), picture(position: 1, angle: 0.1))
    for y in 0..<400 {
      for x in 0..<600 where left[x, y] != right[599 - x, y] {
        #expect(distance(left[x, y], right[599 - x, y]) <= 2, "(\(x), \(y))")
      }
    }
    #expect(picture(angle: 0.1) != picture(angle: 0.11))
    #expect(picture(position: 0.5) != picture(position: 0.52))
  }

  @Test("is drawn in whatever state the world can come to")
  func extremes() {
    for position in [-.infinity, -1e300, -2.5, 2.5, 1e300, .infinity, .nan] {
      for angle in [0, 3, -400, 1e300, .infinity, .nan] {
        #expect(picture(position: position, angle: angle, width: 30, height: 20)[0, 0] != .white)
      }
    }
  }

  @Test(
    "goes at a pace that can be followed, whatever the time step",
    arguments: [
      (0.02, 50.0), (0.5, 2), (1e9, 1), (.infinity, 1), (1e-9, 1000), (0, 1000), (-1, 1000),
      (.nan, 1000),
    ])
  func pace(timeStep: Double, rate: Double) {
    var parameters = CartPole.Parameters()
    parameters.timeStep = timeStep
    #expect(CartPole(parameters: parameters).picture?.stepsPerSecond == rate)
  }

  private func distance(_ first: Color, _ second: Color) -> Int {
    [(first.red, second.red), (first.green, second.green), (first.blue, second.blue)]
      .map { abs(Int($0) - Int($1)) }.max() ?? 0
  }
}
