extension Canvas {
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
}
