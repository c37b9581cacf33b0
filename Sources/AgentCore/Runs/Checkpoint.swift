import Foundation
import Snapshots

/// The file of a training in progress: a mark, a version, the state and a checksum.
public enum Checkpoint {
  private static let mark = Array("GYMNAST\0".utf8)
  private static let version: UInt32 = 1
  private static let headerCount = 8 + 4 + 8

  /// Writes the state of a trainer whole or not at all.
  ///
  /// - Throws: ``RunFolderError`` when the file cannot be written.
  public static func write(_ trainer: Trainer, to path: String) throws(RunFolderError) {
    var state = SnapshotWriter()
    trainer.write(to: &state)
    try seal(state.bytes, to: path)
  }

  /// Brings a trainer of the same run to the state in a file.
  ///
  /// - Throws: ``RunFolderError`` that names the file and what is wrong with it.
  public static func restore(_ trainer: Trainer, from path: String) throws(RunFolderError) {
    try open(path) { reader throws(SnapshotError) in try trainer.restore(from: &reader) }
  }

  /// Writes what row transforms have learned, whole or not at all.
  ///
  /// - Throws: ``RunFolderError`` when the file cannot be written.
  static func writeStatistics(
    of pipeline: RowPipeline, to path: String
  ) throws(RunFolderError) {
    var state = SnapshotWriter()
    pipeline.writeStatistics(to: &state)
    try seal(state.bytes, to: path)
  }

  /// Gives the row transforms of the same run what they had learned.
  ///
  /// - Throws: ``RunFolderError`` that names the file and what is wrong with it.
  static func restoreStatistics(
    of pipeline: inout RowPipeline, from path: String
  ) throws(RunFolderError) {
    try open(path) { reader throws(SnapshotError) in
      try pipeline.restoreStatistics(from: &reader)
    }
  }

  private static func seal(_ state: [UInt8], to path: String) throws(RunFolderError) {
    var header = SnapshotWriter()
    for byte in mark { header.write(byte) }
    header.write(version)
    header.write(checksum(state))
    try RunFolder.write(Data(header.bytes + state), to: path)
  }

  private static func open(
    _ path: String, _ restore: (inout SnapshotReader) throws(SnapshotError) -> Void
  ) throws(RunFolderError) {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw RunFolderError("\(path) is missing or cannot be read.")
    }
    let bytes = Array(data)
    guard bytes.count >= headerCount, Array(bytes[..<mark.count]) == mark else {
      throw RunFolderError("\(path) is not a checkpoint of Gymnast.")
    }
    let state = Array(bytes[headerCount...])
    do {
      var header = SnapshotReader(Array(bytes[mark.count..<headerCount]))
      let found = try header.read(UInt32.self)
      guard found >= 1 else {
        throw RunFolderError("\(path) is damaged: there is no version 0 of checkpoints.")
      }
      guard found <= version else {
        throw RunFolderError(
          "\(path) has version \(found); this program reads versions up to \(version).")
      }
      guard try header.read(UInt64.self) == checksum(state) else {
        throw RunFolderError("\(path) is damaged: its checksum does not match.")
      }
      var reader = SnapshotReader(state)
      try restore(&reader)
      try reader.finish()
    } catch let error as RunFolderError {
      throw error
    } catch {
      throw RunFolderError("\(path): \(error)")
    }
  }

  /// The 64-bit FNV-1a hash (Fowler, Noll and Vo), which finds damage, not malice.
  static func checksum(_ bytes: [UInt8]) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return hash
  }
}
