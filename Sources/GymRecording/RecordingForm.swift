/// A form in which an episode can be recorded; the path to record to says which.
public enum RecordingForm: Equatable, Sendable {
  /// One animated GIF: the path ends in `.gif`.
  case gif

  /// A folder of numbered PNG files: the path ends in `/`, or a folder is there.
  case pngFolder

  /// Reads the form from a path.
  ///
  /// - Throws: ``RecordingError/Defect/unknownForm`` when the path says none.
  public init(ofPath path: String) throws(RecordingError) {
    if path.lowercased().hasSuffix(".gif") {
      self = .gif
    } else if path.hasSuffix("/") || FileKind(ofPath: path) == .folder {
      self = .pngFolder
    } else {
      throw RecordingError(.unknownForm, path: path)
    }
  }

  /// Starts a recording of the form that its path says.
  ///
  /// - Throws: ``RecordingError`` when the path says no form, is taken, or cannot be written.
  public static func makeRecorder(
    at path: String
  ) throws(RecordingError) -> any FrameRecorder {
    switch try RecordingForm(ofPath: path) {
    case .gif: try GIFRecorder(at: path)
    case .pngFolder: try PNGFolderRecorder(at: path)
    }
  }
}
