extension PCG64 {
  /// Draws a double from 0 up to, but not including, 1, in steps of 2⁻⁵³.
  @inlinable
  public mutating func random() -> Double { Double(next64() >> 11) * 0x1p-53 }

  /// Draws a double from `low` up to `high`, as low + (high − low)·``random()``.
  @inlinable
  public mutating func uniform(_ low: Double, _ high: Double) -> Double {
    low + (high - low) * random()
  }
}
