/// A side of a shape, from top to bottom.
///
/// Sides that shapes share are the same whichever way round they were given, so that shapes that
/// meet there cover each pixel exactly once between them.
struct Edge {
  let top: Double
  let bottom: Double
  let topX: Double
  let bottomX: Double

  /// What covering right of the edge adds: 1 when the shape was drawn upward here, −1 when downward.
  let winding: Double

  /// The change of x for each pixel downward.
  private let slope: Double

  /// Creates an edge, unless it is level: then it bounds no area.
  init?(from start: Point, to end: Point) {
    guard start.y != end.y else { return nil }
    let (upper, lower) = start.y < end.y ? (start, end) : (end, start)
    top = upper.y
    bottom = lower.y
    topX = upper.x
    bottomX = lower.x
    winding = start.y < end.y ? -1 : 1
    slope = (lower.x - upper.x) / (lower.y - upper.y)
  }

  /// Where the edge is at a height between its top and its bottom.
  func x(at y: Double) -> Double {
    guard y > top else { return topX }
    guard y < bottom else { return bottomX }
    // Kept between the ends, which rounding, or an immense slope, could pass.
    let x = topX + (y - top) * slope
    return topX < bottomX ? min(max(x, topX), bottomX) : min(max(x, bottomX), topX)
  }

  /// Whether an edge comes before another: an order that depends on nothing but the edges.
  ///
  /// Sums of coverage are rounded, so that they must not depend on the point a shape begins with.
  static func precedes(_ first: Edge, _ second: Edge) -> Bool {
    if first.top != second.top { return first.top < second.top }
    if first.topX != second.topX { return first.topX < second.topX }
    if first.bottom != second.bottom { return first.bottom < second.bottom }
    if first.bottomX != second.bottomX { return first.bottomX < second.bottomX }
    return first.winding < second.winding
  }
}
