extension MT19937 {
  /// Draws a double from 0 up to, but not including, 1, in steps of 2⁻⁵³.
  ///
  /// It takes the upper 27 bits of one word and the upper 26 of the next.
  public mutating func rand() -> Double {
    let high = Double(next32() >> 5)
    let low = Double(next32() >> 6)
    return (high * 0x1p26 + low) * 0x1p-53
  }

  /// Draws an integer from zero up to, but not including, a count, each equally likely.
  ///
  /// A count of one draws nothing.
  ///
  /// - Precondition: The count is at least one.
  public mutating func randint(_ count: Int) -> Int { randint(0, count) }

  /// Draws an integer from `low` up to, but not including, `high`, each equally likely.
  ///
  /// What a bit mask leaves too large is rejected. A range of one integer draws nothing; ranges of
  /// more than 2³² integers draw two words at a time, the more significant first.
  ///
  /// - Precondition: `low` is less than `high`.
  public mutating func randint(_ low: Int, _ high: Int) -> Int {
    precondition(low < high, "An empty range has no integers. Give a low end below the high end.")
    let limit = UInt64(bitPattern: Int64(high &- low &- 1))
    if limit == 0 { return low }
    let mask = UInt64.max >> UInt64(limit.leadingZeroBitCount)
    while true {
      let word = (limit <= UInt64(UInt32.max) ? UInt64(next32()) : next64()) & mask
      if word <= limit { return low &+ Int(truncatingIfNeeded: word) }
    }
  }

  private mutating func next64() -> UInt64 {
    let high = UInt64(next32())
    return high << 32 | UInt64(next32())
  }
}
