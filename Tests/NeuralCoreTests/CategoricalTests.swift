import NeuralCore
import NumericRandom
import Testing

@Suite("A categorical distribution")
struct CategoricalTests {
  @Test("has the entropy of its probabilities, log n when they are equal and 0 when one is sure")
  func entropy() {
    let tape = Tape()
    let logits = tape.constant(
      [0, 0, 0, 0, 900, 0, 0, 0, 2, 1, -.infinity, 0], Shape(3, 4))
    let entropies = Categorical(logits: logits).entropy().values
    #expect(abs(entropies[0] - 1.3862944) < 1e-6)
    #expect(entropies[1] == 0)
    let probabilities = [2.0, 1, 0].map { exponential($0) }
    let sum = probabilities.reduce(0, +)
    let expected = probabilities.map { -$0 / sum * logarithm($0 / sum) }.reduce(0, +)
    #expect(abs(Double(entropies[2]) - expected) < 1e-6)
  }

  @Test("draws columns as often as they are likely, and never an impossible one")
  func sampling() {
    let tape = Tape()
    let rowCount = 20_000
    let row: [Float] = [0, 1, -.infinity, 2]
    let distribution = Categorical(
      logits: tape.constant((0..<rowCount * 4).map { row[$0 % 4] }, Shape(rowCount, 4)))
    var columns = [Int32](repeating: 0, count: rowCount)
    var generator = PCG64(seed: 12)
    var span = columns.mutableSpan
    distribution.sample(into: &span, using: &generator)
    let sum = 1 + exponential(1) + exponential(2)
    let shares = [(0, 1 / sum), (1, exponential(1) / sum), (3, exponential(2) / sum)]
    for (column, probability) in shares {
      let count = columns.count { $0 == Int32(column) }
      let deviation = (Double(rowCount) * probability * (1 - probability)).squareRoot()
      #expect(abs(Double(count) - Double(rowCount) * probability) < 4 * deviation)
    }
    #expect(!columns.contains(2))
    var again = PCG64(seed: 12)
    var second = [Int32](repeating: 0, count: rowCount)
    var secondSpan = second.mutableSpan
    distribution.sample(into: &secondSpan, using: &again)
    #expect(second == columns)
    var likeliest = [Int32](repeating: 0, count: rowCount)
    var likeliestSpan = likeliest.mutableSpan
    distribution.writeLikeliest(into: &likeliestSpan)
    #expect(likeliest.allSatisfy { $0 == 3 })
  }

  @Test("equals a smaller one when columns are masked", arguments: [2, 5, 17, 40])
  func maskedEqualsSmaller(columnCount: Int) {
    let tape = Tape()
    var draw = Draw(seed: 9)
    let rowCount = 7
    let (numbers, others) = (
      draw.floats(rowCount * columnCount, in: -4...4),
      draw.floats(rowCount * columnCount, in: -4...4)
    )
    // The first row has one column left, the others about half.
    let mask = (0..<rowCount * columnCount).map { index in
      index < columnCount ? index == 1 : (index * 7 + index / columnCount) % 2 == 0
    }
    let shape = Shape(rowCount, columnCount)
    let policy = Categorical(logits: tape.constant(numbers, shape), mask: mask.span)
    let other = Categorical(logits: tape.constant(others, shape), mask: mask.span)
    let (entropies, divergences) = (policy.entropy(), policy.divergence(to: other))
    for row in 0..<rowCount {
      let kept = (0..<columnCount).filter { mask[row * columnCount + $0] }
      func smaller(_ numbers: [Float]) -> Categorical {
        Categorical(
          logits: tape.constant(
            kept.map { numbers[row * columnCount + $0] }, Shape(1, kept.count)))
      }
      let (few, fewOthers) = (smaller(numbers), smaller(others))
      for column in 0..<columnCount {
        let found = policy.logProbabilities[row, column]
        guard let place = kept.firstIndex(of: column) else {
          #expect(found == -.infinity)
          continue
        }
        #expect(abs(found - few.logProbabilities[0, place]) < 1e-5)
      }
      #expect(abs(entropies[row] - few.entropy()[0]) < 1e-5)
      #expect(abs(divergences[row] - few.divergence(to: fewOthers)[0]) < 1e-5)
      var (generator, twin) = (PCG64(seed: 3), PCG64(seed: 3))
      var (drawn, expected): ([Int32], [Int32]) = ([-1], [-1])
      for _ in 0..<20 {
        var drawnSpan = drawn.mutableSpan
        var expectedSpan = expected.mutableSpan
        policy.draw(row: row, into: &drawnSpan, using: &generator)
        few.draw(row: 0, into: &expectedSpan, using: &twin)
        #expect(drawn[0] == Int32(kept[Int(expected[0])]))
      }
    }
  }

  @Test("stops the program when every action of a row is masked")
  func allMasked() async {
    await #expect(processExitsWith: .failure) {
      let logits = Tape().constant([1, 2, 3, 4], Shape(2, 2))
      _ = Categorical(logits: logits, mask: [true, false, false, false].span)
    }
  }

  private func exponential(_ x: Double) -> Double {
    Double(Tape().constant(Float(x)).exp().scalar)
  }

  private func logarithm(_ x: Double) -> Double {
    Double(Tape().constant(Float(x)).log().scalar)
  }
}
