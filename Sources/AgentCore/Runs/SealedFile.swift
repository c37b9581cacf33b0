import Foundation
package import Snapshots

/// A file of one snapshot: a mark, a version, a checksum and the state.
package struct SealedFile {
  /// What such a file is called in messages.
  let kind: String

  private static let mark = Array("GYMNAST\0".utf8)
  private static let version: UInt32 = 1
  private static let headerCount = 8 + 4 + 8

  /// Describes files of one kind.
  package init(kind: String) { self.kind = kind }

  /// Writes a state whole or not at all.
  ///
  /// - Throws: ``RunFolderError`` when the file cannot be written.
  package func write(_ state: [UInt8], to path: String) throws(RunFolderError) {
    var header = SnapshotWriter()
    for byte in Self.mark { header.write(byte) }
    header.write(Self.version)
    header.write(Self.checksum(state))
    try RunFolder.write(Data(header.bytes + state), to: path)
  }

  /// Reads a state, of which the body must take every byte.
  ///
  /// - Throws: ``RunFolderError`` that names the file and what is wrong with it.
  package func read(
    _ path: String, _ body: (inout SnapshotReader) throws(SnapshotError) -> Void
  ) throws(RunFolderError) {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw RunFolderError("\(path) is missing or cannot be read.")
    }
    let bytes = Array(data)
    guard bytes.count >= Self.headerCount, Array(bytes[..<Self.mark.count]) == Self.mark else {
      throw RunFolderError("\(path) is not a \(kind) of Gymnast.")
    }
    let state = Array(bytes[Self.headerCount...])
    do {
      var header = SnapshotReader(Array(bytes[Self.mark.count..<Self.headerCount]))
      let found = try header.read(UInt32.self)
      guard found >= 1 else {
        throw RunFolderError("\(path) is damaged: there is no version 0 of a \(kind).")
      }
      guard found <= Self.version else {
        throw RunFolderError(
          "\(path) has version \(found); this program reads versions up to \(Self.version).")
      }
      guard try header.read(UInt64.self) == Self.checksum(state) else {
        throw RunFolderError("\(path) is damaged: its checksum does not match.")
      }
      var reader = SnapshotReader(state)
      try body(&reader)
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
