/// How much of each pixel of a row a shape covers, as its edges are added one by one.
///
/// Kept as the difference to the pixel on the left, so that an edge touches only the pixels it
/// passes: the accumulation buffer of Raph Levien's font-rs.
struct CoverageRow {
  /// How much more of a pixel is covered than of the one to its left, for one more than there are
  /// pixels; zeros before anything is added.
  let changes: UnsafeMutableBufferPointer<Double>

  /// A bit for each of the changes, set where it may differ from 0.
  let marks: UnsafeMutableBufferPointer<UInt64>

  /// Adds what lies right of the part of an edge between the top and the bottom of the row.
  func add(_ edge: Edge, between rowTop: Double, _ rowBottom: Double) {
    let (upper, lower) = (max(edge.top, rowTop), min(edge.bottom, rowBottom))
    guard upper < lower else { return }
    let (upperX, lowerX) = (edge.x(at: upper), edge.x(at: lower))
    add(
      (lower - upper) * edge.winding, from: min(upperX, lowerX), to: max(upperX, lowerX))
  }

  /// Adds what lies right of a straight line which climbs by an amount between two places.
  private func add(_ climb: Double, from start: Double, to end: Double) {
    let width = Double(changes.count - 1)
    guard start < width else { return }
    guard end > 0 else { return change(0, by: climb) }
    var (amount, left, right) = (climb, start, end)
    if right > width {
      amount -= climb * ((right - width) / (end - start))
      right = width
    }
    if left < 0 {
      let outside = climb * (-left / (end - start))
      change(0, by: outside)
      amount -= outside
      left = 0
    }
    // Not `rounded()`, which calls a function unless the machine is known to round.
    let first = Int(left)
    let last = Double(Int(right)) < right ? Int(right) : max(first, Int(right) - 1)
    guard first < last else {
      let missing = amount * (0.5 * (left + right) - Double(first))
      change(first, by: amount - missing)
      return change(first + 1, by: missing)
    }
    let slope = climb / (end - start)
    let inFirst = Double(first + 1) - left
    var covered = 0.5 * slope * inFirst * inFirst
    change(first, by: covered)
    for pixel in first + 1..<last {
      let area = slope * (Double(pixel) + 0.5 - left)
      change(pixel, by: area - covered)
      covered = area
    }
    let inLast = right - Double(last)
    let area = amount - 0.5 * slope * inLast * inLast
    change(last, by: area - covered)
    change(last + 1, by: amount - area)
  }

  private func change(_ pixel: Int, by amount: Double) {
    changes[pixel] += amount
    marks[pixel >> 6] |= 1 << UInt64(pixel & 63)
  }

  /// Lays the color over a row of a picture by the coverage added up, and clears this row.
  func sweep(row: Int, _ color: Color, on pixels: Pixels) {
    var coverage = 0.0
    var start = 0
    var opacity: UInt32 = 0
    for word in marks.indices {
      var left = marks[word]
      guard left != 0 else { continue }
      marks[word] = 0
      while left != 0 {
        let pixel = word << 6 | left.trailingZeroBitCount
        left &= left - 1
        // Up to the next change pixels are covered alike.
        pixels.blend(row: row, start..<pixel, color, opacity: opacity)
        coverage += changes[pixel]
        changes[pixel] = 0
        opacity = UInt32(min(abs(coverage), 1) * 255 + 0.5)
        start = pixel
      }
    }
    pixels.blend(row: row, start..<pixels.width, color, opacity: opacity)
  }
}
