public import GymRendering

/// What is wrong with a recording or a picture, and which file it is.
public struct RecordingError: Error, Equatable, Sendable {
  /// A way in which a recording or a picture can be wrong.
  public enum Defect: Equatable, Sendable {
    /// The path says no form of recording.
    case unknownForm

    /// A file has the name already.
    case exists

    /// A folder has the name that a file was to have.
    case isFolder

    /// A file has the name that a folder was to have.
    case isNotFolder

    /// The folder holds something already.
    case folderNotEmpty

    /// The folder that is to hold the recording is not there.
    case folderMissing(String)

    /// The system does not take what is written.
    case unwritable(reason: String)

    /// The system does not give the picture out, or the bytes are no picture.
    case unreadable(reason: String)

    /// The picture is transparent in places, which a canvas cannot be.
    case transparent

    /// The picture has more pixels than the format or this reader allows.
    case tooLarge(found: PictureSize, limit: String)

    /// The frame is not as large as those before it.
    case differentSize(expected: PictureSize, found: PictureSize)

    /// The recording was finished before its first frame.
    case noFrames
  }

  /// The file or folder, or nil for bytes that came from elsewhere.
  public var path: String?

  /// What is wrong with it.
  public var defect: Defect

  /// Creates an error.
  public init(_ defect: Defect, path: String? = nil) {
    self.path = path
    self.defect = defect
  }

  /// The same defect with the file that has it.
  func naming(_ path: String) -> RecordingError { RecordingError(defect, path: path) }
}

extension RecordingError: CustomStringConvertible {
  public var description: String { "\(path.map(quoted) ?? "The picture") \(defect)" }
}

extension RecordingError.Defect: CustomStringConvertible {
  /// The predicate of a sentence whose subject is the path.
  public var description: String {
    switch self {
    case .unknownForm:
      "says no form of recording. "
        + "End the path in .gif for an animation, or in / for a folder of PNG pictures."
    case .exists:
      "exists already, and nothing is overwritten. Choose another path, or remove it first."
    case .isFolder:
      "is a folder, and a file is expected. Choose another path."
    case .isNotFolder:
      "is a file, and a folder is expected. Choose another path."
    case .folderNotEmpty:
      "is not empty, and nothing is overwritten. Choose a new or empty folder."
    case .folderMissing(let folder):
      "cannot be created: there is no folder \(quoted(folder)). Create that folder first."
    case .unwritable(let reason):
      "cannot be written: \(reason)."
    case .unreadable(let reason):
      "cannot be read: \(reason)."
    case .transparent:
      "is transparent in places. Save the picture without an alpha channel."
    case .tooLarge(let found, let limit):
      "would be too large with \(text(found)) pixels: \(limit)."
    case .differentSize(let expected, let found):
      "has frames of \(text(expected)) pixels and cannot take one of \(text(found)). "
        + "Draw all frames of a recording on canvases of one size."
    case .noFrames:
      "has no frames and was not kept. Record at least one frame."
    }
  }
}

/// A path made fit for a message: in quotes, escaped, and not longer than some lines.
private func quoted(_ text: String) -> String {
  let scalars = text.unicodeScalars
  var shown = ""
  for scalar in scalars.prefix(240) { shown += scalar.escaped(asASCII: false) }
  return "“\(shown)\(scalars.dropFirst(240).isEmpty ? "" : "…")”"
}

private func text(_ size: PictureSize) -> String { "\(size.width) × \(size.height)" }
