public import Snapshots

/// The Mersenne Twister behind NumPy's legacy `RandomState`, which MinAtar draws from.
///
/// It is MT19937 of M. Matsumoto and T. Nishimura, "Mersenne Twister: A 623-Dimensionally
/// Equidistributed Uniform Pseudo-Random Number Generator" (1998), begun by `init_genrand`.
///
/// A copy goes on to the same numbers as the original.
public struct MT19937: Equatable, Sendable {
  private var words: [UInt32]
  /// Which word is handed out next; equal to their count when all have been.
  private var position: Int

  /// Creates the generator that `RandomState` creates from the same integer.
  public init(seed: UInt32) {
    words = [UInt32](repeating: seed, count: Self.wordCount)
    for index in 1..<Self.wordCount {
      let previous = words[index - 1]
      words[index] = 1_812_433_253 &* (previous ^ previous >> 30) &+ UInt32(index)
    }
    position = Self.wordCount
  }

  /// Creates the generator of a seed below 2³².
  ///
  /// A literal means ``init(seed:)-(UInt32)``, which cannot fail.
  ///
  /// - Throws: ``SeedError/tooLarge(_:bits:)`` when the seed is 2³² or more, as NumPy refuses it.
  @_disfavoredOverload
  public init(seed: Seed) throws(SeedError) {
    guard seed.words.count == 1 else { throw .tooLarge(seed, bits: 32) }
    self.init(seed: seed.truncated32)
  }

  /// Draws 32 bits.
  public mutating func next32() -> UInt32 {
    if position == Self.wordCount { twist() }
    var word = words[position]
    position += 1
    word ^= word >> 11
    word ^= word << 7 & 0x9d2c_5680
    word ^= word << 15 & 0xefc6_0000
    return word ^ word >> 18
  }

  /// Replaces every word by the next that its neighbours determine.
  private mutating func twist() {
    var words = words.mutableSpan
    let wrap = Self.wordCount - Self.offset
    for index in 0..<wrap {
      words[index] = Self.twisted(words[index], words[index + 1], far: words[index + Self.offset])
    }
    for index in wrap..<Self.wordCount - 1 {
      words[index] = Self.twisted(words[index], words[index + 1], far: words[index - wrap])
    }
    let last = Self.wordCount - 1
    words[last] = Self.twisted(words[last], words[0], far: words[last - wrap])
    position = 0
  }

  private static func twisted(_ word: UInt32, _ next: UInt32, far: UInt32) -> UInt32 {
    let joined = word & 0x8000_0000 | next & 0x7fff_ffff
    return far ^ joined >> 1 ^ (0 &- (joined & 1)) & 0x9908_b0df
  }

  private static let wordCount = 624
  private static let offset = 397
}

extension MT19937: Snapshot {
  public func write(to writer: inout SnapshotWriter) {
    writer.begin("MT19937")
    writer.write(words)
    writer.write(UInt16(position))
  }

  public init(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("MT19937")
    words = try reader.readArray(of: UInt32.self)
    guard words.count == Self.wordCount else {
      throw .invalid("MT19937 has \(Self.wordCount) words, not \(words.count).")
    }
    position = Int(try reader.read(UInt16.self))
    guard position <= Self.wordCount else {
      throw .invalid("MT19937 has no word \(position).")
    }
  }
}
