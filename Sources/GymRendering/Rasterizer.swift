/// Turns the edges of a shape into how much of each pixel it covers.
///
/// Every edge adds, to each pixel of the rows it passes, the area right of it; the shape's area in
/// a pixel is the sum over its edges, upward ones counting positive and downward ones negative. Such
/// areas are exact, apart from rounding. Where a shape overlaps itself it is covered once (the
/// non-zero rule); parts that run around in opposite directions cancel where they overlap.
///
/// The signed areas are kept as differences between neighboring pixels of a row, after the
/// accumulation buffer of Raph Levien's font-rs.
struct Rasterizer: Sendable {
  /// The edges of the shape; while it is drawn the ones in the rows at hand lie at the front.
  private var edges: [Edge] = []

  /// How much more of a pixel of the row is covered than of the one to its left.
  private var changes: [Double] = []

  /// Adds a side of the shape, between bounded points.
  mutating func addEdge(from start: Point, to end: Point) {
    guard let edge = Edge(from: start, to: end) else { return }
    edges.append(edge)
  }

  /// Forgets the edges of a shape that is not to be drawn.
  mutating func removeEdges() { edges.removeAll(keepingCapacity: true) }

  /// Draws the shape whose edges were added, and forgets them.
  mutating func draw(_ color: Color, on pixels: Pixels) {
    defer { removeEdges() }
    let (width, height) = (Double(pixels.width), Double(pixels.height))
    edges.removeAll {
      $0.bottom <= 0 || $0.top >= height || ($0.topX >= width && $0.bottomX >= width)
    }
    guard !edges.isEmpty else { return }
    edges.sort(by: Edge.precedes)
    if changes.count != pixels.width + 1 {
      changes = Array(repeating: 0, count: pixels.width + 1)
    }

    var waiting = 0
    var current = 0
    var row = Int(max(edges[0].top, 0))
    while row < pixels.height {
      let (top, bottom) = (Double(row), Double(row + 1))
      while waiting < edges.count, edges[waiting].top < bottom {
        edges[current] = edges[waiting]
        current += 1
        waiting += 1
      }
      var touched = Touched()
      var kept = 0
      for index in 0..<current {
        let edge = edges[index]
        add(edge, between: top, bottom, limit: width, touched: &touched)
        guard edge.bottom > bottom else { continue }
        edges[kept] = edge
        kept += 1
      }
      current = kept
      sweep(touched, row: row, color, on: pixels)
      if current > 0 {
        row += 1
      } else {
        guard waiting < edges.count else { return }
        row = Int(edges[waiting].top)
      }
    }
  }

  /// The pixels of a row whose changes may differ from 0.
  private struct Touched {
    var first = Int.max
    var last = -1

    mutating func add(_ firstPixel: Int, _ lastPixel: Int) {
      first = min(first, firstPixel)
      last = max(last, lastPixel)
    }
  }

  /// Adds what lies right of the part of an edge in a row of pixels.
  private mutating func add(
    _ edge: Edge, between rowTop: Double, _ rowBottom: Double, limit width: Double,
    touched: inout Touched
  ) {
    let (upper, lower) = (max(edge.top, rowTop), min(edge.bottom, rowBottom))
    guard upper < lower else { return }
    let (upperX, lowerX) = (edge.x(at: upper), edge.x(at: lower))
    var (left, right) = upperX < lowerX ? (upperX, lowerX) : (lowerX, upperX)
    var amount = (lower - upper) * edge.winding
    guard left < width else { return }
    guard right > 0 else {
      changes[0] += amount
      return touched.add(0, 0)
    }
    let slope = right > left ? amount / (right - left) : 0
    if right > width {
      amount -= slope * (right - width)
      right = width
    }
    if left < 0 {
      let outside = slope * -left
      changes[0] += outside
      amount -= outside
      left = 0
    }
    let first = Int(left)
    let last = max(first, Int(right.rounded(.up)) - 1)
    touched.add(left > 0 ? first : 0, last + 1)
    guard first < last else {
      let missing = amount * (0.5 * (left + right) - Double(first))
      changes[first] += amount - missing
      changes[first + 1] += missing
      return
    }
    var covered = 0.5 * slope * (Double(first + 1) - left) * (Double(first + 1) - left)
    changes[first] += covered
    for pixel in first + 1..<last {
      let area = slope * (Double(pixel) + 0.5 - left)
      changes[pixel] += area - covered
      covered = area
    }
    let area = amount - 0.5 * slope * (right - Double(last)) * (right - Double(last))
    changes[last] += area - covered
    changes[last + 1] += amount - area
  }

  /// Lays the color over a row by the coverage that the changes add up to, and clears them.
  private mutating func sweep(_ touched: Touched, row: Int, _ color: Color, on pixels: Pixels) {
    guard touched.last >= 0 else { return }
    var coverage = 0.0
    var pixel = touched.first
    while pixel < pixels.width {
      coverage += changes[pixel]
      changes[pixel] = 0
      // Up to the next change, or behind the last one, pixels are covered alike.
      var next = pixel + 1
      while next <= touched.last, changes[next] == 0 { next += 1 }
      if next > touched.last { next = pixels.width }
      pixels.blend(
        row: row, pixel..<next, color, opacity: UInt32(min(abs(coverage), 1) * 255 + 0.5))
      pixel = next
    }
    changes[pixels.width] = 0
  }
}
