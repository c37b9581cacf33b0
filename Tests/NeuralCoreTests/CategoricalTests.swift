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

  private func exponential(_ x: Double) -> Double {
    Double(Tape().constant(Float(x)).exp().scalar)
  }

  private func logarithm(_ x: Double) -> Double {
    Double(Tape().constant(Float(x)).log().scalar)
  }
}
