extension PCG64 {
  /// Draws an integer, each equally likely, as NumPy's `integers` does with 64-bit integers.
  ///
  /// A range of one integer draws nothing. Ranges of at most 2³² integers draw from ``next32()``,
  /// larger ones from ``next64()``. The method is that of D. Lemire, "Fast Random Integer
  /// Generation in an Interval" (2019).
  ///
  /// - Precondition: The range is not empty.
  @inlinable
  public mutating func integer(in range: Range<Int>) -> Int {
    precondition(!range.isEmpty, "An empty range has no integers. Give a range with at least one.")
    return integer(in: range.lowerBound...(range.upperBound - 1))
  }

  /// Draws an integer, each equally likely, as NumPy's `integers` does with its end included.
  @inlinable
  public mutating func integer(in range: ClosedRange<Int>) -> Int {
    let span = UInt64(bitPattern: Int64(range.upperBound &- range.lowerBound))
    let offset =
      if span == 0 {
        0 as UInt64
      } else if span < UInt64(UInt32.max) {
        UInt64(bounded32(below: UInt32(span) + 1))
      } else if span == UInt64(UInt32.max) {
        UInt64(next32())
      } else if span < UInt64.max {
        bounded64(below: span + 1)
      } else {
        next64()
      }
    return range.lowerBound &+ Int(truncatingIfNeeded: offset)
  }

  @inlinable
  mutating func bounded32(below count: UInt32) -> UInt32 {
    var product = next32().multipliedFullWidth(by: count)
    if product.low < count {
      let threshold = (0 &- count) % count
      while product.low < threshold { product = next32().multipliedFullWidth(by: count) }
    }
    return product.high
  }

  @inlinable
  mutating func bounded64(below count: UInt64) -> UInt64 {
    var product = next64().multipliedFullWidth(by: count)
    if product.low < count {
      let threshold = (0 &- count) % count
      while product.low < threshold { product = next64().multipliedFullWidth(by: count) }
    }
    return product.high
  }
}
