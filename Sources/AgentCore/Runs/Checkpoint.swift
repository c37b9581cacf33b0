import Snapshots

/// The file of a training in progress.
public enum Checkpoint {
  private static let file = SealedFile(kind: "checkpoint")

  /// Writes the state of a trainer whole or not at all.
  ///
  /// - Throws: ``RunFolderError`` when the file cannot be written.
  public static func write(_ trainer: Trainer, to path: String) throws(RunFolderError) {
    var state = SnapshotWriter()
    trainer.write(to: &state)
    try file.write(state.bytes, to: path)
  }

  /// Brings a trainer of the same run to the state in a file.
  ///
  /// - Throws: ``RunFolderError`` that names the file and what is wrong with it.
  public static func restore(_ trainer: Trainer, from path: String) throws(RunFolderError) {
    try file.read(path) { reader throws(SnapshotError) in try trainer.restore(from: &reader) }
  }

  /// Writes what row transforms have learned, whole or not at all.
  ///
  /// - Throws: ``RunFolderError`` when the file cannot be written.
  static func writeStatistics(
    of pipeline: RowPipeline, to path: String
  ) throws(RunFolderError) {
    var state = SnapshotWriter()
    pipeline.writeStatistics(to: &state)
    try file.write(state.bytes, to: path)
  }

  /// Gives the row transforms of the same run what they had learned.
  ///
  /// - Throws: ``RunFolderError`` that names the file and what is wrong with it.
  static func restoreStatistics(
    of pipeline: inout RowPipeline, from path: String
  ) throws(RunFolderError) {
    try file.read(path) { reader throws(SnapshotError) in
      try pipeline.restoreStatistics(from: &reader)
    }
  }
}
