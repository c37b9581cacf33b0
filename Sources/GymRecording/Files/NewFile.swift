#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A file that did not exist before, and that is whole whenever a write has ended, well or not.
final class NewFile {
  let path: String

  /// The number of bytes that the file has.
  private(set) var byteCount = 0

  private var descriptor: Int32

  /// Creates the file.
  ///
  /// - Throws: ``RecordingError`` when anything has the name already, a link to nowhere included, or
  ///   when the system allows no file there.
  init(at path: String) throws(RecordingError) {
    try checkPath(path)
    self.path = path
    repeat {
      descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    } while descriptor < 0 && errno == EINTR
    guard descriptor < 0 else { return }
    let defect: RecordingError.Defect =
      switch errno {
      case EISDIR: .isFolder
      case EEXIST: FileKind(ofPath: path) == .folder ? .isFolder : .exists
      case ENOENT where FileKind(ofPath: folder(ofPath: path)) == .nothing:
        .folderMissing(folder(ofPath: path))
      default: .unwritable(reason: systemReason())
      }
    throw RecordingError(defect, path: path)
  }

  deinit { if descriptor >= 0 { closeDescriptor() } }

  /// Writes bytes behind the first `offset` bytes, over those that stand there now.
  ///
  /// The first byte is written last: the end of a format can be replaced by more of it, and until
  /// the new end is on the disk the old one holds. When there is no room, the old end stays.
  ///
  /// - Precondition: `offset` is at most ``byteCount``, and the bytes reach to the end at least.
  func write(_ bytes: [UInt8], from offset: Int) throws(RecordingError) {
    guard !bytes.isEmpty else { return }
    let reason = bytes.withUnsafeBytes { buffer in
      writeAll(UnsafeRawBufferPointer(rebasing: buffer.dropFirst()), at: offset + 1)
        ?? writeAll(UnsafeRawBufferPointer(rebasing: buffer.prefix(1)), at: offset)
    }
    if let reason {
      // What could not be written may have left its beginning behind; if that stays, it stays
      // behind the end of the format.
      _ = ftruncate(descriptor, off_t(byteCount))
      throw RecordingError(.unwritable(reason: reason), path: path)
    }
    byteCount = offset + bytes.count
  }

  /// Gives the file back to the system, and removes it if nothing was ever written.
  func close() throws(RecordingError) {
    guard descriptor >= 0 else { return }
    if let reason = closeDescriptor() {
      throw RecordingError(.unwritable(reason: reason), path: path)
    }
  }

  @discardableResult
  private func closeDescriptor() -> String? {
    // Some file systems report only here that there was no room.
    #if canImport(Glibc)
    let result = Glibc.close(descriptor)
    #elseif canImport(Musl)
    let result = Musl.close(descriptor)
    #else
    let result = Darwin.close(descriptor)
    #endif
    let reason = result == 0 ? nil : systemReason()
    descriptor = -1
    if byteCount == 0 { unlink(path) }
    return reason
  }

  /// Writes all bytes and returns what the system says against it, or nil.
  private func writeAll(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> String? {
    var written = 0
    while written < bytes.count {
      let result = pwrite(
        descriptor, bytes.baseAddress?.advanced(by: written), bytes.count - written,
        off_t(offset + written))
      if result < 0, errno == EINTR { continue }
      guard result > 0 else { return systemReason() }
      written += result
    }
    return nil
  }
}
