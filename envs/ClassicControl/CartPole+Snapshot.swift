public import Snapshots

extension CartPole {
  public func write(to writer: inout SnapshotWriter) {
    writer.begin("CartPole")
    writer.write(options.suttonBartoReward)
    writer.write(parameters.gravity)
    writer.write(parameters.cartMass)
    writer.write(parameters.poleMass)
    writer.write(parameters.halfPoleLength)
    writer.write(parameters.force)
    writer.write(parameters.timeStep)
    writer.write(parameters.positionLimit)
    writer.write(parameters.angleLimit)
    writer.write(state.position)
    writer.write(state.velocity)
    writer.write(state.angle)
    writer.write(state.angularVelocity)
    writer.write(generator)
  }

  public init(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("CartPole")
    var options = Options()
    options.suttonBartoReward = try reader.read()
    var parameters = Parameters()
    parameters.gravity = try reader.read()
    parameters.cartMass = try reader.read()
    parameters.poleMass = try reader.read()
    parameters.halfPoleLength = try reader.read()
    parameters.force = try reader.read()
    parameters.timeStep = try reader.read()
    parameters.positionLimit = try reader.read()
    parameters.angleLimit = try reader.read()
    guard parameters.positionLimit >= 0, parameters.angleLimit >= 0 else {
      throw .invalid("The limits of CartPole are not negative.")
    }
    self.init(options: options, parameters: parameters)
    state.position = try reader.read()
    state.velocity = try reader.read()
    state.angle = try reader.read()
    state.angularVelocity = try reader.read()
    generator = try reader.read()
  }
}
