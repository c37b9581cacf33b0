public import Snapshots

/// A whole number of any size, zero or greater, from which a random stream begins.
///
/// Equal seeds give equal streams, here and in NumPy. A seed can be written as a literal of any
/// size:
///
/// ```swift
/// var generator = PCG64(seed: 42)
/// let large: Seed = 0x1_0000_0000_0000_0000_0000_0000_0000_0000
/// ```
public struct Seed: Hashable, Sendable {
  /// The 32-bit words, least significant first: zero is one word, otherwise the last is not zero.
  public let words: [UInt32]

  /// Creates a seed from 32-bit words, least significant first; zeros at the end do not matter.
  public init(words: [UInt32]) {
    guard let last = words.lastIndex(where: { $0 != 0 }) else {
      self.words = [0]
      return
    }
    self.words = Array(words[...last])
  }

  /// Creates a seed from an integer.
  ///
  /// - Precondition: The integer is not negative.
  public init(_ value: some BinaryInteger) {
    precondition(value >= 0, "A seed is not negative. Give zero or more, not \(value).")
    self.init(words: value.words.flatMap(Self.halves))
  }

  /// The two 32-bit words of a machine word, least significant first.
  private static func halves(of word: UInt) -> [UInt32] {
    [UInt32(truncatingIfNeeded: word), UInt32(truncatingIfNeeded: word >> 32)]
  }
}

extension Seed: ExpressibleByIntegerLiteral {
  public init(integerLiteral value: StaticBigInt) {
    precondition(value.signum() >= 0, "A seed is not negative. Write a literal of zero or more.")
    let count = (value.bitWidth + UInt.bitWidth - 1) / UInt.bitWidth
    self.init(words: (0..<count).flatMap { Self.halves(of: value[$0]) })
  }
}

extension Seed: Snapshot {
  public func write(to writer: inout SnapshotWriter) {
    writer.begin("Seed")
    writer.write(words)
  }

  public init(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("Seed")
    let words = try reader.readArray(of: UInt32.self)
    guard !words.isEmpty, words.count == 1 || words.last != 0 else {
      throw .invalid("The words of a seed do not end in zero.")
    }
    self.words = words
  }
}
