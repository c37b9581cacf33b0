/// A place in a picture, in pixels.
///
/// (0, 0) is the top left corner of the top left pixel, whose middle is (0.5, 0.5); y grows downward.
public struct Point: Equatable, Sendable {
  /// The distance from the left edge of the picture.
  public var x: Double

  /// The distance from the top edge of the picture.
  public var y: Double

  /// Creates a point.
  public init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}

extension Point {
  /// The point with an infinite or immense coordinate brought so near that differences stay finite.
  ///
  /// Nil when a coordinate is not a number.
  var bounded: Point? {
    guard !x.isNaN, !y.isNaN else { return nil }
    return Point(x.bounded, y.bounded)
  }
}

extension Double {
  /// The number itself, or the nearer of ±10³⁰⁰ when it lies beyond.
  var bounded: Double { min(max(self, -1e300), 1e300) }
}
