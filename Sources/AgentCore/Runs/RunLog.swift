import Foundation
import Logging

/// Writes what happened when to a run's `log.txt`, a line an event.
struct RunLog: LogHandler {
  var logLevel = Logger.Level.info
  var metadata: Logger.Metadata = [:]

  private let handle: FileHandle

  /// Begins the file; the folder must exist.
  init(path: String) throws(RunFolderError) {
    try RunFolder.write(Data(), to: path)
    guard let handle = FileHandle(forWritingAtPath: path) else {
      throw RunFolderError("\(path) cannot be written.")
    }
    self.handle = handle
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let time = Date().formatted(.iso8601)
    // A log that cannot be written must not stop a training run; the run's tables would.
    try? handle.write(contentsOf: Data("\(time) \(event.level) \(event.message)\n".utf8))
  }
}
