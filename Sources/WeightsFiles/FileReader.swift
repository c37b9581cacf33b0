#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// An ordinary file open for reading.
///
/// The calls of the system are made directly: Foundation would read before the size is known to be
/// sound, and its replacement of files is silent about a flush that failed.
struct FileReader {
  /// The size when the file was opened.
  let byteCount: Int
  private let descriptor: Int32

  /// Opens a file; folders, devices and pipes, which have no size, are refused.
  init(_ path: String) throws(WeightsFileError) {
    if let reason = defect(ofPath: path) { throw WeightsFileError(.unreadable(reason: reason)) }
    // Without O_NONBLOCK a pipe would wait here for a writer.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw WeightsFileError(.unreadable(reason: systemReason())) }
    var status = stat()
    let reason: String? =
      if fstat(descriptor, &status) != 0 {
        systemReason()
      } else if status.st_mode & S_IFMT == S_IFDIR {
        "it is a folder"
      } else if status.st_mode & S_IFMT != S_IFREG {
        "it is not an ordinary file"
      } else {
        nil
      }
    if let reason {
      close(descriptor)
      throw WeightsFileError(.unreadable(reason: reason))
    }
    self.descriptor = descriptor
    byteCount = Int(status.st_size)
  }

  /// Reads the next bytes, exactly so many.
  ///
  /// - Precondition: `count` is not greater than what the file had left when it was opened.
  func next(_ count: Int) throws(WeightsFileError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      let result = bytes.withUnsafeMutableBytes { buffer in
        read(descriptor, buffer.baseAddress?.advanced(by: filled), count - filled)
      }
      if result < 0, errno == EINTR { continue }
      guard result >= 0 else { throw WeightsFileError(.unreadable(reason: systemReason())) }
      guard result > 0 else {
        throw WeightsFileError(.unreadable(reason: "it became shorter while it was being read"))
      }
      filled += result
    }
    return bytes
  }

  /// Gives the file back to the system.
  func finish() { close(descriptor) }
}

/// What the system says about the call that just failed.
func systemReason() -> String { String(cString: strerror(errno)) }

/// Why a path can name no file at all, or nil when it can.
///
/// The system would read a path only up to its first zero byte, which names another file.
func defect(ofPath path: String) -> String? {
  if path.isEmpty { return "its path is empty" }
  return path.utf8.contains(0) ? "its path contains a zero byte" : nil
}
