import NeuralCore
import NumericRandom
import Testing

@Suite("A summary")
struct ModelSummaryTests {
  @Test("lists the layers of the network of deep Q-learning")
  func nature() throws {
    var generator = PCG64(seed: 1)
    let store = ParameterStore()
    let network = try NatureCNN(named: "trunk", in: store, using: &generator)
    #expect(
      "\(network.summary)" == """
        layer    kind                           output           parameters  multiply-adds
        trunk.0  convolution 8×8 stride 4 relu  [1, 20, 20, 32]        8224        3276800
        trunk.2  convolution 4×4 stride 2 relu  [1, 9, 9, 64]         32832        2654208
        trunk.4  convolution 3×3 relu           [1, 7, 7, 64]         36928        1806336
                 flatten                        [1, 3136]                 0              0
        trunk.7  linear relu                    [1, 512]            1606144        1605632
        total                                                       1684128        9342976
        """)
    #expect(network.summary.parameterCount == store.parameterCount)
  }

  @Test("counts the parameters of every layer", arguments: [1, 4])
  func counts(batch: Int) throws {
    var generator = PCG64(seed: 1)
    let store = ParameterStore()
    let network = Sequential([
      try Convolution(
        2, 3, Window(height: 3, width: 2, verticalPadding: 1), activation: .tanh, named: "a.0",
        in: store, using: &generator),
      try MaxPool(Window(2, stride: 2)), BatchNorm(3, named: "a.1", in: store),
      try AveragePool(Window(1)), Flatten(), LayerNorm(12, named: "a.2", in: store),
      Dropout(rate: 0.5, in: store, using: &generator),
      NoisyLinear(12, 4, activation: .relu, named: "a.3", in: store, using: &generator),
      DuelingHead(4, actionCount: 2, named: "a.4", in: store, using: &generator),
    ])
    let input = Shape(batch, 4, 5, 2)
    let summary = network.summary(for: input)
    #expect(summary.parameterCount == store.parameterCount)
    let output = network(Tape().constant(1, input))
    #expect(summary.rows.last?.output == output.shape)
    #expect(summary.rows[1].output == Shape(batch, 2, 2, 3))
    #expect(summary.multiplyAddCount > 0)
  }

  @Test("describes a recurrent layer")
  func recurrent() {
    var generator = PCG64(seed: 1)
    let store = ParameterStore()
    let layer = GRU(3, 5, named: "rnn", in: store, using: &generator)
    let summary = layer.summary(for: Shape(7, 2, 3))
    #expect(summary.parameterCount == store.parameterCount)
    #expect(summary.rows[0].output == Shape(7, 2, 5))
    #expect(summary.multiplyAddCount == 14 * 3 * 5 * (3 + 5))
  }
}
