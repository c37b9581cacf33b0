public import Snapshots

extension Pendulum {
  public func write(to writer: inout SnapshotWriter) {
    writer.begin("Pendulum")
    writer.write(options.gravity)
    writer.write(angle)
    writer.write(angularVelocity)
    writer.write(torque)
    writer.write(generator)
  }

  public init(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("Pendulum")
    var options = Options()
    options.gravity = try reader.read()
    self.init(options: options)
    turn(to: try reader.read())
    angularVelocity = try reader.read()
    torque = try reader.read()
    generator = try reader.read()
  }

  /// Sets the angle; observers of properties do not run in initializers.
  private mutating func turn(to angle: Double) { self.angle = angle }
}
