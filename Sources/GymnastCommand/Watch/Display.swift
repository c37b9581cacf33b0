import GymRendering

/// A moment of an episode, to be shown for a while.
struct Frame {
  /// The world's picture.
  let picture: Canvas

  /// What is known of the episode, on one line.
  let caption: String

  /// How long it is to be seen.
  let duration: Duration
}

/// Somewhere that frames are shown: a window, a terminal or a file.
protocol Display: AnyObject {
  /// Whether somebody looks on, so that frames have to come at their time.
  var isLive: Bool { get }

  /// Whether the viewer has had enough.
  var isClosed: Bool { get }

  /// Shows a frame.
  func show(_ frame: Frame) throws

  /// Takes in what the viewer did; called often while a frame is seen.
  func respond() throws

  /// Puts everything back in order; called once, after the last frame.
  func finish() throws
}

extension Display {
  var isClosed: Bool { false }
  func respond() throws {}
}
