/// Turns the edges of a shape into how much of each pixel it covers, and colors the pixels so.
///
/// Every edge adds, to each pixel of the rows it passes, the area right of it; the shape's area in
/// a pixel is the sum over its edges, upward ones counting positive and downward ones negative. Such
/// areas are exact, apart from rounding. Where a shape overlaps itself it is covered once (the
/// non-zero rule); parts that run around in opposite directions cancel where they overlap.
struct Rasterizer: Sendable {
  /// The edges of the shape; while it is drawn the ones in the rows at hand lie at the front.
  private var edges: [Edge] = []

  /// The memory of a row of coverage, all zeros between two shapes.
  private var changes: [Double] = []
  private var marks: [UInt64] = []

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
    if !isInOrder { edges.sort(by: Edge.precedes) }
    if changes.count != pixels.width + 1 {
      changes = Array(repeating: 0, count: pixels.width + 1)
      marks = Array(repeating: 0, count: pixels.width / 64 + 1)
    }
    edges.withUnsafeMutableBufferPointer { edges in
      changes.withUnsafeMutableBufferPointer { changes in
        marks.withUnsafeMutableBufferPointer { marks in
          let row = CoverageRow(changes: changes, marks: marks)
          Self.draw(edges, by: row, color, on: pixels)
        }
      }
    }
  }

  /// Whether the edges need no sorting, which allocates when there are many.
  private var isInOrder: Bool {
    edges.indices.dropFirst().allSatisfy { !Edge.precedes(edges[$0], edges[$0 - 1]) }
  }

  /// Draws the shape of some edges, at least one, which come in order and which this uses up.
  private static func draw(
    _ edges: UnsafeMutableBufferPointer<Edge>, by coverage: CoverageRow, _ color: Color,
    on pixels: Pixels
  ) {
    // Edges wait in the order of their tops. Those of the row at hand are kept before them, in
    // the same order, where edges that ended have left room.
    var waiting = 0
    var current = 0
    var row = Int(max(edges[0].top, 0))
    while row < pixels.height {
      let bottom = Double(row + 1)
      while waiting < edges.count, edges[waiting].top < bottom {
        edges[current] = edges[waiting]
        current += 1
        waiting += 1
      }
      var kept = 0
      for index in 0..<current {
        let edge = edges[index]
        coverage.add(edge, between: Double(row), bottom)
        guard edge.bottom > bottom else { continue }
        if kept < index { edges[kept] = edge }
        kept += 1
      }
      current = kept
      coverage.sweep(row: row, color, on: pixels)
      if current > 0 {
        row += 1
      } else {
        guard waiting < edges.count else { return }
        row = Int(edges[waiting].top)
      }
    }
  }
}
