extension Canvas {
  /// Draws another picture, each of its pixels as a square of `scale` pixels.
  ///
  /// - Parameters:
  ///   - picture: What to draw.
  ///   - x: The column of its left edge, which may lie outside.
  ///   - y: The row of its top edge, which may lie outside.
  ///   - scale: How many times as wide and high it becomes.
  /// - Precondition: The scale is at least 1.
  public mutating func draw(_ picture: Canvas, x: Int, y: Int, scale: Int = 1) {
    precondition(scale >= 1, "A picture is drawn at a scale of at least 1.")
    let columns = visibleRange(start: x, count: picture.width, scale: scale, limit: width)
    let rows = visibleRange(start: y, count: picture.height, scale: scale, limit: height)
    guard !columns.isEmpty, !rows.isEmpty else { return }
    withPixels { pixels in
      var previous = (row: -1, source: -1)
      for row in rows {
        let source = (row - y) / scale
        if source == previous.source {
          pixels.copyRun(columns, fromRow: previous.row, toRow: row)
          continue
        }
        picture.copyRow(source, x: x, scale: scale, to: columns, of: row, on: pixels)
        previous = (row, source)
      }
    }
  }

  /// The picture with each pixel as a square of `factor` pixels.
  ///
  /// - Precondition: The factor is at least 1.
  public func scaled(by factor: Int) -> Canvas {
    precondition(factor >= 1, "A picture is scaled by a factor of at least 1.")
    var result = Canvas(width: width * factor, height: height * factor, color: .black)
    result.draw(self, x: 0, y: 0, scale: factor)
    return result
  }

  /// Copies the visible part of a row to a row of another picture.
  private func copyRow(
    _ source: Int, x: Int, scale: Int, to columns: Range<Int>, of row: Int, on pixels: Pixels
  ) {
    var target = pixels.start + 3 * (row * pixels.width + columns.lowerBound)
    bytes.withUnsafeBufferPointer { bytes in
      guard let start = bytes.baseAddress else { return }
      let sourceRow = start + 3 * source * width
      if scale == 1 {
        target.update(from: sourceRow + 3 * (columns.lowerBound - x), count: 3 * columns.count)
        return
      }
      var column = columns.lowerBound
      while column < columns.upperBound {
        let part = (column - x) / scale
        let next = x.addingWithinRange((part + 1).multipliedWithinRange(scale))
        let end = min(next, columns.upperBound)
        let pixel = sourceRow + 3 * part
        for _ in column..<end {
          target[0] = pixel[0]
          target[1] = pixel[1]
          target[2] = pixel[2]
          target += 3
        }
        column = end
      }
    }
  }
}
