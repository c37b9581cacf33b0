public import Snapshots

extension MountainCar {
  public func write(to writer: inout SnapshotWriter) {
    writer.begin("MountainCar")
    writer.write(options.goalVelocity)
    writer.write(position)
    writer.write(velocity)
    writer.write(hasReachedGoal)
    writer.write(generator)
  }

  public init(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("MountainCar")
    var options = Options()
    options.goalVelocity = try reader.read()
    self.init(options: options)
    position = try reader.read()
    velocity = try reader.read()
    hasReachedGoal = try reader.read()
    generator = try reader.read()
  }
}
