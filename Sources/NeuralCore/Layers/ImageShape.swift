/// How large an image or a board is, and how many numbers each of its places has.
///
/// Images lie in memory row by row, the channels of a place side by side (NHWC for a batch).
public struct ImageShape: Hashable, Sendable {
  /// How many rows there are.
  public var height: Int

  /// How many places a row has.
  public var width: Int

  /// How many numbers a place has.
  public var channels: Int

  /// Creates the shape of an image.
  public init(height: Int, width: Int, channels: Int) {
    self.height = height
    self.width = width
    self.channels = channels
  }

  /// How many numbers an image has.
  public var count: Int { height * width * channels }

  /// The shape of a batch of images.
  func batch(_ count: Int) -> Shape { Shape(count, height, width, channels) }
}

extension ImageShape: CustomStringConvertible {
  public var description: String { "\(height)×\(width)×\(channels)" }
}
