import NeuralCore
import NumericRandom
import Testing

@Suite("A draw by probabilities")
struct CategoricalChoiceTests {
  @Test("takes each alternative as often as it is likely, and never one of probability 0")
  func frequency() {
    let probabilities: [Float] = [0, 0.1, 0, 0.6, 0.3, 0]
    var generator = PCG64(seed: 5)
    var counts = [Int](repeating: 0, count: 6)
    for _ in 0..<20_000 {
      counts[
        Int(Categorical.choose(probabilities: probabilities.span, using: &generator))] += 1
    }
    for index in 0..<6 {
      // Five standard deviations of a frequency in 20,000 draws are at most 0.018.
      #expect(abs(Double(counts[index]) / 20_000 - Double(probabilities[index])) < 0.018)
    }
    #expect(counts[0] == 0 && counts[2] == 0 && counts[5] == 0)
  }

  @Test("takes the last possible alternative where rounding leaves a rest")
  func rounding() {
    let probabilities: [Float] = [0.25, 0.7492, 0]
    var generator = PCG64(seed: 1)
    var (counts, twin, restCount) = ([0, 0, 0], generator, 0)
    for _ in 0..<20_000 { restCount += twin.random() > 0.9992 ? 1 : 0 }
    #expect(restCount > 0)
    for _ in 0..<20_000 {
      counts[
        Int(Categorical.choose(probabilities: probabilities.span, using: &generator))] += 1
    }
    #expect(counts[2] == 0)
    #expect(counts[0] + counts[1] == 20_000)
  }

  @Test("draws one double each time")
  func stream() {
    let probabilities: [Float] = [0.5, 0.5]
    var (generator, twin) = (PCG64(seed: 4), PCG64(seed: 4))
    for _ in 0..<20 {
      let draw = twin.random()
      let choice = Categorical.choose(probabilities: probabilities.span, using: &generator)
      #expect(choice == (draw < 0.5 ? 0 : 1))
    }
    #expect(generator == twin)
  }

  @Test("finds the likeliest, the first of equal ones")
  func best() {
    let (first, second): ([Float], [Float]) = ([0.2, 0.4, 0.4], [0, 0, 1])
    let places = (
      Categorical.best(probabilities: first.span),
      Categorical.best(probabilities: second.span)
    )
    #expect(places == (1, 2))
  }
}
