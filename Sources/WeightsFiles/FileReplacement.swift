#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Writes bytes under a name so that the name holds either what it held before or all of them.
///
/// - Throws: ``WeightsFileError/Defect/unwritable(reason:)``; no new file is then left behind.
func replaceFile(at path: String, with bytes: [UInt8]) throws(WeightsFileError) {
  if let reason = defect(ofPath: path) { throw WeightsFileError(.unwritable(reason: reason)) }
  let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "./"
  let (descriptor, temporaryPath) = try openTemporaryFile(in: folder)
  var reason = writeAll(bytes, to: descriptor)
  if reason == nil, fsync(descriptor) != 0 { reason = systemReason() }
  // Some file systems report only here that there was no room.
  if close(descriptor) != 0, reason == nil { reason = systemReason() }
  if reason == nil, rename(temporaryPath, path) != 0 { reason = systemReason() }
  if let reason {
    unlink(temporaryPath)
    throw WeightsFileError(.unwritable(reason: reason))
  }
  flushFolder(folder)
}

/// Creates a file that no other writer has, in the folder whose path ends in a slash.
///
/// The name tells processes apart by their number and goes past what a killed one left behind. The
/// permissions are those of any new file, unlike `mkstemp`'s.
private func openTemporaryFile(
  in folder: String
) throws(WeightsFileError) -> (descriptor: Int32, path: String) {
  for attempt in 0..<1000 {
    let path = "\(folder).weights-\(getpid())-\(attempt).partial"
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    if descriptor >= 0 { return (descriptor, path) }
    guard errno == EEXIST || errno == EINTR else { break }
  }
  throw WeightsFileError(.unwritable(reason: systemReason()))
}

/// Writes all bytes and returns what the system says against it, or nil.
private func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> String? {
  bytes.withUnsafeBytes { buffer in
    var written = 0
    while written < buffer.count {
      let result = write(
        descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
      if result < 0, errno == EINTR { continue }
      guard result > 0 else { return systemReason() }
      written += result
    }
    return nil
  }
}

/// Brings the new name to the disk.
///
/// The file is whole with or without it, and some file systems refuse it, so its result is not
/// a reason to call the file unwritten.
private func flushFolder(_ folder: String) {
  let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { return }
  fsync(descriptor)
  close(descriptor)
}
