import NumericRandom
import Testing

@Suite("PCG64")
struct PCG64Tests {
  @Test("begins as NumPy's generator does")
  func firstWords() {
    var zero = PCG64(seed: 0)
    #expect(zero.next64() == 0xa30f_ebcf_d9c2_825f)
    var answer = PCG64(seed: 42)
    #expect(answer.random() == 0.7739560485559633)
  }
}
