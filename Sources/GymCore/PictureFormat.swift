public import GymRendering

/// What a world's picture is like: the size that suits it, and how fast steps follow one another when
/// people watch.
public struct PictureFormat: Hashable, Sendable {
  /// The size at which the picture is best seen; worlds draw at any other as well.
  public let size: PictureSize

  /// How many steps a second look natural.
  public let stepsPerSecond: Double

  /// Describes a picture.
  ///
  /// - Precondition: The sides are at least 1 pixel; the steps a second are finite and above 0.
  public init(width: Int, height: Int, stepsPerSecond: Double) {
    precondition(
      stepsPerSecond > 0 && stepsPerSecond.isFinite,
      "Steps a second are a number above 0, not \(stepsPerSecond).")
    size = PictureSize(width: width, height: height)
    self.stepsPerSecond = stepsPerSecond
  }
}
