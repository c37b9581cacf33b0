import NeuralCore
import NumericRandom
import Testing

@Suite("Initialisers")
struct InitializerTests {
  @Test(
    "draw orthogonal vectors of length gain",
    arguments: [(64, 64), (4, 64), (64, 2), (1, 7), (7, 1), (33, 17)])
  func orthogonality(inputCount: Int, outputCount: Int) {
    var generator = PCG64(seed: 2)
    let gain = 1.5
    let matrix = Initializer.orthogonal(gain: gain).values(
      inputCount: inputCount, outputCount: outputCount, using: &generator)
    let isWide = inputCount <= outputCount
    let (count, length) = isWide ? (inputCount, outputCount) : (outputCount, inputCount)
    func element(_ vector: Int, _ index: Int) -> Double {
      Double(isWide ? matrix[vector * outputCount + index] : matrix[index * outputCount + vector])
    }
    for first in 0..<count {
      for second in 0...first {
        let inner = (0..<length).reduce(0) { $0 + element(first, $1) * element(second, $1) }
        #expect(abs(inner - (first == second ? gain * gain : 0)) < 1e-5)
      }
    }
  }

  static let spreads: [(Initializer, Double)] = [
    (.standard, 1 / (3 * 100.0)), (.uniform(bound: 0.3), 0.03),
    (.normal(standardDeviation: 0.2), 0.04), (.xavierUniform(), 2 / 150.0),
    (.xavierNormal(gain: 2), 8 / 150.0), (.heUniform(), 2 / 100.0), (.heNormal(gain: 1), 1 / 100.0),
  ]

  @Test("draw with mean zero and the variance that they state", arguments: spreads)
  func variance(initializer: Initializer, expected: Double) {
    var generator = PCG64(seed: 3)
    let values = initializer.values(inputCount: 100, outputCount: 50, using: &generator)
    #expect(values.count == 5000)
    let mean = values.reduce(0) { $0 + Double($1) } / 5000
    let variance = values.reduce(0) { $0 + Double($1) * Double($1) } / 5000
    #expect(abs(mean) < 4 * (expected / 5000).squareRoot())
    #expect(abs(variance / expected - 1) < 0.1)
  }

  @Test("draw the same values from the same seed")
  func determinism() {
    for initializer in [Initializer.standard, .heNormal(), .orthogonal()] {
      var (first, second) = (PCG64(seed: 4), PCG64(seed: 4))
      #expect(
        initializer.values(inputCount: 9, outputCount: 5, using: &first)
          == initializer.values(inputCount: 9, outputCount: 5, using: &second))
    }
  }

  @Test("give a bias as PyTorch does with its weights, and zeros with all others")
  func biases() {
    var generator = PCG64(seed: 5)
    let store = ParameterStore()
    let standard = Linear(100, 50, named: "a", in: store, using: &generator)
    let orthogonal = Linear(
      100, 50, initializer: .orthogonal(), named: "b", in: store, using: &generator)
    let bias = standard.bias?.listedValues ?? []
    #expect(bias.count == 50)
    #expect(bias.allSatisfy { abs($0) <= 0.1 && $0 != 0 })
    #expect(orthogonal.bias?.listedValues == [Float](repeating: 0, count: 50))
  }
}
