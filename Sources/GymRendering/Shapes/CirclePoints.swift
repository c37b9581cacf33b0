/// Points of a circle, made with square roots alone and so equal on every machine.
enum CirclePoints {
  /// How many steps a quarter has when it is divided most finely.
  static let finest = 256

  /// The points of a quarter of the unit circle, from (0, 1) to (1, 0) in equal steps.
  static let quarter: [Point] = {
    var points = [Point(0, 1), Point(1, 0)]
    while points.count <= finest {
      var finer: [Point] = []
      for (point, next) in zip(points, points.dropFirst()) {
        // The sum of two points of the unit circle points to the middle between them.
        let middle = Point(point.x + next.x, point.y + next.y)
        let length = (middle.x * middle.x + middle.y * middle.y).squareRoot()
        finer += [point, Point(middle.x / length, middle.y / length)]
      }
      finer.append(Point(1, 0))
      points = finer
    }
    return points
  }()

  /// How far apart in the quarter the points to use for a circle are.
  ///
  /// Straight sides between n steps of a quarter keep within r (π ∕ 2n)² ∕ 8 of the circle; n is the
  /// smallest power of two that keeps this below 1/160 of a pixel, as far as there are points, and is at least 8.
  static func stride(radius: Double) -> Int {
    var count = 8
    while count < finest, Double(count * count) < 50 * radius { count *= 2 }
    return finest / count
  }
}
