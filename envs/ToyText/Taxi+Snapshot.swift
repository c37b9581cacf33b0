public import Snapshots

extension Taxi {
  public func write(to writer: inout SnapshotWriter) {
    writer.begin("Taxi")
    writer.write(options.isRainy)
    writer.write(options.ficklePassenger)
    writer.write(options.rainyProbability)
    writer.write(options.fickleProbability)
    writer.write(state.index)
    writer.write(isAboutToChange)
    writer.write(generator)
  }

  public init(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("Taxi")
    var options = Options()
    options.isRainy = try reader.read()
    options.ficklePassenger = try reader.read()
    options.rainyProbability = try reader.read()
    options.fickleProbability = try reader.read()
    for probability in [options.rainyProbability, options.fickleProbability]
    where !(0...1).contains(probability) {
      throw .invalid("\(probability) is not a probability.")
    }
    self.init(options: options)
    let index = try reader.read(Int.self)
    guard (0..<State.count).contains(index) else { throw .invalid("Taxi has no state \(index).") }
    state = State(index: index)
    isAboutToChange = try reader.read()
    generator = try reader.read()
  }
}
