extension Canvas {
  /// The picture at another size, each pixel the average of the area that it shows.
  ///
  /// Whole numbers only, so that it is exact: a pixel of one picture is as many parts wide as the
  /// other has columns, and as many high as the other has rows.
  func averaged(to size: PictureSize) -> Canvas {
    var result = Canvas(size: size, color: .black)
    var rowSums = Array(repeating: 0, count: 3 * size.width)
    var sums = rowSums
    let area = width * height
    for row in 0..<size.height {
      for index in sums.indices { sums[index] = 0 }
      forEachOverlap(of: row, length: height, partCount: size.height) { sourceRow, weight in
        sumRow(sourceRow, into: &rowSums, columnCount: size.width)
        for index in sums.indices { sums[index] += weight * rowSums[index] }
      }
      for (index, sum) in sums.enumerated() {
        result.bytes[3 * row * size.width + index] = UInt8((sum + area / 2) / area)
      }
    }
    return result
  }

  /// Sums a row of pixels by the columns of another picture.
  private func sumRow(_ row: Int, into sums: inout [Int], columnCount: Int) {
    for column in 0..<columnCount {
      var (red, green, blue) = (0, 0, 0)
      forEachOverlap(of: column, length: width, partCount: columnCount) { source, weight in
        let start = 3 * (row * width + source)
        red += weight * Int(bytes[start])
        green += weight * Int(bytes[start + 1])
        blue += weight * Int(bytes[start + 2])
      }
      sums[3 * column] = red
      sums[3 * column + 1] = green
      sums[3 * column + 2] = blue
    }
  }
}

/// Visits what one of the equal parts of a row of pixels overlaps, with the widths of the overlaps.
///
/// A pixel is `partCount` wide and a part `length`, so that all ends are whole numbers.
@inline(__always)
private func forEachOverlap(
  of part: Int, length: Int, partCount: Int, _ body: (_ pixel: Int, _ width: Int) -> Void
) {
  let (start, end) = (part * length, (part + 1) * length)
  for pixel in start / partCount...(end - 1) / partCount {
    body(pixel, min(end, (pixel + 1) * partCount) - max(start, pixel * partCount))
  }
}
