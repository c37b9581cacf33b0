#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// What stands at a path.
enum FileKind: Equatable {
  case nothing
  case folder
  case other

  /// Looks at a path; what cannot be looked at counts as nothing.
  init(ofPath path: String) {
    var status = stat()
    self =
      if stat(path, &status) != 0 {
        .nothing
      } else if status.st_mode & S_IFMT == S_IFDIR {
        .folder
      } else {
        .other
      }
  }
}

/// What the system says about the call that just failed.
func systemReason() -> String { String(cString: strerror(errno)) }

/// Refuses a path that can name no file at all.
///
/// The system would read a path only up to its first zero byte, which names another file.
func checkPath(_ path: String) throws(RecordingError) {
  guard !path.isEmpty else {
    throw RecordingError(.unwritable(reason: "its path is empty"), path: path)
  }
  guard !path.utf8.contains(0) else {
    throw RecordingError(.unwritable(reason: "its path contains a zero byte"), path: path)
  }
}

/// The folder that holds what a path names.
func folder(ofPath path: String) -> String {
  var rest = Substring(path)
  while rest.count > 1, rest.hasSuffix("/") { rest.removeLast() }
  guard let slash = rest.lastIndex(of: "/") else { return "." }
  return slash == rest.startIndex ? "/" : String(rest[..<slash])
}
