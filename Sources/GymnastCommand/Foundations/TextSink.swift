import Foundation
import Synchronization

/// Why nothing more could be printed.
enum SinkError: Error, Equatable, CustomStringConvertible {
  /// The reader of the pipe has gone.
  case closed

  /// The system refused, as on a full disk.
  case refused(String)

  var description: String {
    switch self {
    case .closed: "The output was closed."
    case .refused(let reason): "The output cannot be written: \(reason)."
    }
  }
}

/// A buffered stream of text to a file descriptor, or to memory.
final class TextSink: Sendable {
  /// The process's standard output.
  static let standardOutput = TextSink(descriptor: STDOUT_FILENO)

  /// The process's standard error.
  static let standardError = TextSink(descriptor: STDERR_FILENO)

  /// Whether a person watches, so that a line may be written over.
  let isTerminal: Bool

  private static let bufferSize = 1 << 16
  private let descriptor: Int32?
  private let buffer = Mutex<[UInt8]>([])

  private init(descriptor: Int32) {
    self.descriptor = descriptor
    isTerminal = isatty(descriptor) == 1
  }

  /// Creates a stream that keeps everything in memory.
  init() {
    descriptor = nil
    isTerminal = false
  }

  /// Everything that was put and not flushed; in memory, everything.
  var text: String { buffer.withLock { String(decoding: $0, as: UTF8.self) } }

  /// Appends text.
  func put(_ text: String) throws(SinkError) {
    let isFull = buffer.withLock { buffer in
      buffer.append(contentsOf: text.utf8)
      return buffer.count >= Self.bufferSize
    }
    if isFull { try flush() }
  }

  /// Appends text and shows it at once.
  func show(_ text: String) throws(SinkError) {
    try put(text)
    try flush()
  }

  /// Hands everything to the system.
  func flush() throws(SinkError) {
    guard let descriptor else { return }
    let bytes = buffer.withLock { buffer in
      let bytes = buffer
      buffer.removeAll(keepingCapacity: true)
      return bytes
    }
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 {
        written += count
      } else if errno == EPIPE {
        throw .closed
      } else if errno != EINTR {
        throw .refused(String(cString: strerror(errno)))
      }
    }
  }
}
