import NumericRandom
import Testing

@Suite("Orders")
struct PCG64ShuffleTests {
  @Test("equal NumPy's shuffles and permutations", arguments: Golden.pcg64.streams)
  func golden(stream: Golden.Stream) throws { try PCG64Script.play("orders", of: stream) }

  @Test("of a slice leave the rest of the array alone")
  func slice() {
    var whole = Array(0..<10)
    var generator = PCG64(seed: 5)
    generator.shuffle(&whole[3..<8])
    var twin = PCG64(seed: 5)
    var part = Array(3..<8)
    twin.shuffle(&part)
    #expect(whole == [0, 1, 2] + part + [8, 9])
  }
}
