public import Snapshots

/// Spreads the bits of a seed over as many well-mixed words as a generator needs.
///
/// The words equal those of NumPy's `SeedSequence` with a pool of four words, after M. E. O'Neill,
/// "Developing a seed_seq Alternative" (2015).
public struct SeedSequence: Hashable, Sendable {
  /// The number that everything derives from.
  public let entropy: Seed

  /// The path from the root of the tree of sequences to this one; empty at the root.
  public let spawnKey: [UInt32]

  /// How many children have been spawned.
  public private(set) var childCount: UInt32

  /// The mixed entropy.
  public let pool: SIMD4<UInt32>

  /// Creates the sequence of a seed, or of a descendant of it.
  public init(entropy: Seed, spawnKey: [UInt32] = []) {
    self.init(entropy: entropy, spawnKey: spawnKey, childCount: 0)
  }

  private init(entropy: Seed, spawnKey: [UInt32], childCount: UInt32) {
    self.entropy = entropy
    self.spawnKey = spawnKey
    self.childCount = childCount
    pool = Self.mixed(spawnKey.isEmpty ? entropy.words : Self.joined(entropy.words, spawnKey))
  }

  /// The words of the seed, at least four, and then those of the key.
  private static func joined(_ words: [UInt32], _ spawnKey: [UInt32]) -> [UInt32] {
    var joined: [UInt32] = []
    joined.reserveCapacity(max(4, words.count) + spawnKey.count)
    joined += words
    while joined.count < 4 { joined.append(0) }
    joined += spawnKey
    return joined
  }

  /// Returns the first 32-bit words of the state of a generator.
  public func generateState32(count: Int) -> [UInt32] {
    var hash = Hash(constant: 0x8b51_f9dd, multiplier: 0x58f3_8ded)
    return (0..<count).map { hash(pool[$0 & 3]) }
  }

  /// Returns the first 64-bit words of the state of a generator.
  ///
  /// Each is made of two 32-bit words, the less significant first.
  public func generateState64(count: Int) -> [UInt64] {
    let halves = generateState32(count: 2 * count)
    return (0..<count).map { UInt64(halves[2 * $0 + 1]) << 32 | UInt64(halves[2 * $0]) }
  }

  /// Returns new children, independent of this sequence and of all its earlier children.
  public mutating func spawn(_ count: Int) -> [SeedSequence] {
    (0..<count).map { _ in
      defer { childCount += 1 }
      return SeedSequence(entropy: entropy, spawnKey: spawnKey + [childCount])
    }
  }

  /// Mixes words, however many there are, so that each touches the whole pool.
  private static func mixed(_ words: [UInt32]) -> SIMD4<UInt32> {
    var hash = Hash(constant: 0x43b0_d7e5, multiplier: 0x931e_8875)
    var pool = SIMD4<UInt32>()
    for index in 0..<4 { pool[index] = hash(index < words.count ? words[index] : 0) }
    for source in 0..<4 {
      for target in 0..<4 where target != source {
        pool[target] = mix(pool[target], hash(pool[source]))
      }
    }
    for word in words.dropFirst(4) {
      for target in 0..<4 { pool[target] = mix(pool[target], hash(word)) }
    }
    return pool
  }

  private static func mix(_ first: UInt32, _ second: UInt32) -> UInt32 {
    let result = 0xca01_f9dd &* first &- 0x4973_f715 &* second
    return result ^ result >> 16
  }

  /// A hash whose constant changes with every word.
  private struct Hash {
    var constant: UInt32
    let multiplier: UInt32

    mutating func callAsFunction(_ word: UInt32) -> UInt32 {
      var result = word ^ constant
      constant &*= multiplier
      result &*= constant
      return result ^ result >> 16
    }
  }
}

extension SeedSequence: Snapshot {
  public func write(to writer: inout SnapshotWriter) {
    writer.begin("SeedSequence")
    writer.write(entropy)
    writer.write(spawnKey)
    writer.write(childCount)
  }

  public init(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("SeedSequence")
    let entropy = try reader.read(Seed.self)
    let spawnKey = try reader.readArray(of: UInt32.self)
    self.init(entropy: entropy, spawnKey: spawnKey, childCount: try reader.read())
  }
}
