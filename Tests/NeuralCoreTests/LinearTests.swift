import GymTesting
import NeuralCore
import NumericRandom
import Testing

@Suite("A linear layer")
struct LinearTests {
  @Test(
    "gives a row the same bits whatever rows are beside it",
    arguments: [1, 2, 7, 8, 9, 33, 64], [Activation.identity, .relu, .tanh, .silu])
  func rowsAreIndependent(rowCount: Int, activation: Activation) {
    var generator = PCG64(seed: 5)
    let store = ParameterStore()
    let network = Sequential.perceptron(
      [5, 37, 64, 3], activation: activation, named: "q", in: store, using: &generator)
    var draw = Draw(seed: 6)
    let rows = draw.floats(rowCount * 5)
    let tape = Tape()
    let together = network(tape.constant(rows, Shape(rowCount, 5)))
    for row in 0..<rowCount {
      let alone = network(tape.constant(Array(rows[row * 5..<row * 5 + 5]), Shape(1, 5)))
      for column in 0..<3 { #expect(alone[0, column] == together[row, column]) }
    }
  }

  @Test("computes x · W + b", arguments: [true, false])
  func product(hasBias: Bool) {
    var generator = PCG64(seed: 8)
    let store = ParameterStore()
    let layer = Linear(
      11, 6, biasInitializer: .normal(standardDeviation: 1), hasBias: hasBias, named: "layer",
      in: store, using: &generator)
    var draw = Draw(seed: 9)
    let rows = draw.floats(4 * 11)
    let output = layer(Tape().constant(rows, Shape(4, 11)))
    let (weight, bias) = (layer.weight.listedValues, layer.bias?.listedValues)
    for row in 0..<4 {
      for column in 0..<6 {
        var expected = Double(bias?[column] ?? 0)
        for index in 0..<11 {
          expected += Double(rows[row * 11 + index]) * Double(weight[index * 6 + column])
        }
        #expect(abs(Double(output[row, column]) - expected) < 1e-5)
      }
    }
  }

  @Test("in a perceptron has the right gradients", arguments: Activation.allCases)
  func gradients(activation: Activation) {
    var generator = PCG64(seed: 10)
    let store = ParameterStore()
    let network = Sequential.perceptron(
      [3, 7, 5, 2], activation: activation, initializer: .xavierNormal(), named: "policy",
      in: store, using: &generator)
    // Every unit is kept away from ReLU's kink by a large bias, of either sign.
    for parameter in store.parameters where parameter.shape.rank == 1 {
      parameter.withMutableValues { values in
        for index in values.indices { values[index] = index.isMultiple(of: 3) ? -6 : 6 }
      }
    }
    var draw = Draw(seed: 11)
    let rows = draw.floats(4 * 3, in: -0.5...0.5)
    let scale: Float = activation == .relu ? 1 : 0.1
    for parameter in store.parameters where parameter.shape.rank == 1 {
      parameter.withMutableValues { values in
        for index in values.indices { values[index] *= scale }
      }
    }
    let report = GradientCheck(store, step: 0x1p-5) { tape in
      network(tape.constant(rows, Shape(4, 3)))
    }.run()
    #expect(report.worstError < 5e-3, "\(report)")
  }

  @Test("of a perceptron is numbered as PyTorch numbers it")
  func names() {
    var generator = PCG64(seed: 0)
    let store = ParameterStore()
    _ = Sequential.perceptron(
      [4, 64, 32, 2], activation: .tanh, named: "policy", in: store, using: &generator)
    #expect(
      store.parameters.map(\.name) == [
        "policy.0.weight", "policy.0.bias", "policy.2.weight", "policy.2.bias",
        "policy.4.weight", "policy.4.bias",
      ])
    #expect(store.parameters.map(\.shape)[2] == Shape(64, 32))
    #expect(store.parameterCount == 4 * 64 + 64 + 64 * 32 + 32 + 32 * 2 + 2)
  }

  @Test("learns exclusive or")
  func learning() {
    var generator = PCG64(seed: 1)
    let store = ParameterStore()
    let network = Sequential.perceptron(
      [2, 16, 2], activation: .tanh, named: "xor", in: store, using: &generator)
    var optimizer = Adam(for: store)
    let tape = Tape()
    for _ in 0..<300 {
      tape.reset()
      let scores = network(tape.constant([0, 0, 0, 1, 1, 0, 1, 1], Shape(4, 2)))
      crossEntropy(scores, [0, 1, 1, 0]).backward()
      optimizer.step(store, learningRate: 0.03)
    }
    let scores = network(tape.constant([0, 0, 0, 1, 1, 0, 1, 1], Shape(4, 2)))
    #expect(crossEntropy(scores, [0, 1, 1, 0]).scalar < 0.01)
  }
}
