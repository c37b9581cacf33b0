public import GymRendering

/// Records every frame as a PNG file of its own, without loss, in a folder.
///
/// The files are `frame-000001.png`, `frame-000002.png` and so on. Beside them `frames.csv` has a row
/// for each: its file, the time at which it begins and how long it lasts, both in seconds. A row
/// comes when its picture is complete.
public final class PNGFolderRecorder: FrameRecorder {
  public let path: String
  public private(set) var frameCount = 0
  public private(set) var duration = Duration.zero

  private let folder: NewFolder
  private let index: NewFile
  private var size: PictureSize?
  private var state = RecorderState.recording

  /// Starts a recording in a folder that is empty, or not there yet.
  ///
  /// - Throws: ``RecordingError`` when the folder holds anything or cannot be made.
  public init(at path: String) throws(RecordingError) {
    self.path = path
    folder = try NewFolder(at: path)
    do { index = try NewFile(at: folder.path + "frames.csv") } catch {
      folder.removeIfEmpty()
      throw error
    }
  }

  deinit { if case .recording = state { try? finish() } }

  public func append(_ frame: Canvas, lasting duration: Duration) throws(RecordingError) {
    try state.checkTakesFrames()
    checkDuration(duration)
    if let size, size != frame.size {
      throw RecordingError(.differentSize(expected: size, found: frame.size), path: path)
    }
    do {
      try write(frame, lasting: duration)
    } catch {
      state = .failed(error)
      throw error
    }
    size = frame.size
    frameCount += 1
    self.duration += duration
  }

  public func finish() throws(RecordingError) {
    if case .finished = state { return }
    let earlier = state
    state = .finished
    do throws(RecordingError) {
      try index.close()
      if case .failed(let error) = earlier { throw error }
      if frameCount == 0 { throw RecordingError(.noFrames, path: path) }
    } catch {
      folder.removeIfEmpty()
      state = .failed(error)
      throw error
    }
  }

  private func write(_ frame: Canvas, lasting duration: Duration) throws(RecordingError) {
    let digits = String(frameCount + 1)
    let name = "frame-\(String(repeating: "0", count: max(0, 6 - digits.count)))\(digits).png"
    try frame.writePNG(to: folder.path + name)
    let header = index.byteCount == 0 ? "file,start_seconds,duration_seconds\n" : ""
    let row = "\(name),\(decimalSeconds(self.duration)),\(decimalSeconds(duration))\n"
    try index.write(Array((header + row).utf8), from: index.byteCount)
  }
}

/// A length of time in seconds, exactly, without needless zeros.
func decimalSeconds(_ duration: Duration) -> String {
  let (seconds, attoseconds) = duration.components
  guard attoseconds != 0 else { return String(seconds) }
  let digits = String(attoseconds)
  let fraction = String(repeating: "0", count: 18 - digits.count) + digits
  return "\(seconds).\(fraction[...(fraction.lastIndex { $0 != "0" } ?? fraction.startIndex)])"
}
