extension PCG64 {
  /// Draws small integers, each equally likely, as NumPy's `integers` does with 8-bit integers.
  ///
  /// Bytes are cut from ``next32()``, the least significant first; those left over at the end of a
  /// call are dropped. A range of one integer draws nothing.
  public mutating func integers8(_ count: Int, in range: ClosedRange<UInt8>) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: count) { buffer, initializedCount in
      buffer.initialize(repeating: 0)
      var values = buffer.mutableSpan
      integers8(into: &values, in: range)
      initializedCount = count
    }
  }

  /// Draws small integers as ``integers8(_:in:)`` does, into memory that exists.
  public mutating func integers8(
    into values: inout MutableSpan<UInt8>, in range: ClosedRange<UInt8>
  ) {
    let span = range.upperBound - range.lowerBound
    var bytes = Bytes()
    for index in values.indices {
      let offset =
        switch span {
        case 0: 0 as UInt8
        case .max: bytes.next(from: &self)
        default: bytes.next(below: span + 1, from: &self)
        }
      values[index] = range.lowerBound + offset
    }
  }

  /// The bytes of a 32-bit word that have not been used.
  private struct Bytes {
    private var word: UInt32 = 0
    private var count = 0

    mutating func next(from generator: inout PCG64) -> UInt8 {
      if count == 0 {
        word = generator.next32()
        count = 4
      }
      defer {
        word >>= 8
        count -= 1
      }
      return UInt8(truncatingIfNeeded: word)
    }

    mutating func next(below bound: UInt8, from generator: inout PCG64) -> UInt8 {
      let threshold = (0 &- bound) % bound
      while true {
        let product = next(from: &generator).multipliedFullWidth(by: bound)
        if product.low >= threshold { return product.high }
      }
    }
  }
}
