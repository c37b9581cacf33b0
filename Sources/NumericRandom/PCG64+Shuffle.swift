extension PCG64 {
  /// Brings a collection into a random order, each equally likely, as NumPy's `shuffle` does.
  ///
  /// - Complexity: O(n) swaps.
  @inlinable
  public mutating func shuffle<Elements: RandomAccessCollection & MutableCollection>(
    _ elements: inout Elements
  ) {
    let start = elements.startIndex
    for last in stride(from: elements.count - 1, to: 0, by: -1) {
      let other = Int(interval(through: UInt64(last)))
      elements.swapAt(
        elements.index(start, offsetBy: last), elements.index(start, offsetBy: other))
    }
  }

  /// Draws an order of the indices below a count, each equally likely, as `permutation` does.
  ///
  /// - Precondition: The count is not negative.
  public mutating func permutation(_ count: Int) -> [Int] {
    var indices = Array(0..<count)
    shuffle(&indices)
    return indices
  }

  /// Draws an integer from zero through a limit by rejection of what a bit mask leaves too large.
  @inlinable
  mutating func interval(through limit: UInt64) -> UInt64 {
    if limit == 0 { return 0 }
    let mask = UInt64.max >> UInt64(limit.leadingZeroBitCount)
    while true {
      let word = limit <= UInt64(UInt32.max) ? UInt64(next32()) : next64()
      if word & mask <= limit { return word & mask }
    }
  }
}
