import GymRecording

/// Keeps frames in a file.
final class RecordingDisplay: Display {
  /// What writes the file.
  let recorder: any FrameRecorder

  let isLive = false

  /// Begins a recording of the form that the path says.
  ///
  /// - Throws: ``RecordingError`` when it cannot be written.
  init(path: String) throws { recorder = try RecordingForm.makeRecorder(at: path) }

  func show(_ frame: Frame) throws {
    try recorder.append(frame.picture, lasting: frame.duration)
  }

  func finish() throws { try recorder.finish() }
}
