extension Seed {
  /// The seed that is greater by an offset, as a vector of worlds gives one to each lane.
  ///
  /// - Precondition: The sum is not negative.
  public static func + (seed: Seed, offset: Int) -> Seed { seed.advanced(by: offset) }

  /// The seed that is greater by an offset, which may be negative.
  ///
  /// - Precondition: The sum is not negative.
  public func advanced(by offset: Int) -> Seed {
    var result = words
    var carry = Int64(offset)
    for index in result.indices {
      let sum = Int64(result[index]) + (carry & 0xffff_ffff)
      result[index] = UInt32(truncatingIfNeeded: sum)
      carry = (carry >> 32) + (sum >> 32)
    }
    precondition(
      carry >= 0, "A seed is not negative. Do not advance seed \(self) by \(offset).")
    while carry > 0 {
      result.append(UInt32(truncatingIfNeeded: carry))
      carry >>= 32
    }
    return Seed(words: result)
  }

  /// The remainder of this seed divided by 2³².
  public var truncated32: UInt32 { words[0] }

  /// The seed of one of the independent streams that a run derives from this seed.
  ///
  /// It is the number seed + role·2¹²⁸ + lane·2¹⁶⁰, which begins the same stream as
  /// `SeedSequence(entropy: seed, spawnKey: [role, lane])`: spawned words follow the seed after it
  /// has been padded to four words. Being a plain number, it can be given to any program that
  /// seeds as NumPy does.
  ///
  /// - Parameters:
  ///   - role: What the stream is for.
  ///   - lane: Which of the streams of that role, counted from one.
  /// - Returns: The number that begins the stream.
  /// - Precondition: This seed is below 2¹²⁸ and the lane is not zero.
  public func stream(role: UInt32, lane: UInt32) -> Seed {
    precondition(
      words.count <= 4, "Streams derive from seeds below 2¹²⁸. Choose a smaller seed than \(self).")
    precondition(lane > 0, "Lanes of streams count from one. Give a lane greater than zero.")
    let padding = [UInt32](repeating: 0, count: 4 - words.count)
    return Seed(words: words + padding + [role, lane])
  }
}
