public import Snapshots

extension RowPipeline {
  /// Whether the run has statistics to be played again with its policy.
  public var hasStatistics: Bool { transforms.contains { $0.statistics != nil } }

  /// Appends what every transform keeps for its lanes, and all statistics.
  public func write(to writer: inout SnapshotWriter) {
    writer.begin("RowPipeline")
    writeStatistics(to: &writer)
    for transform in transforms { transform.write(to: &writer) }
  }

  /// Takes back what a pipeline of the same settings and lanes wrote.
  ///
  /// - Throws: ``SnapshotError`` when the bytes are damaged or of other settings; the pipeline may then
  ///   have been changed in part.
  public mutating func restore(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("RowPipeline")
    try restoreStatistics(from: &reader)
    for index in transforms.indices { try transforms[index].restore(from: &reader) }
  }

  /// Appends all statistics and nothing of any lane.
  public func writeStatistics(to writer: inout SnapshotWriter) {
    writer.begin("RowStatistics")
    writer.write(names.joined(separator: ","))
    for transform in transforms { writer.write(transform.statistics) }
  }

  /// Takes back the statistics that a pipeline of the same settings wrote, for any number of lanes.
  ///
  /// - Throws: ``SnapshotError`` when the bytes are damaged or of other settings.
  public mutating func restoreStatistics(
    from reader: inout SnapshotReader
  ) throws(SnapshotError) {
    try reader.begin("RowStatistics")
    let found = try reader.read(String.self)
    guard found == names.joined(separator: ",") else {
      throw .invalid("The statistics are of the row transforms [\(found)].")
    }
    for index in transforms.indices {
      let statistics = try reader.readOptional(RunningStatistics.self)
      guard statistics?.width == transforms[index].statistics?.width else {
        throw .invalid("The statistics of \(names[index]) are of other rows.")
      }
      transforms[index].statistics = statistics
    }
  }
}
