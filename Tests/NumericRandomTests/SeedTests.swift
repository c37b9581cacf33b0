import NumericRandom
import Snapshots
import Testing

@Suite("A seed")
struct SeedTests {
  @Test("is read from decimal digits and written back", arguments: Golden.pcg64.streams)
  func decimal(stream: Golden.Stream) throws {
    #expect(try #require(Seed(stream.seed)).description == stream.seed)
  }

  @Test("keeps its words least significant first, without zeros at the end")
  func words() {
    #expect((0 as Seed).words == [0])
    #expect((0x1_0000_0000 as Seed).words == [0, 1])
    #expect(
      (0x8000_0000_0000_0002_0000_0000_ffff_ffff as Seed).words
        == [0xffff_ffff, 0, 2, 0x8000_0000])
    #expect(Seed(words: [5, 0, 0]) == 5)
    #expect(Seed(words: []) == 0)
    #expect(Seed("0000000007") == 7)
  }

  @Test("is the same from an integer of any width as from a literal")
  func integers() {
    #expect(Seed(UInt8(200)) == 200)
    #expect(Seed(Int.max) == 0x7fff_ffff_ffff_ffff)
    #expect(Seed(UInt64.max) == 0xffff_ffff_ffff_ffff)
    #expect(Seed(UInt128.max) == 0xffff_ffff_ffff_ffff_ffff_ffff_ffff_ffff)
  }

  @Test("keeps the zeros inside its decimal digits")
  func innerZeros() {
    for digits in ["1000000000", "1000000000000000000", "340282366920938463463374607431768211456"] {
      #expect(Seed(digits)?.description == digits)
    }
  }

  @Test(
    "is not read from anything but decimal digits",
    arguments: ["", "-1", "+1", " 1", "1 ", "1_000", "0x10", "1.0", "٣", "1e3"])
  func refused(text: String) { #expect(Seed(text) == nil) }

  @Test("advances by offsets in either direction, across words")
  func advancing() throws {
    #expect((41 as Seed) + 1 == 42)
    #expect((0xffff_ffff as Seed) + 1 == 0x1_0000_0000)
    #expect((0x1_0000_0000_0000_0000 as Seed) + -1 == 0xffff_ffff_ffff_ffff)
    #expect((0x7fff_ffff_ffff_ffff as Seed).advanced(by: -.max) == 0)
    #expect((0x8000_0000_0000_0000 as Seed).advanced(by: .min) == 0)
    #expect((0 as Seed).advanced(by: .max) == Seed(Int.max))
    #expect(
      (0xffff_ffff_ffff_ffff_ffff_ffff_ffff_ffff as Seed) + 2
        == 0x1_0000_0000_0000_0000_0000_0000_0000_0001)
  }

  @Test("has its remainder by two to the power of 32")
  func truncated() { #expect((0xdead_beef_1234_5678 as Seed).truncated32 == 0x1234_5678) }

  @Test("begins the stream of a lane as the spawn key of NumPy does")
  func streams() throws {
    #expect(
      (42 as Seed).stream(role: 1, lane: 3)
        == 0x3_0000_0001_0000_0000_0000_0000_0000_0000_0000_002a)
    for stream in Golden.pcg64.streams {
      let seed = try #require(Seed(stream.seed))
      guard seed.words.count <= 4 else { continue }
      for descendant in stream.descendants
      where descendant.spawnKey.count == 2 && descendant.spawnKey[1] > 0 {
        let key = descendant.spawnKey
        var generator = PCG64(seed: seed.stream(role: key[0], lane: key[1]))
        #expect([generator.next64(), generator.next64()].map(hexadecimal) == descendant.words)
        let sequence = SeedSequence(entropy: seed, spawnKey: key)
        var twin = PCG64(seedSequence: sequence)
        #expect([twin.next64(), twin.next64()].map(hexadecimal) == descendant.words)
      }
    }
  }

  @Test("comes back from a snapshot", arguments: [0, 42, 0xffff_ffff_ffff_ffff_ffff] as [Seed])
  func snapshot(seed: Seed) throws {
    #expect(try Seed(snapshotBytes: seed.snapshotBytes) == seed)
  }

  @Test("is not read from a snapshot whose words end in zero or are missing")
  func damagedSnapshot() {
    for words in [[], [1, 0], [0, 0]] as [[UInt32]] {
      var writer = SnapshotWriter()
      writer.begin("Seed")
      writer.write(words)
      #expect(throws: SnapshotError.invalid("The words of a seed do not end in zero.")) {
        try Seed(snapshotBytes: writer.bytes)
      }
    }
  }

  #if os(Linux) || os(macOS)
  @Test("that would be negative traps")
  func negative() async {
    await #expect(processExitsWith: .failure) { _ = Seed(-1) }
    await #expect(processExitsWith: .failure) { _ = (3 as Seed) + -4 }
    await #expect(processExitsWith: .failure) { _ = (3 as Seed).stream(role: 1, lane: 0) }
  }
  #endif
}
