import Glibc
public import GymCore
public import GymRendering

extension Pendulum {
  /// Twenty steps a second: a step takes 0.05 s.
  public var picture: PictureFormat? {
    PictureFormat(width: 400, height: 400, stepsPerSecond: 1 / Self.timeStep)
  }

  /// Draws the rod at its true angle, a mark where upright is, and the motor's torque as an arrow.
  public func draw(on canvas: inout Canvas) {
    let (width, height) = (Double(canvas.width), Double(canvas.height))
    let center = Point(width / 2, height / 2)
    let metre = min(width, height) / 2.6
    func place(_ angle: Double, _ radius: Double) -> Point {
      Point(center.x - radius * metre * sin(angle), center.y - radius * metre * cos(angle))
    }

    canvas.fill(Colors.wall)
    canvas.fillCircle(center: center, radius: 1.18 * metre, Colors.rim)
    canvas.fillCircle(center: center, radius: 1.15 * metre, Colors.disk)
    canvas.drawLine(
      from: place(0, 1.04), to: place(0, 1.16), thickness: max(1, 0.04 * metre), Colors.mark)
    canvas.drawLine(
      from: center, to: place(angle, 0.95), thickness: 0.18 * metre, ends: .round, Colors.rod)
    drawTorque(metre, place, on: &canvas)
    canvas.fillCircle(center: center, radius: 0.06 * metre, Colors.axle)
  }

  private enum Colors {
    static let wall = Color(0xF4F7FA)
    static let rim = Color(0xB9C4CE)
    static let disk = Color(0xE6ECF2)
    static let mark = Color(0x2CA02C)
    static let rod = Color(0xC65146)
    static let axle = Color(0x22282E)
    static let torque = Color(0x2F4858)
  }

  /// An arc around the axle, as long as the torque is strong, that points the way in which it turns.
  private func drawTorque(
    _ metre: Double, _ place: (Double, Double) -> Point, on canvas: inout Canvas
  ) {
    guard torque != 0 else { return }
    let sweep = Double(torque) / Double(Self.torqueLimit) * 0.75 * .pi
    let radius = 0.32
    let start = -sweep / 2
    let points = (0...24).map { place(start + sweep * Double($0) / 24, radius) }
    for (from, to) in zip(points, points.dropFirst()) {
      canvas.drawLine(
        from: from, to: to, thickness: max(1, 0.045 * metre), ends: .round, Colors.torque)
    }
    let turn = torque > 0 ? 0.3 : -0.3
    canvas.fillPolygon(
      [
        place(start + sweep, radius + 0.09), place(start + sweep, radius - 0.09),
        place(start + sweep + turn, radius),
      ], Colors.torque)
  }
}
