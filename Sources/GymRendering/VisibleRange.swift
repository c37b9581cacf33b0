/// The pixels of a row, or of a column, that a thing drawn by whole pixels takes of the picture.
///
/// - Parameters:
///   - start: The first pixel of the thing.
///   - count: How many parts it has.
///   - scale: How many pixels each part takes.
///   - limit: How many pixels the picture has.
/// - Returns: Those that lie in the picture; none is an empty range.
func visibleRange(start: Int, count: Int, scale: Int, limit: Int) -> Range<Int> {
  let end = start.addingWithinRange(count.multipliedWithinRange(scale))
  let (first, last) = (max(start, 0), min(end, limit))
  return first < last ? first..<last : 0..<0
}

extension Int {
  /// The sum, or the greatest or least number where it would lie beyond.
  func addingWithinRange(_ other: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? (other > 0 ? .max : .min) : sum
  }

  /// The product of two numbers from 0, or the greatest number where it would lie beyond.
  func multipliedWithinRange(_ other: Int) -> Int {
    let (product, overflow) = multipliedReportingOverflow(by: other)
    return overflow ? .max : product
  }
}
