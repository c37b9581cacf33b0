import NumericRandom
import Testing

@Suite("Choices")
struct PCG64ChoiceTests {
  @Test("equal NumPy's, with and without probabilities", arguments: Golden.pcg64.streams)
  func golden(stream: Golden.Stream) throws { try PCG64Script.play("choices", of: stream) }

  @Test("by cumulative probability fall back to the first index when the sum is too small")
  func incompleteSum() {
    var generator = PCG64(seed: 0)
    #expect(generator.categorical([0.25, 0.25]) == 0)
    var twin = PCG64(seed: 0)
    #expect(twin.random() > 0.5)
    #expect(generator == twin)
  }

  @Test("among one element draw nothing")
  func single() {
    var generator = PCG64(seed: 0)
    #expect(generator.choice(from: ["only"]) == "only")
    #expect(generator == PCG64(seed: 0))
  }
}
