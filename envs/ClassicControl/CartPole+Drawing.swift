import Glibc
public import GymCore
public import GymRendering

extension CartPole {
  /// Fifty steps a second: the step of the published task takes 0.02 s.
  ///
  /// Time steps that nobody could follow, of less than 1 ms or more than 1 s, are shown at those.
  public var picture: PictureFormat? {
    let timeStep = parameters.timeStep
    return PictureFormat(
      width: 600, height: 400,
      stepsPerSecond: timeStep >= 0.001 ? 1 / min(timeStep, 1) : 1000)
  }

  /// Draws the track with its limits, the cart with its true place, the pole with its true angle, and
  /// the wedge that the pole may not leave.
  public func draw(on canvas: inout Canvas) {
    let stage = Stage(canvas.size, parameters)
    canvas.fill(Colors.air)
    canvas.fillRectangle(
      x: 0, y: stage.ground, width: Double(canvas.width),
      height: Double(canvas.height) - stage.ground, Colors.earth)
    stage.drawTrack(on: &canvas)
    stage.drawCart(state, parameters, on: &canvas)
  }

  private enum Colors {
    static let air = Color(0xF4F7FA)
    static let earth = Color(0xE3DED5)
    static let rail = Color(0x6E6A63)
    static let limit = Color(0xC65146)
    static let wedge = Color(0xE2E8EE)
    static let cart = Color(0x2F4858)
    static let wheel = Color(0x1B2A33)
    static let pole = Color(0xD98E32)
    static let hinge = Color(0xF4F7FA)
  }

  /// Where the metres of the world lie in a picture.
  private struct Stage {
    let middle: Double
    let ground: Double
    let metre: Double
    let limit: Double

    init(_ size: PictureSize, _ parameters: Parameters) {
      let (width, height) = (Double(size.width), Double(size.height))
      // The whole track with a margin, and the whole pole above the cart.
      let span = 2 * parameters.positionLimit + 0.6
      let rise = 2 * parameters.halfPoleLength + 1.4
      metre = min(width / span, height / rise)
      middle = width / 2
      ground = height / 2 + 0.5 * rise * metre - 0.45 * metre
      limit = parameters.positionLimit
    }

    func x(_ position: Double) -> Double { middle + position * metre }

    func drawTrack(on canvas: inout Canvas) {
      let thickness = max(1, 0.03 * metre)
      canvas.drawLine(
        from: Point(0, ground), to: Point(Double(canvas.width), ground), thickness: thickness,
        Colors.rail)
      for side in [-limit, limit] {
        canvas.drawLine(
          from: Point(x(side), ground - 0.18 * metre), to: Point(x(side), ground + 0.18 * metre),
          thickness: thickness, Colors.limit)
      }
      canvas.drawLine(
        from: Point(x(0), ground), to: Point(x(0), ground + 0.1 * metre), thickness: thickness,
        Colors.rail)
    }

    func drawCart(_ state: State, _ parameters: Parameters, on canvas: inout Canvas) {
      let place = x(state.position)
      let (wheel, width, height) = (0.07 * metre, 0.5 * metre, 0.24 * metre)
      let top = ground - 1.6 * wheel - height
      let hinge = Point(place, top + 0.25 * height)
      let length = 2 * parameters.halfPoleLength * metre
      func tip(_ angle: Double) -> Point {
        Point(hinge.x + length * sin(angle), hinge.y - length * cos(angle))
      }

      let widest = min(parameters.angleLimit, .pi)
      let arc = (0...8).map { tip(widest * (Double($0) / 4 - 1)) }
      canvas.fillPolygon([hinge] + arc, Colors.wedge)
      for side in [-0.32, 0.32] {
        canvas.fillCircle(
          center: Point(place + side * width, ground - wheel), radius: wheel, Colors.wheel)
      }
      canvas.fillRectangle(
        x: place - width / 2, y: top, width: width, height: height, Colors.cart)
      canvas.drawLine(
        from: hinge, to: tip(state.angle), thickness: 0.09 * metre, ends: .round, Colors.pole)
      canvas.fillCircle(center: hinge, radius: 0.03 * metre, Colors.hinge)
    }
  }
}
