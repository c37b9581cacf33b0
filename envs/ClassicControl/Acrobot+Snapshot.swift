public import Snapshots

extension Acrobot {
  public func write(to writer: inout SnapshotWriter) {
    writer.begin("Acrobot")
    writer.write(options.dynamics.rawValue)
    writer.write(options.timeStep)
    writer.write(options.torqueNoise)
    writer.write(state.upperAngle)
    writer.write(state.lowerAngle)
    writer.write(state.upperVelocity)
    writer.write(state.lowerVelocity)
    writer.write(hasSwungUp)
    writer.write(generator)
  }

  public init(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("Acrobot")
    var options = Options()
    let name = try reader.read(String.self)
    guard let dynamics = Dynamics(rawValue: name) else {
      throw .invalid("'\(name)' is no dynamics of Acrobot.")
    }
    options.dynamics = dynamics
    options.timeStep = try reader.read()
    options.torqueNoise = try reader.read()
    guard options.timeStep > 0, options.torqueNoise >= 0 else {
      throw .invalid("Acrobot takes a positive time step and no negative noise.")
    }
    self.init(options: options)
    state.upperAngle = try reader.read()
    state.lowerAngle = try reader.read()
    state.upperVelocity = try reader.read()
    state.lowerVelocity = try reader.read()
    hasSwungUp = try reader.read()
    generator = try reader.read()
  }
}
