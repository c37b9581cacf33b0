#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A folder that is new, or was empty.
struct NewFolder {
  /// The path, with a slash at its end.
  let path: String

  /// Whether it was made here.
  private let isOwn: Bool

  /// Creates the folder, or takes an empty one.
  ///
  /// - Throws: ``RecordingError`` when a file has the name, when the folder holds anything, hidden
  ///   files included, or when the system allows no folder there.
  init(at path: String) throws(RecordingError) {
    try checkPath(path)
    self.path = path.hasSuffix("/") ? path : path + "/"
    isOwn = mkdir(path, 0o777) == 0
    guard !isOwn else { return }
    let defect: RecordingError.Defect? =
      switch errno {
      case EEXIST:
        switch FileKind(ofPath: path) {
        case .folder: defectOfFolder(path)
        // The system says of a file with a slash behind it that it exists, and finds nothing there.
        case .nothing, .other: .isNotFolder
        }
      case ENOENT where FileKind(ofPath: folder(ofPath: path)) == .nothing:
        .folderMissing(folder(ofPath: path))
      default: .unwritable(reason: systemReason())
      }
    if let defect { throw RecordingError(defect, path: path) }
  }

  /// Removes the folder if it was made here and is empty.
  func removeIfEmpty() { if isOwn { rmdir(path) } }
}

/// Why a folder cannot be recorded into, or nil when it is empty.
private func defectOfFolder(_ path: String) -> RecordingError.Defect? {
  guard let listing = opendir(path) else { return .unwritable(reason: systemReason()) }
  defer { closedir(listing) }
  // Every folder lists itself and the one above it.
  var count = 0
  while readdir(listing) != nil { count += 1 }
  return count > 2 ? .folderNotEmpty : nil
}
