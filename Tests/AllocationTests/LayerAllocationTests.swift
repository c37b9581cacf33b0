import CAllocationCounter
import NeuralCore
import NumericRandom
import Testing

@Suite("Layers in the steady state", .enabled(if: allocationCountingIsPossible()))
struct LayerAllocationTests {
  /// How many allocations ten rounds of the work make after it has been done a few times.
  private func steadyAllocations(_ work: () -> Void) -> Int64 {
    for _ in 0..<3 { work() }
    return countAllocations { for _ in 0..<10 { work() } }
  }

  @Test("an update of a convolutional network from bytes allocates nothing")
  func images() throws {
    var generator = PCG64(seed: 1)
    let store = ParameterStore()
    let image = ImageShape(height: 10, width: 10, channels: 4)
    let trunk = try BoardCNN(input: image, named: "trunk", in: store, using: &generator)
    let noisy = NoisyLinear(
      128, 32, activation: .relu, named: "noisy", in: store, using: &generator)
    let head = DuelingHead(32, actionCount: 3, named: "q", in: store, using: &generator)
    var optimizer = Adam(for: store)
    let tape = Tape()
    let pixels = generator.integers8(40 * 400, in: 0...255)
    let places = (0..<16).map { $0 * 2 }
    let actions = [Int32](repeating: 1, count: 16)
    let targets = [Float](repeating: 0.5, count: 16)
    let count = steadyAllocations {
      tape.reset()
      noisy.drawNoise()
      let input = tape.bytes(
        rowsOf: pixels.span, width: 400, at: places.span, scale: 1 / 255)
      let values = head(noisy(trunk(input))).gathered(at: actions.span)
      let loss = huberLoss(values, tape.constant(targets.span, Shape(16)))
      loss.backward()
      do {
        try optimizer.step(
          store, loss: loss.scalar, learningRate: 1e-3, clippingNorm: 10, update: 1)
      } catch { Issue.record(error) }
    }
    #expect(count == 0)
  }

  @Test("an update through every other layer allocates nothing")
  func otherLayers() throws {
    var generator = PCG64(seed: 1)
    let store = ParameterStore()
    let layers = Sequential([
      try Convolution(2, 3, Window(3, padding: 1), named: "a", in: store, using: &generator),
      try MaxPool(Window(2)), BatchNorm(3, named: "b", in: store),
      try AveragePool(Window(2, stride: 2)), Flatten(), LayerNorm(12, named: "c", in: store),
      Dropout(rate: 0.5, in: store, using: &generator),
    ])
    let table = Embedding(5, 12, named: "d", in: store, using: &generator)
    var optimizer = SGD(for: store)
    let tape = Tape()
    let pixels = [Float](repeating: 0.3, count: 4 * 5 * 5 * 2)
    let symbols: [Int32] = [0, 4, 2, 2]
    let count = steadyAllocations {
      tape.reset()
      let output = layers(tape.constant(pixels.span, Shape(4, 5, 5, 2)))
      (output * table(symbols.span, on: tape)).squared().sum().backward()
      optimizer.step(store, learningRate: 1e-6)
    }
    #expect(count == 0)
  }

  @Test("an update through sequences, and single steps, allocate nothing")
  func sequences() {
    var generator = PCG64(seed: 1)
    let store = ParameterStore()
    let first = LSTM(3, 8, named: "first", in: store, using: &generator)
    let second = GRU(8, 5, named: "second", in: store, using: &generator)
    var optimizer = Adam(for: store)
    let tape = Tape()
    let numbers = [Float](repeating: 0.3, count: 6 * 4 * 3)
    let restarts = (0..<24).map { $0 == 9 }
    var memory = first.initialState(laneCount: 4)
    var other = second.initialState(laneCount: 4)
    let count = steadyAllocations {
      tape.reset()
      let inputs = tape.constant(numbers.span, Shape(6, 4, 3))
      let outputs = first(inputs, state: &memory, restarts: restarts.span)
      second(outputs, state: &other, restarts: restarts.span).squared().sum().backward()
      optimizer.step(store, learningRate: 1e-6)
      tape.withoutRecording {
        let step = tape.constant(numbers.span.extracting(0..<12), Shape(4, 3))
        _ = second(first(step, state: &memory), state: &other)
      }
    }
    #expect(count == 0)
  }

  @Test("every distribution allocates nothing, neither to learn nor to draw")
  func distributions() {
    var generator = PCG64(seed: 1)
    let store = ParameterStore()
    let x = store.register("x", shape: Shape(6, 4), values: (1...24).map { 1 / Float($0) })
    let y = store.register("y", shape: Shape(4), values: [0.1, 0.2, -0.3, -0.4])
    var optimizer = SGD(for: store)
    let tape = Tape()
    let mask = (0..<24).map { $0 % 3 != 0 }
    let counts = [1, 3]
    var (indices, pairs) = ([Int32](repeating: 0, count: 6), [Float](repeating: 0, count: 12))
    var numbers = [Float](repeating: 0, count: 24)
    let count = steadyAllocations {
      tape.reset()
      let (logits, deviations) = (x.on(tape), y.on(tape))
      let choice = Categorical(logits: logits, mask: mask.span)
      let several = MultiCategorical(logits: logits, counts: counts)
      let switches = Bernoulli(logits: logits)
      let normal = DiagonalNormal(mean: logits, logDeviation: deviations)
      let squashed = SquashedNormal(mean: logits, logDeviation: deviations)
      sample(choice, into: &indices, using: &generator)
      sample(several, into: &pairs, using: &generator)
      var loss = choice.logProbability(of: indices.span) + choice.entropy()
      loss = loss + several.logProbability(of: pairs.span) + several.entropy()
      sample(switches, into: &numbers, using: &generator)
      loss = loss + switches.logProbability(of: numbers.span) + switches.entropy()
      sample(normal, into: &numbers, using: &generator)
      loss = loss + normal.logProbability(of: numbers.span) + normal.entropy()
      sample(squashed, into: &numbers, using: &generator)
      loss = loss + squashed.logProbability(of: numbers.span) + squashed.entropy()
      loss = loss + squashed.differentiableSample(using: &generator).logProbability
      loss = loss + choice.divergence(to: choice) + squashed.divergence(to: squashed)
      loss.sum().backward()
      optimizer.step(store, learningRate: 1e-6)
    }
    #expect(count == 0)
  }

  private func sample<D: Distribution>(
    _ distribution: D, into actions: inout [D.Element], using generator: inout PCG64
  ) {
    var span = actions.mutableSpan
    distribution.sample(into: &span, using: &generator)
  }
}
