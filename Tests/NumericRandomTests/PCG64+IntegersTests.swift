import NumericRandom
import Testing

@Suite("Integers of a range")
struct PCG64IntegersTests {
  @Test("equal NumPy's for ranges of every size", arguments: Golden.pcg64.streams)
  func golden(stream: Golden.Stream) throws { try PCG64Script.play("integers", of: stream) }

  @Test("are the same from an open range as from its closed twin")
  func openRange() {
    var open = PCG64(seed: 3)
    var closed = PCG64(seed: 3)
    for count in 1...100 {
      #expect(open.integer(in: -4..<count) == closed.integer(in: -4...(count - 1)))
    }
    #expect(open == closed)
  }

  @Test("draw nothing from a range of one")
  func single() {
    var generator = PCG64(seed: 3)
    #expect(generator.integer(in: 8..<9) == 8)
    #expect(generator == PCG64(seed: 3))
  }
}
