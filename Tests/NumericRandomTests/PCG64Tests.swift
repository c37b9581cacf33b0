import NumericRandom
import Snapshots
import Testing

@Suite("PCG64")
struct PCG64Tests {
  @Test("draws NumPy's words, whole and halved in any order", arguments: Golden.pcg64.streams)
  func words(stream: Golden.Stream) throws { try PCG64Script.play("words", of: stream) }

  @Test("is copied with its waiting half word")
  func copies() {
    var original = PCG64(seed: 42)
    _ = original.next32()
    var copy = original
    #expect(copy == original)
    #expect(copy.next32() == original.next32())
    #expect(copy == original)
    _ = copy.next64()
    #expect(copy != original)
  }

  @Test("that has handed out both halves equals one that drew the whole word")
  func halves() {
    var halved = PCG64(seed: 7)
    var whole = PCG64(seed: 7)
    let low = UInt64(halved.next32())
    #expect(halved != whole)
    let high = UInt64(halved.next32())
    #expect(whole.next64() == high << 32 | low)
    #expect(halved == whole)
  }

  @Test("comes back from a snapshot, between words and between halves", arguments: [0, 1, 2, 3])
  func snapshot(halfCount: Int) throws {
    var generator = PCG64(seed: 0xfeed_0000_0000_0000_0000_0000_0000_0000_0000_0001)
    for _ in 0..<halfCount { _ = generator.next32() }
    var twin = try PCG64(snapshotBytes: generator.snapshotBytes)
    #expect(twin == generator)
    for _ in 0..<3 {
      #expect(twin.next32() == generator.next32())
      #expect(twin.next64() == generator.next64())
    }
  }

  @Test("is not read from a snapshot with an even increment or an unmarked half word")
  func damagedSnapshot() throws {
    #expect(throws: SnapshotError.invalid("The increment of PCG64 is odd.")) {
      try PCG64(snapshotBytes: snapshot(increment: 2, hasHalfWord: false, halfWord: 0))
    }
    #expect(throws: SnapshotError.invalid("A half word of PCG64 waits without its mark.")) {
      try PCG64(snapshotBytes: snapshot(increment: 3, hasHalfWord: false, halfWord: 5))
    }
    var generator = try PCG64(
      snapshotBytes: snapshot(increment: 3, hasHalfWord: true, halfWord: 5))
    #expect(generator.next32() == 5)
  }

  private func snapshot(increment: UInt128, hasHalfWord: Bool, halfWord: UInt32) -> [UInt8] {
    var writer = SnapshotWriter()
    writer.begin("PCG64")
    writer.write(1 as UInt128)
    writer.write(increment)
    writer.write(hasHalfWord)
    writer.write(halfWord)
    return writer.bytes
  }
}
