import NumericRandom
import Testing

@Suite("Integers of 8 bits")
struct PCG64BytesTests {
  @Test("equal NumPy's, with bytes left over at the end dropped", arguments: Golden.pcg64.streams)
  func golden(stream: Golden.Stream) throws { try PCG64Script.play("bytes", of: stream) }

  @Test("are written into memory that exists")
  func intoMemory() {
    var first = PCG64(seed: 11)
    var second = PCG64(seed: 11)
    var values = [UInt8](repeating: 9, count: 7)
    var span = values.mutableSpan
    first.integers8(into: &span, in: 0...2)
    #expect(values == second.integers8(7, in: 0...2))
    #expect(first == second)
  }
}
