/// The size of a picture in pixels.
public struct PictureSize: Hashable, Sendable {
  /// How many pixels a row has, at least 1.
  public var width: Int {
    didSet { Self.check(width, height) }
  }

  /// How many rows there are, at least 1.
  public var height: Int {
    didSet { Self.check(width, height) }
  }

  /// Creates a size.
  ///
  /// - Precondition: Both the width and the height are at least 1.
  public init(width: Int, height: Int) {
    Self.check(width, height)
    self.width = width
    self.height = height
  }

  private static func check(_ width: Int, _ height: Int) {
    precondition(
      width >= 1 && height >= 1, "A picture needs a width and a height of at least 1 pixel.")
  }
}
