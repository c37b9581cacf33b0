import AgentCore
import NeuralCore
import NumericRandom
import Snapshots

/// A network with its parameters and the optimiser that moves them.
struct Learner {
  let description: PerceptronDescription
  let store = ParameterStore()
  let network: Sequential
  private var optimizer: Adam

  /// Makes a network with orthogonal weights, the last layer's of a gain of their own.
  init(_ description: PerceptronDescription, outputGain: Double, using generator: inout PCG64) {
    self.description = description
    network = Sequential.perceptron(
      description.sizes, activation: description.activation,
      initializer: .orthogonal(gain: 2.0.squareRoot()),
      outputInitializer: .orthogonal(gain: outputGain), named: description.name, in: store,
      using: &generator)
    optimizer = Adam(for: store)
  }

  /// Moves the parameters by their gradient, cut to a greatest length.
  ///
  /// - Throws: ``NumericFault`` when the loss or the gradient is not finite; nothing has moved then.
  mutating func step(
    loss: Float, learningRate: Double, clippingNorm: Double, update: Int
  ) throws(NumericFault) {
    try optimizer.step(
      store, loss: loss, learningRate: learningRate, clippingNorm: clippingNorm, update: update)
  }

  /// Appends the parameters and the optimiser's moments.
  func write(to writer: inout SnapshotWriter) {
    store.writeValues(to: &writer)
    writer.write(optimizer)
  }

  /// Goes back to what a learner of the same network wrote.
  mutating func restore(from reader: inout SnapshotReader) throws(SnapshotError) {
    try store.restoreValues(from: &reader)
    optimizer = try reader.read()
    guard optimizer.fits(store) else { throw .invalid("The optimiser is of another network.") }
  }
}
