import NeuralCore
import NumericRandom

/// A long short-term memory and the sequences that go through it and back.
struct SequencePass {
  private let store = ParameterStore()
  private let tape = Tape()
  private let layer: LSTM
  private let beginning: RecurrentState
  private let inputs: [Float]
  private let shape: Shape

  init(stepCount: Int, laneCount: Int, width: Int) {
    var generator = PCG64(seed: 1)
    layer = LSTM(width, width, named: "memory", in: store, using: &generator)
    beginning = layer.initialState(laneCount: laneCount)
    shape = Shape(stepCount, laneCount, width)
    inputs = (0..<shape.count).map { _ in Float(generator.standardNormal()) }
  }

  /// The outputs of all steps from an empty memory, and the gradient of their sum in all weights.
  func run() {
    tape.reset()
    store.zeroGradients()
    var state = beginning
    layer(tape.constant(inputs.span, shape), state: &state).sum().backward()
  }
}
