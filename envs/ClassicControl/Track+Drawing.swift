import Glibc
import GymCore
import GymRendering

extension Track {
  /// Thirty steps a second: the task has no unit of time.
  static var picture: PictureFormat { PictureFormat(width: 600, height: 400, stepsPerSecond: 30) }

  /// Draws the hills, the wall on the left, the flag, and the car as it lies on the slope.
  ///
  /// - Parameters:
  ///   - canvas: What to draw on, the whole of it.
  ///   - position: The place of the car, in metres.
  ///   - goal: The place of the flag, in metres.
  ///   - hasReachedGoal: Whether the car is there.
  static func draw(
    on canvas: inout Canvas, position: Double, goal: Double, hasReachedGoal: Bool
  ) {
    let stage = Stage(canvas.size)
    canvas.fill(Colors.sky)
    stage.drawHills(on: &canvas)
    stage.drawFlag(at: goal, isReached: hasReachedGoal, on: &canvas)
    stage.drawCar(at: position, on: &canvas)
  }

  private enum Colors {
    static let sky = Color(0xDCECF7)
    static let hill = Color(0x8DB36B)
    static let road = Color(0x5C5A57)
    static let wall = Color(0x7A4B3A)
    static let pole = Color(0x4A4A4A)
    static let flag = Color(0xE0A526)
    static let reached = Color(0x2CA02C)
    static let body = Color(0xC0392B)
    static let glass = Color(0xF4F7FA)
    static let wheel = Color(0x22282E)
  }

  /// Where the metres of the world lie in a picture; heights are drawn at 45 %, as Gymnasium does.
  private struct Stage {
    let scale: Double
    let middle: Double
    let base: Double
    let size: PictureSize

    init(_ size: PictureSize) {
      self.size = size
      let (width, height) = (Double(size.width), Double(size.height))
      // The whole track with a margin, and the flag above its hill.
      scale = min(width / (Track.right - Track.left + 0.2), height / 1.45)
      middle = width / 2
      base = height / 2 + 0.62 * scale
    }

    func x(_ position: Double) -> Double {
      middle + (position - (Track.left + Track.right) / 2) * scale
    }

    /// The place on the road, or above it along the road's normal.
    func place(_ position: Double, along: Double = 0, above: Double = 0) -> Point {
      let slope = 3 * 0.45 * cos(3 * position)
      let length = (1 + slope * slope).squareRoot()
      let (right, up) = (1 / length, slope / length)
      let height = 0.45 * sin(3 * position) + 0.55
      return Point(
        x(position) + (along * right - above * up) * scale,
        base - height * scale - (along * up + above * right) * scale)
    }

    func drawHills(on canvas: inout Canvas) {
      let (width, height) = (Double(size.width), Double(size.height))
      let reach = width / 2 / scale
      let center = (Track.left + Track.right) / 2
      let ridge = (0...100).map { place(center + (Double($0) / 50 - 1) * reach) }
      canvas.fillPolygon([Point(0, height)] + ridge + [Point(width, height)], Colors.hill)
      let thickness = max(1, 0.012 * scale)
      for (start, end) in zip(ridge, ridge.dropFirst()) {
        canvas.drawLine(from: start, to: end, thickness: thickness, ends: .round, Colors.road)
      }
      let foot = place(Track.left)
      canvas.fillRectangle(
        x: foot.x - 0.04 * scale, y: foot.y - 0.2 * scale, width: 0.04 * scale,
        height: 0.2 * scale, Colors.wall)
    }

    func drawFlag(at goal: Double, isReached: Bool, on canvas: inout Canvas) {
      let foot = place(goal)
      let top = Point(foot.x, foot.y - 0.22 * scale)
      canvas.drawLine(from: foot, to: top, thickness: max(1, 0.012 * scale), Colors.pole)
      let point = Point(top.x + 0.12 * scale, top.y + 0.04 * scale)
      canvas.fillPolygon(
        [top, point, Point(top.x, top.y + 0.08 * scale)],
        isReached ? Colors.reached : Colors.flag)
    }

    func drawCar(at position: Double, on canvas: inout Canvas) {
      func corner(_ along: Double, _ above: Double) -> Point {
        place(position, along: along, above: above)
      }
      canvas.fillPolygon(
        [corner(-0.065, 0.09), corner(-0.045, 0.15), corner(0.035, 0.15), corner(0.06, 0.09)],
        Colors.body)
      canvas.fillPolygon(
        [corner(-0.05, 0.09), corner(-0.036, 0.138), corner(0.027, 0.138), corner(0.045, 0.09)],
        Colors.glass)
      canvas.fillPolygon(
        [corner(-0.1, 0.035), corner(-0.095, 0.095), corner(0.095, 0.095), corner(0.1, 0.035)],
        Colors.body)
      for along in [-0.058, 0.058] {
        canvas.fillCircle(center: corner(along, 0.033), radius: 0.032 * scale, Colors.wheel)
      }
    }
  }
}
