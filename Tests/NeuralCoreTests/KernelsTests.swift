import NeuralCore
import NumericRandom
import Testing

@Suite("A whole update")
struct KernelsTests {
  /// Each runs in a process of its own: the instruction set and the threads are the process's.
  @Test("gives the same bits with every fused instruction set and with 1, 2 and 3 threads")
  func identity() async {
    await #expect(processExitsWith: .success) {
      let expected = try updateBits()
      for instructionSet in Kernels.identicalInstructionSets {
        try Kernels.use(instructionSet: instructionSet)
        for threadCount in 1...3 {
          Kernels.threadCount = threadCount
          let found = try updateBits()
          guard found == expected else {
            fatalError("\(instructionSet) on \(threadCount) threads gives other bits.")
          }
        }
      }
    }
  }

  @Test("differs from that of another seed, so that the bits say something")
  func difference() throws {
    #expect(try updateBits() != updateBits(seed: 2))
  }

  @Test("runs with an instruction set that is listed, and no other")
  func instructionSets() {
    #expect(Kernels.instructionSets.contains(Kernels.instructionSet))
    #expect(Kernels.instructionSets.contains("plain"))
    do throws(Kernels.Failure) {
      try Kernels.use(instructionSet: "abacus")
      Issue.record("There is no such instruction set.")
    } catch {
      #expect(
        error.description == "This machine cannot run “abacus” kernels. It has "
          + "\(Kernels.instructionSets.joined(separator: ", ")).")
    }
  }
}

/// The bits of all parameters, statistics and losses after three updates of a network with every
/// kind of layer, large enough for threads to share its kernels.
private func updateBits(seed: Seed = 1) throws -> [UInt32] {
  var generator = PCG64(seed: seed)
  let store = ParameterStore()
  let image = ImageShape(height: 44, width: 40, channels: 3)
  let trunk = try NatureCNN(
    input: image, outputCount: 192, named: "trunk", in: store, using: &generator)
  let middle = Sequential([
    BatchNorm(192, named: "norm", in: store),
    NoisyLinear(192, 96, activation: .tanh, named: "noisy", in: store, using: &generator),
    LayerNorm(96, named: "rows", in: store),
    Dropout(rate: 0.1, in: store, using: &generator),
  ])
  let memory = LSTM(96, 64, named: "memory", in: store, using: &generator)
  let unit = GRU(64, 48, named: "unit", in: store, using: &generator)
  let policy = Linear(48, 7, named: "policy", in: store, using: &generator)
  let head = DuelingHead(
    48, hiddenSizes: [33], actionCount: 5, named: "q", in: store, using: &generator)
  let table = Embedding(4, 48, named: "table", in: store, using: &generator)
  var optimizer = Adam(for: store)
  let pixels = generator.integers8(24 * image.count, in: 0...255)
  let places = Array(0..<24)
  let symbols = (0..<24).map { Int32($0 % 4) }
  let restarts = (0..<24).map { $0 % 7 == 5 }
  let actions = (0..<24).map { Int32($0 * 5 % 7) }
  let tape = Tape()
  var bits: [UInt32] = []
  for update in 1...3 {
    tape.reset()
    for layer in middle.layers { (layer as? NoisyLinear)?.drawNoise() }
    let input = tape.bytes(
      rowsOf: pixels.span, width: image.count, at: places.span, scale: 1 / 255)
    let rows = middle(trunk(input)).reshaped(Shape(4, 6, 96))
    var (first, second) = (memory.initialState(laneCount: 6), unit.initialState(laneCount: 6))
    let outputs =
      unit(
        memory(rows, state: &first, restarts: restarts.span), state: &second,
        restarts: restarts.span
      ).reshaped(Shape(24, 48)) * table(symbols.span, on: tape)
    let choice = Categorical(logits: policy(outputs))
    let gain = choice.logProbability(of: actions.span) + 0.1 * choice.entropy()
    let loss = head(outputs).squared().mean() - gain.mean()
    loss.backward()
    try optimizer.step(
      store, loss: loss.scalar, learningRate: 1e-3, clippingNorm: 0.5, update: update)
    bits.append(loss.scalar.bitPattern)
  }
  return bits + store.exported().flatMap { $0.values.map(\.bitPattern) }
}
