extension Canvas {
  /// Draws a polygon, which closes itself.
  ///
  /// Where it overlaps itself it is covered once, by the non-zero rule; parts that run around in
  /// opposite directions cut each other out. The point to begin with and the direction make no
  /// difference, and shapes that share a side cover each pixel there exactly once between them.
  public mutating func fillPolygon(_ points: [Point], _ color: Color) {
    guard var previous = points.last?.bounded else { return }
    for point in points {
      guard let next = point.bounded else { return rasterizer.removeEdges() }
      rasterizer.addEdge(from: previous, to: next)
      previous = next
    }
    fillShape(color)
  }

  /// Draws a disk; nothing unless the radius is above 0.
  ///
  /// Its edge is true to 1/160 of a pixel up to a radius of 1300 pixels.
  public mutating func fillCircle(center: Point, radius: Double, _ color: Color) {
    guard radius > 0, let center = center.bounded else { return }
    addCircle(center, radius: radius.bounded)
    fillShape(color)
  }

  /// Adds a circle from its top downward, left and right in turn, so that nothing need be sorted.
  private mutating func addCircle(_ center: Point, radius: Double) {
    let points = CirclePoints.quarter
    let stride = CirclePoints.stride(radius: radius)
    var (x, y) = (0.0, center.y - radius)
    func addSides(to nextX: Double, _ nextY: Double) {
      rasterizer.addEdge(from: Point(center.x - x, y), to: Point(center.x - nextX, nextY))
      rasterizer.addEdge(from: Point(center.x + nextX, nextY), to: Point(center.x + x, y))
      (x, y) = (nextX, nextY)
    }
    for index in Swift.stride(from: stride, through: CirclePoints.finest, by: stride) {
      addSides(to: radius * points[index].x, center.y - radius * points[index].y)
    }
    for index in Swift.stride(from: CirclePoints.finest - stride, through: 0, by: -stride) {
      addSides(to: radius * points[index].x, center.y + radius * points[index].y)
    }
  }

  /// Draws the shape whose edges were given to the rasterizer.
  mutating func fillShape(_ color: Color) {
    let (width, height) = (width, height)
    bytes.withUnsafeMutableBufferPointer { bytes in
      guard let start = bytes.baseAddress else { return }
      rasterizer.draw(color, on: Pixels(start: start, width: width, height: height))
    }
  }
}
