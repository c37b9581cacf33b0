extension Canvas {
  /// Gives every pixel one color.
  public mutating func fill(_ color: Color) {
    withPixels { $0.fill(rows: 0..<$0.height, 0..<$0.width, color) }
  }

  /// Draws a rectangle with level sides.
  ///
  /// With whole coordinates exactly the pixels inside get the color; otherwise the pixels that the
  /// sides cross are mixed.
  ///
  /// - Parameters:
  ///   - x: The left side.
  ///   - y: The top side.
  ///   - width: How wide it is; nothing is drawn unless this is above 0.
  ///   - height: How high it is; nothing is drawn unless this is above 0.
  ///   - color: The color of the rectangle.
  public mutating func fillRectangle(
    x: Double, y: Double, width: Double, height: Double, _ color: Color
  ) {
    guard width > 0, height > 0, let start = Point(x, y).bounded else { return }
    let end = Point(start.x + width.bounded, start.y + height.bounded)
    guard start.isWhole, end.isWhole else {
      rasterizer.addEdge(from: start, to: Point(start.x, end.y))
      rasterizer.addEdge(from: Point(end.x, end.y), to: Point(end.x, start.y))
      return fillShape(color)
    }
    withPixels { pixels in
      pixels.fill(
        rows: start.y.pixel(below: pixels.height)..<end.y.pixel(below: pixels.height),
        start.x.pixel(below: pixels.width)..<end.x.pixel(below: pixels.width), color)
    }
  }
}

extension Point {
  /// Whether the point is a corner of pixels.
  fileprivate var isWhole: Bool { x == x.rounded(.down) && y == y.rounded(.down) }
}

extension Double {
  /// The whole number as an index, or the nearest end of 0...limit when it lies beyond.
  fileprivate func pixel(below limit: Int) -> Int { Int(min(max(self, 0), Double(limit))) }
}
