import NeuralCore
import NumericRandom
import Snapshots
import Testing

@Suite("A layer")
struct LayerTests {
  @Test("of dropout zeroes at its rate, scales the rest, and goes on to the same bits")
  func dropout() throws {
    func make() -> (ParameterStore, Dropout) {
      var generator = PCG64(seed: 1)
      let store = ParameterStore()
      return (store, Dropout(rate: 0.25, in: store, using: &generator))
    }
    let (store, layer) = make()
    let tape = Tape()
    let input = tape.constant(3, Shape(100, 100))
    let first = layer(input).values
    #expect(first.allSatisfy { $0 == 0 || $0 == 4 })
    #expect(abs(Double(first.count { $0 == 0 }) / 10_000 - 0.25) < 0.018)
    #expect(tape.evaluating { layer(input).values } == input.values)
    var writer = SnapshotWriter()
    store.writeValues(to: &writer)
    let second = layer(input).values
    #expect(second != first)
    let (copy, twin) = make()
    var reader = SnapshotReader(writer.bytes)
    try copy.restoreValues(from: &reader)
    #expect(twin(input).values == second)
  }

  @Test("of batch norm keeps running averages as PyTorch does, and uses them to evaluate")
  func batchNorm() {
    let store = ParameterStore()
    let layer = BatchNorm(2, named: "norm", in: store)
    let tape = Tape()
    // Columns of mean 2 and 10 and of unbiased variance 2 and 8.
    let rows = tape.constant([1, 12, 3, 8], Shape(2, 2))
    let trained = layer(rows).values
    for (value, expected) in zip(trained, [-1, 1, 1, -1] as [Float]) {
      #expect(abs(value - expected) < 1e-4)
    }
    #expect(layer.runningMean.listedValues == [0.2, 1])
    for (value, expected) in zip(layer.runningVariance.listedValues, [1.1, 1.7] as [Float]) {
      #expect(abs(value - expected) < 1e-6)
    }
    let used = tape.evaluating { layer(rows) }
    #expect(abs(used[0] - 0.8 / (1.1 + 1e-5).squareRoot()) < 1e-5)
    #expect(layer.runningMean.listedValues == [0.2, 1])
    let named = store.exported().map(\.name)
    #expect(
      named == [
        "norm.weight", "norm.bias", "norm.running_mean", "norm.running_var",
        "norm.num_batches_tracked",
      ])
    #expect(store.exported()[4].shape == [] && store.exported()[4].values == [1])
    #expect(store.parameters.map(\.name) == ["norm.weight", "norm.bias"])
  }

  @Test("of batch norm gives its gain a precise gradient where means are far from zero")
  func distantMeans() {
    let (store, tape) = (ParameterStore(), Tape())
    let layer = BatchNorm(1, named: "norm", in: store)
    var draw = Draw(seed: 4)
    let (rows, weights) = (draw.floats(256).map { $0 + 1000 }, draw.floats(256))
    (layer(tape.constant(rows, Shape(256, 1))) * tape.constant(weights, Shape(256, 1)))
      .sum().backward()
    let mean = rows.reduce(0) { $0 + Double($1) } / 256
    let variance = rows.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / 256
    let gradient = zip(rows, weights).reduce(0) { sum, pair in
      sum + (Double(pair.0) - mean) * Double(pair.1) / (variance + 1e-5).squareRoot()
    }
    // The mean itself is rounded to 3e-5; sums of x · dy less their mean would be wrong by 0.05.
    #expect(abs(Double(layer.weight.gradientValues[0]) - gradient) < 0.002)
  }

  @Test("of statistics is copied with the model, but not averaged and not stepped")
  func statistics() {
    func make() -> (ParameterStore, BatchNorm) {
      let store = ParameterStore()
      return (store, BatchNorm(2, named: "norm", in: store))
    }
    let ((store, layer), (target, copy)) = (make(), make())
    _ = layer(Tape().constant([1, 12, 3, 8], Shape(2, 2)))
    target.polyak(from: store, rate: 0.5)
    #expect(copy.runningMean.listedValues == [0.2, 1])
    var optimizer = AdamW(for: store, weightDecay: 0.5)
    optimizer.step(store, learningRate: 1)
    #expect(layer.runningMean.listedValues == [0.2, 1])
    #expect(layer.weight.listedValues == [0.5, 0.5])
  }

  @Test("of layer norm gives rows of mean 0 and variance 1")
  func layerNorm() {
    let layer = LayerNorm(40, named: "norm", in: ParameterStore())
    var draw = Draw(seed: 1)
    let output = layer(Tape().constant(draw.floats(120, in: 5...9), Shape(3, 40)))
    for row in 0..<3 {
      let values = (0..<40).map { Double(output[row, $0]) }
      let mean = values.reduce(0, +) / 40
      #expect(abs(mean) < 1e-5)
      #expect(abs(values.reduce(0) { $0 + $1 * $1 } / 40 - 1) < 1e-4)
    }
  }

  @Test("with noise is the mean layer until noise is drawn, then differs by what was learned")
  func noisy() throws {
    func make() -> (ParameterStore, NoisyLinear) {
      var generator = PCG64(seed: 1)
      let store = ParameterStore()
      return (store, NoisyLinear(3, 2, named: "q", in: store, using: &generator))
    }
    let (store, layer) = make()
    let tape = Tape()
    let input = tape.constant([1, 2, 3], Shape(1, 3))
    let mean = tape.evaluating { layer(input).values }
    #expect(layer(input).values == mean)
    layer.drawNoise()
    let first = layer(input).values
    #expect(first != mean)
    #expect(tape.evaluating { layer(input).values } == mean)
    var writer = SnapshotWriter()
    store.writeValues(to: &writer)
    layer.drawNoise()
    let second = layer(input).values
    #expect(second != first)
    let (copy, twin) = make()
    var reader = SnapshotReader(writer.bytes)
    try copy.restoreValues(from: &reader)
    #expect(twin(input).values == first)
    twin.drawNoise()
    #expect(twin(input).values == second)
    #expect(
      store.exported().map(\.name) == [
        "q.weight_mu", "q.weight_sigma", "q.bias_mu", "q.bias_sigma",
      ])
    #expect(layer.weightDeviation.listedValues.allSatisfy { abs($0 - 0.28867513) < 1e-6 })
    #expect(layer.biasDeviation.listedValues.allSatisfy { abs($0 - 0.28867513) < 1e-6 })
  }

  @Test("with noise has noise of the size of factorised normal numbers")
  func noiseSize() {
    var generator = PCG64(seed: 2)
    let store = ParameterStore()
    let layer = NoisyLinear(1, 1, named: "q", in: store, using: &generator)
    for parameter in [layer.weightMean, layer.biasMean, layer.biasDeviation] {
      parameter.withMutableValues { $0[0] = 0 }
    }
    layer.weightDeviation.withMutableValues { $0[0] = 1 }
    let tape = Tape()
    var sum = 0.0
    for _ in 0..<5_000 {
      tape.reset()
      layer.drawNoise()
      let noise = Double(layer(tape.constant([1], Shape(1, 1))).scalar)
      sum += noise * noise
    }
    // E[f(ε)² f(ε′)²] = (E|ε|)² = 2/π; the mean of 5,000 squares strays by 0.011 at most times 4.
    #expect(abs(sum / 5_000 - 0.6366) < 0.05)
  }

  @Test("of a dueling head gives advantages around the value")
  func dueling() {
    var generator = PCG64(seed: 1)
    let store = ParameterStore()
    let head = DuelingHead(
      4, hiddenSizes: [6], actionCount: 3, named: "q", in: store, using: &generator)
    let tape = Tape()
    let input = tape.constant([1, -1, 2, 0.5, 0, 3, 1, 1], Shape(2, 4))
    let (values, mean) = (head.value(input), head(input).mean(along: 1))
    for row in 0..<2 { #expect(abs(values[row, 0] - mean[row]) < 1e-6) }
    #expect(
      store.parameters.map(\.name) == [
        "q.value.0.weight", "q.value.0.bias", "q.value.2.weight", "q.value.2.bias",
        "q.advantage.0.weight", "q.advantage.0.bias", "q.advantage.2.weight",
        "q.advantage.2.bias",
      ])
  }

  @Test("stops the program when rows do not fit, and batch norm when one row is to be trained on")
  func misuse() async {
    await #expect(processExitsWith: .failure) {
      var generator = PCG64(seed: 1)
      let layer = Linear(3, 2, named: "q.0", in: ParameterStore(), using: &generator)
      _ = layer(Tape().constant(0, Shape(1, 4)))
    }
    await #expect(processExitsWith: .failure) {
      let layer = BatchNorm(4, named: "norm", in: ParameterStore())
      _ = layer(Tape().constant(0, Shape(1, 4)))
    }
    await #expect(processExitsWith: .failure) {
      var generator = PCG64(seed: 1)
      let layer = Embedding(3, 2, named: "table", in: ParameterStore(), using: &generator)
      _ = layer([3].span, on: Tape())
    }
    await #expect(processExitsWith: .failure) { _ = Shape(0, 4) }
  }
}
