public import Snapshots

/// The generator behind NumPy's `default_rng` and every seeded Gymnasium world.
///
/// It is the permuted congruential generator XSL-RR 128/64 of M. E. O'Neill, "PCG: A Family of
/// Simple Fast Space-Efficient Statistically Good Algorithms for Random Number Generation" (2014),
/// with NumPy's halves: ``next32()`` hands out a 64-bit word in two draws, and the half that waits
/// is part of the state. Neither ``next64()`` nor a double touches the waiting half.
///
/// A copy goes on to the same numbers as the original.
@frozen
public struct PCG64: Equatable, Sendable {
  @usableFromInline var state: UInt128
  @usableFromInline let increment: UInt128
  @usableFromInline var hasHalfWord = false
  /// The upper half of the last word that was halved; zero while none waits.
  @usableFromInline var halfWord: UInt32 = 0

  /// Creates the generator that NumPy creates from the same integer.
  public init(seed: Seed) { self.init(seedSequence: SeedSequence(entropy: seed)) }

  /// Creates the generator that NumPy creates from the same seed sequence.
  public init(seedSequence: SeedSequence) {
    let words = seedSequence.generateState64(count: 4).map { UInt128($0) }
    increment = (words[2] << 64 | words[3]) << 1 | 1
    state = 0
    advance()
    state &+= words[0] << 64 | words[1]
    advance()
  }

  /// Draws 64 bits.
  @inlinable
  public mutating func next64() -> UInt64 {
    advance()
    let folded = UInt64(truncatingIfNeeded: state >> 64) ^ UInt64(truncatingIfNeeded: state)
    let rotation = UInt64(truncatingIfNeeded: state >> 122)
    return folded &>> rotation | folded &<< (0 &- rotation)
  }

  /// Draws 32 bits: the lower half of a new word, or the upper half that waits from the last one.
  @inlinable
  public mutating func next32() -> UInt32 {
    if hasHalfWord {
      let waiting = halfWord
      hasHalfWord = false
      halfWord = 0
      return waiting
    }
    let word = next64()
    hasHalfWord = true
    halfWord = UInt32(truncatingIfNeeded: word >> 32)
    return UInt32(truncatingIfNeeded: word)
  }

  @inlinable
  mutating func advance() {
    state = state &* 0x2360_ed05_1fc6_5da4_4385_df64_9fcc_f645 &+ increment
  }
}

extension PCG64: Snapshot {
  public func write(to writer: inout SnapshotWriter) {
    writer.begin("PCG64")
    writer.write(state)
    writer.write(increment)
    writer.write(hasHalfWord)
    writer.write(halfWord)
  }

  public init(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("PCG64")
    state = try reader.read()
    increment = try reader.read()
    guard increment & 1 == 1 else { throw .invalid("The increment of PCG64 is odd.") }
    hasHalfWord = try reader.read()
    halfWord = try reader.read()
    guard hasHalfWord || halfWord == 0 else {
      throw .invalid("A half word of PCG64 waits without its mark.")
    }
  }
}
