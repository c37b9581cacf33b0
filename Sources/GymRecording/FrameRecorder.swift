public import GymRendering

/// Something that keeps the frames of an episode in files, one after the other.
///
/// A recorder is a class, because it owns a file that cannot be copied with it. What has been
/// recorded is whole on the disk at every moment: a recorder that is let go without ``finish()``, or
/// a process that is killed, leaves a file that shows all frames but perhaps the last. Of a folder of
/// pictures, those that its index names are whole.
public protocol FrameRecorder: AnyObject {
  /// The file or folder that is being written.
  var path: String { get }

  /// The number of frames that were appended.
  var frameCount: Int { get }

  /// How long the frames last that were appended, all together.
  var duration: Duration { get }

  /// Records a frame and how long it is shown.
  ///
  /// - Throws: ``RecordingError``: after ``RecordingError/Defect/differentSize(expected:found:)`` the
  ///   recorder goes on as if the frame had not come; after any other it takes no more, and throws
  ///   the same error again.
  /// - Precondition: `duration` is longer than nothing and at most a day; the recorder is not
  ///   finished.
  func append(_ frame: Canvas, lasting duration: Duration) throws(RecordingError)

  /// Writes what is still held back, and closes the file. Costs no more than a frame does.
  ///
  /// Finishing again does nothing.
  ///
  /// - Throws: ``RecordingError``, also when an earlier ``append(_:lasting:)`` had failed: a recording
  ///   is complete if and only if this returns. Without any frame nothing is left on the disk.
  func finish() throws(RecordingError)
}

/// Stops a program that says of a frame what cannot be.
func checkDuration(_ duration: Duration) {
  guard duration > .zero, duration <= .seconds(86_400) else {
    fatalError("A frame lasts longer than nothing and at most a day; say so to append(_:lasting:).")
  }
}

/// How far a recorder is.
enum RecorderState {
  case recording
  case failed(RecordingError)
  case finished

  /// Lets a frame through, or says why none can come.
  func checkTakesFrames() throws(RecordingError) {
    switch self {
    case .recording: return
    case .failed(let error): throw error
    case .finished: fatalError("A finished recorder takes no frames; make another for more.")
    }
  }
}
