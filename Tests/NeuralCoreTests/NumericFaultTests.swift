import NeuralCore
import NumericRandom
import Testing

@Suite("A numeric fault")
struct NumericFaultTests {
  private func network() -> (ParameterStore, Sequential) {
    var generator = PCG64(seed: 1)
    let store = ParameterStore()
    return (
      store,
      .perceptron([3, 20, 4], activation: .tanh, named: "q", in: store, using: &generator)
    )
  }

  @Test("names the gradient's element as weights files count, and leaves everything as it was")
  func gradient() throws {
    let (store, _) = network()
    var optimizer = Adam(for: store)
    let weight = store.parameters[2]
    // In memory [20, 4]: input 17 of output 3.
    store.withValuesAndGradients { _, gradients in
      gradients[64 + 32 + 17 * 4 + 3] = .nan
    }
    let position = weight.gradientValues.firstIndex { $0.isNaN }
    #expect(position == 17 * 4 + 3)
    let before = store.parameters.map(\.listedValues)
    let fault = try #require(throws: NumericFault.self) {
      try optimizer.step(store, loss: 2, learningRate: 0.1, clippingNorm: 1, update: 12)
    }
    #expect("\(fault)" == "At update 12 the gradient of q.2.weight[3, 17] is nan.")
    #expect(store.parameters.map(\.listedValues) == before)
    #expect(optimizer.stepCount == 0)
    #expect(weight.gradientValues[17 * 4 + 3].isNaN)
    #expect(fault.conditions.map(\.faultyGradientCount) == [0, 0, 1, 0])
    #expect(fault.table.contains("q.2.weight,80,0,"))
  }

  @Test("names a loss and a parameter that are not finite")
  func parameter() throws {
    let (store, network) = network()
    var optimizer = RMSProp(for: store)
    store.parameters[1].withMutableValues { $0[5] = -.infinity }
    let tape = Tape()
    let loss = network(tape.constant([1, 2, 3], Shape(1, 3))).log().mean()
    loss.backward()
    let fault = try #require(throws: NumericFault.self) {
      try optimizer.step(store, loss: .infinity, learningRate: 0.1, update: 1)
    }
    #expect("\(fault)" == "At update 1 the loss is inf and q.0.bias[5] is -inf.")
  }

  @Test("is a loss alone when gradients and parameters are finite")
  func lossAlone() {
    let (store, _) = network()
    #expect("\(store.fault(update: 3, loss: .nan))" == "At update 3 the loss is nan.")
  }

  @Test("is not found where there is none: the step is that of the plain optimiser")
  func none() throws {
    let ((store, network), (twin, other)) = (network(), network())
    var (optimizer, plain) = (Adam(for: store), Adam(for: twin))
    for update in 1...3 {
      let loss = network(Tape().constant([1, 2, 3], Shape(1, 3))).squared().sum()
      loss.backward()
      other(Tape().constant([1, 2, 3], Shape(1, 3))).squared().sum().backward()
      let norm = try optimizer.step(
        store, loss: loss.scalar, learningRate: 0.1, clippingNorm: 0.5, update: update)
      #expect(norm == plain.step(twin, learningRate: 0.1, clippingNorm: 0.5))
    }
    #expect(store.parameters.map(\.listedValues) == twin.parameters.map(\.listedValues))
  }
}
