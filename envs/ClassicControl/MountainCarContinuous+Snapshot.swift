public import Snapshots

extension MountainCarContinuous {
  public func write(to writer: inout SnapshotWriter) {
    writer.begin("MountainCarContinuous")
    writer.write(options.goalVelocity)
    writer.write(position)
    writer.write(velocity)
    writer.write(isFresh)
    writer.write(hasReachedGoal)
    writer.write(generator)
  }

  public init(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("MountainCarContinuous")
    var options = Options()
    options.goalVelocity = try reader.read()
    self.init(options: options)
    position = try reader.read()
    velocity = try reader.read()
    isFresh = try reader.read()
    hasReachedGoal = try reader.read()
    generator = try reader.read()
  }
}
