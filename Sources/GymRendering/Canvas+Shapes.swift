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
  /// Its edge is true to 1/500 of a pixel up to a radius of 400 pixels.
  public mutating func fillCircle(center: Point, radius: Double, _ color: Color) {
    guard radius > 0, let center = center.bounded else { return }
    addHalfCircle(center, toward: Point(radius.bounded, 0))
    addHalfCircle(center, toward: Point(-radius.bounded, 0))
    fillShape(color)
  }

  /// How a line ends.
  public enum LineEnds: Sendable {
    /// Straight across, at the end points.
    case flat

    /// In half a disk around each end point.
    case round
  }

  /// Draws a straight line; nothing unless its thickness is above 0.
  ///
  /// - Parameters:
  ///   - start: The middle of one end.
  ///   - end: The middle of the other; when it is the same point there is no line, but with round
  ///     ends a dot.
  ///   - thickness: How broad the line is, half on each side.
  ///   - ends: How it ends.
  ///   - color: The color of the line.
  public mutating func drawLine(
    from start: Point, to end: Point, thickness: Double, ends: LineEnds = .flat, _ color: Color
  ) {
    guard thickness > 0, let start = start.bounded, let end = end.bounded else { return }
    // Divided by the longer side first, so that the squares of immense sides stay finite.
    let (width, height) = (end.x - start.x, end.y - start.y)
    let longer = max(abs(width), abs(height))
    guard longer > 0 else {
      if ends == .round { fillCircle(center: start, radius: thickness / 2, color) }
      return
    }
    let (x, y) = (width / longer, height / longer)
    let half = thickness.bounded / 2 / (x * x + y * y).squareRoot()
    let along = Point(x * half, y * half)
    let left = Point(along.y, -along.x)
    let corners = (
      Point(start.x + left.x, start.y + left.y), Point(end.x + left.x, end.y + left.y),
      Point(end.x - left.x, end.y - left.y), Point(start.x - left.x, start.y - left.y)
    )
    rasterizer.addEdge(from: corners.0, to: corners.1)
    rasterizer.addEdge(from: corners.2, to: corners.3)
    switch ends {
    case .flat:
      rasterizer.addEdge(from: corners.1, to: corners.2)
      rasterizer.addEdge(from: corners.3, to: corners.0)
    case .round:
      addHalfCircle(end, toward: along)
      addHalfCircle(start, toward: Point(-along.x, -along.y))
    }
    fillShape(color)
  }

  /// Adds the half of a circle that lies toward where a radius points, from its left to its right.
  private mutating func addHalfCircle(_ center: Point, toward radius: Point) {
    let points = CirclePoints.quarter
    let length = (radius.x * radius.x + radius.y * radius.y).squareRoot()
    let stride = CirclePoints.stride(radius: length)
    let left = Point(radius.y, -radius.x)
    func place(_ x: Double, _ y: Double) -> Point {
      Point(center.x + x * radius.x + y * left.x, center.y + x * radius.y + y * left.y)
    }
    var previous = place(0, 1)
    for index in Swift.stride(from: stride, through: CirclePoints.finest, by: stride) {
      let next = place(points[index].x, points[index].y)
      rasterizer.addEdge(from: previous, to: next)
      previous = next
    }
    for index in Swift.stride(from: CirclePoints.finest - stride, through: 0, by: -stride) {
      let next = place(points[index].x, -points[index].y)
      rasterizer.addEdge(from: previous, to: next)
      previous = next
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
