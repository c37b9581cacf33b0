public import GymRendering

/// Records an episode as one animated GIF that is shown over and over.
///
/// GIF files know 256 colours an image, and count time in hundredths of a second.
/// - Frames with at most 256 colours are exact; in others, near colours become one.
/// - The time is kept: each delay ends at the hundredth that is nearest to the exact end of the
///   frame. Equal frames become one with a longer delay. Viewers do not show more than fifty frames a
///   second, so at higher rates some are left out, never the last.
///
/// The file grows with every frame, and memory does not.
public final class GIFRecorder: FrameRecorder {
  public let path: String
  public private(set) var frameCount = 0

  private let file: NewFile
  private var composer = GIFComposer()
  private var clock = CentisecondClock()
  private var state = RecorderState.recording

  /// The frame on show, whose end is not known yet.
  private var current: Canvas?

  /// There from the first written frame on, whose size and colours it needs.
  private var encoder: GIFEncoder?

  /// Starts a recording in a new file.
  ///
  /// - Throws: ``RecordingError`` when anything has the name already or the file cannot be made.
  public init(at path: String) throws(RecordingError) {
    self.path = path
    file = try NewFile(at: path)
  }

  deinit { if case .recording = state { try? finish() } }

  public var duration: Duration { clock.end }

  public func append(_ frame: Canvas, lasting duration: Duration) throws(RecordingError) {
    try state.checkTakesFrames()
    checkDuration(duration)
    try checkSize(frame.size)
    if let current, current != frame, let delay = clock.delay() {
      do {
        try write(current, delay: delay)
      } catch {
        state = .failed(error)
        throw error
      }
    }
    current = frame
    frameCount += 1
    clock.advance(by: duration)
  }

  public func finish() throws(RecordingError) {
    if case .finished = state { return }
    do throws(RecordingError) {
      try state.checkTakesFrames()
      guard let current else { throw RecordingError(.noFrames, path: path) }
      try write(current, delay: clock.lastDelay())
      try file.close()
      state = .finished
    } catch {
      state = .failed(error)
      try? file.close()
      throw error
    }
  }

  private func checkSize(_ size: PictureSize) throws(RecordingError) {
    if let current, current.size != size {
      throw RecordingError(.differentSize(expected: current.size, found: size), path: path)
    }
    guard size.width <= 65535, size.height <= 65535 else {
      throw RecordingError(
        .tooLarge(found: size, limit: "a side of a GIF has at most 65535"), path: path)
    }
  }

  /// Brings a frame to the disk, and the end of the file behind it.
  private func write(_ frame: Canvas, delay: Int) throws(RecordingError) {
    do throws(RecordingError) {
      var image = composer.image(of: frame)
      let encoder = try takeEncoder(frame.size)
      var rest = delay
      // Longer than a delay can be, the frame is repeated, in no part shorter than viewers keep.
      while rest > 65535 {
        try encoder.append(&image, delay: 65000)
        rest -= 65000
      }
      try encoder.append(&image, delay: rest)
      let end = max(file.byteCount - 1, 0)
      try file.write(encoder.takeBytes() + [GIFEncoder.trailer], from: end)
    } catch {
      throw error.naming(path)
    }
  }

  /// The encoder, which is made with the colours of the first frame.
  private func takeEncoder(_ size: PictureSize) throws(RecordingError) -> GIFEncoder {
    if let encoder { return encoder }
    let colors = composer.sharedColors
    // One index behind them means “stays”, where there is room.
    let new = try GIFEncoder(size: size, colors: colors, transparency: colors.count < 256)
    encoder = new
    return new
  }
}
