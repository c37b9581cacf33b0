import NumericRandom
import Snapshots
import Testing

@Suite("MT19937")
struct MT19937Tests {
  @Test("draws what NumPy's legacy generator draws", arguments: Golden.mt19937)
  func golden(stream: Golden.Twister) throws {
    var generator = try MT19937(seed: try #require(Seed(stream.seed)))
    for (index, draw) in stream.draws.enumerated() {
      let values = try values(of: draw, on: &generator)
      #expect(values == draw.values, "draw \(index), \(draw.draw)")
      #expect(hexadecimal(generator.rand()) == draw.after, "after draw \(index), \(draw.draw)")
    }
  }

  @Test("refuses seeds of two to the power of 32 and more", arguments: [32, 64, 127])
  func largeSeeds(exponent: Int) {
    let seed = Seed(UInt128(1) << exponent)
    #expect(throws: SeedError.tooLarge(seed, bits: 32)) { try MT19937(seed: seed) }
  }

  @Test("says why it refuses a seed")
  func message() {
    #expect(
      SeedError.tooLarge(4_294_967_296, bits: 32).description
        == "The seed 4294967296 is too large: this generator takes seeds below 2^32.")
  }

  @Test("takes the largest seed that it can")
  func largestSeed() throws {
    #expect(try MT19937(seed: 0xffff_ffff as Seed) == MT19937(seed: UInt32.max))
  }

  @Test("draws nothing for a range of one")
  func single() {
    var generator = MT19937(seed: 1)
    #expect(generator.randint(1) == 0)
    #expect(generator.randint(-3, -2) == -3)
    #expect(generator == MT19937(seed: 1))
  }

  @Test("comes back from a snapshot anywhere in its block", arguments: [0, 1, 623, 624, 625])
  func snapshot(wordCount: Int) throws {
    var generator = MT19937(seed: 9)
    for _ in 0..<wordCount { _ = generator.next32() }
    var twin = try MT19937(snapshotBytes: generator.snapshotBytes)
    #expect(twin == generator)
    for _ in 0..<1_000 { #expect(twin.next32() == generator.next32()) }
  }

  @Test("is not read from a snapshot with a missing word or a position beyond the last")
  func damagedSnapshot() {
    #expect(throws: SnapshotError.invalid("MT19937 has 624 words, not 623.")) {
      try MT19937(snapshotBytes: snapshot(wordCount: 623, position: 0))
    }
    #expect(throws: SnapshotError.invalid("MT19937 has no word 625.")) {
      try MT19937(snapshotBytes: snapshot(wordCount: 624, position: 625))
    }
  }

  private func snapshot(wordCount: Int, position: UInt16) -> [UInt8] {
    var writer = SnapshotWriter()
    writer.begin("MT19937")
    writer.write([UInt32](repeating: 1, count: wordCount))
    writer.write(position)
    return writer.bytes
  }

  private func values(of draw: Golden.Draw, on generator: inout MT19937) throws -> [String] {
    switch draw.draw {
    case "next32": return draw.values.map { _ in hexadecimal(generator.next32()) }
    case "rand": return draw.values.map { _ in hexadecimal(generator.rand()) }
    case "checksum":
      let words = (0..<(try #require(draw.count))).map { _ in UInt64(generator.next32()) }
      return [checksum(words)]
    case "randint":
      let low = try #require(draw.low.flatMap { Int($0) })
      let high = try #require(draw.high.flatMap { Int($0) })
      return draw.values.map { _ in "\(generator.randint(low, high))" }
    default:
      Issue.record("The golden file has an unknown draw, \(draw.draw).")
      return []
    }
  }
}
