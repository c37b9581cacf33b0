import Glibc
public import GymCore
public import GymRendering

extension Acrobot {
  /// As many steps a second as the world takes; five unless the time step is another.
  public var picture: PictureFormat? {
    PictureFormat(width: 400, height: 400, stepsPerSecond: min(1 / options.timeStep, 60))
  }

  /// Draws both rods at their true angles and the line that the tip must pass.
  public func draw(on canvas: inout Canvas) {
    let (width, height) = (Double(canvas.width), Double(canvas.height))
    let metre = min(width, height) / 4.6
    let joint = Point(width / 2, height / 2)
    let elbow = Point(
      joint.x + metre * sin(state.upperAngle), joint.y + metre * cos(state.upperAngle))
    let bend = state.upperAngle + state.lowerAngle
    let tip = Point(elbow.x + metre * sin(bend), elbow.y + metre * cos(bend))

    canvas.fill(Colors.wall)
    canvas.fillRectangle(
      x: 0, y: 0, width: width, height: joint.y - metre, hasSwungUp ? Colors.reached : Colors.goal)
    canvas.drawLine(
      from: Point(0, joint.y - metre), to: Point(width, joint.y - metre),
      thickness: max(1, 0.03 * metre), Colors.line)
    canvas.drawLine(
      from: joint, to: elbow, thickness: 0.2 * metre, ends: .round, Colors.upperRod)
    canvas.drawLine(from: elbow, to: tip, thickness: 0.16 * metre, ends: .round, Colors.lowerRod)
    canvas.fillCircle(center: joint, radius: 0.07 * metre, Colors.axle)
    canvas.fillCircle(center: elbow, radius: 0.06 * metre, Colors.motor)
  }

  private enum Colors {
    static let wall = Color(0xF4F7FA)
    static let goal = Color(0xE3F1E0)
    static let reached = Color(0xB7DFAE)
    static let line = Color(0x2CA02C)
    static let upperRod = Color(0x2F4858)
    static let lowerRod = Color(0x3F88B5)
    static let axle = Color(0xF4F7FA)
    static let motor = Color(0xE0A526)
  }
}
