extension Seed: LosslessStringConvertible {
  /// Creates the seed that decimal digits name, or nil when anything else is among them.
  ///
  /// The number may have any size. There is no sign and no separator.
  ///
  /// - Complexity: O(n²) in the number of digits.
  public init?(_ decimal: String) {
    guard !decimal.isEmpty else { return nil }
    var words: [UInt32] = []
    for character in decimal.utf8 {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(character) else { return nil }
      var carry = UInt64(character - UInt8(ascii: "0"))
      for index in words.indices {
        carry += UInt64(words[index]) * 10
        words[index] = UInt32(truncatingIfNeeded: carry)
        carry >>= 32
      }
      if carry > 0 { words.append(UInt32(carry)) }
    }
    self.init(words: words)
  }

  /// The number in decimal digits.
  public var description: String {
    var groups: [String] = []
    var rest = words
    while rest.count > 1 || rest[0] >= Self.group {
      var remainder: UInt64 = 0
      for index in rest.indices.reversed() {
        let dividend = remainder << 32 | UInt64(rest[index])
        rest[index] = UInt32(dividend / UInt64(Self.group))
        remainder = dividend % UInt64(Self.group)
      }
      while rest.count > 1, rest.last == 0 { rest.removeLast() }
      let digits = String(remainder)
      groups.append(String(repeating: "0", count: 9 - digits.utf8.count) + digits)
    }
    groups.append(String(rest[0]))
    return groups.reversed().joined()
  }

  /// The greatest power of ten that fits a 32-bit word.
  private static let group: UInt32 = 1_000_000_000
}
