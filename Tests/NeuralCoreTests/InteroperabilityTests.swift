import Foundation
import NeuralCore
import NumericRandom
import Testing
import WeightsFiles

/// The folder that networks are written to for Tests/Interoperability/check-layers.py.
private let folder = ProcessInfo.processInfo.environment["GYMNAST_INTEROPERABILITY"]

@Suite("Networks written for PyTorch", .enabled(if: folder != nil))
struct InteroperabilityTests {
  private func write(
    _ name: String, _ store: ParameterStore, input: (shape: [Int], values: [Float]),
    _ output: Tensor
  ) throws {
    let path = try #require(folder) + "/\(name)"
    try WeightsFile(
      tensors: store.exported().map {
        WeightsFile.Tensor(name: $0.name, shape: $0.shape, values: $0.values)
      }
    ).write(to: "\(path).weights.safetensors")
    try WeightsFile(tensors: [
      WeightsFile.Tensor(name: "input", shape: input.shape, values: input.values),
      WeightsFile.Tensor(name: "output", shape: output.shape.dimensions, values: output.values),
    ]).write(to: "\(path).answers.safetensors")
  }

  @Test("are the trunks")
  func trunks() throws {
    for (name, image) in [
      ("nature", ImageShape(height: 84, width: 84, channels: 4)),
      ("board", ImageShape(height: 7, width: 5, channels: 6)),
    ] {
      var (generator, draw) = (PCG64(seed: 3), Draw(seed: 4))
      let store = ParameterStore()
      let trunk: any Layer =
        name == "nature"
        ? try NatureCNN(input: image, named: "trunk", in: store, using: &generator)
        : try BoardCNN(input: image, named: "trunk", in: store, using: &generator)
      let shape = Shape(3, image.height, image.width, image.channels)
      let pixels = draw.floats(shape.count, in: 0...1)
      try write(
        name, store, input: (shape.dimensions, pixels), trunk(Tape().constant(pixels, shape)))
    }
  }

  @Test("are the recurrent layers", arguments: ["lstm", "gru"])
  func recurrent(name: String) throws {
    var (generator, draw) = (PCG64(seed: 3), Draw(seed: 4))
    let store = ParameterStore()
    let layer: any RecurrentLayer =
      name == "lstm"
      ? LSTM(13, 37, named: "rnn", in: store, using: &generator)
      : GRU(13, 37, named: "rnn", in: store, using: &generator)
    let numbers = draw.floats(9 * 5 * 13, in: -2...2)
    var state = layer.initialState(laneCount: 5)
    let output = layer(Tape().constant(numbers, Shape(9, 5, 13)), state: &state)
    try write(name, store, input: ([9, 5, 13], numbers), output)
  }

  @Test("are normalised networks")
  func normalized() throws {
    var (generator, draw) = (PCG64(seed: 3), Draw(seed: 4))
    let store = ParameterStore()
    let network = Sequential([
      try Convolution(
        3, 8, Window(3, stride: 2, padding: 1), named: "q.0", in: store, using: &generator),
      BatchNorm(8, named: "q.1", in: store), try MaxPool(Window(2, stride: 1)), Flatten(),
      Linear(
        96, 10, after: ImageShape(height: 3, width: 4, channels: 8), named: "q.4", in: store,
        using: &generator),
      LayerNorm(10, named: "q.5", in: store),
    ])
    let numbers = draw.floats(4 * 8 * 9 * 3)
    let tape = Tape()
    let input = tape.constant(numbers, Shape(4, 8, 9, 3))
    for _ in 0..<5 { _ = network(input) }
    try write(
      "normalized", store, input: ([4, 8, 9, 3], numbers), tape.evaluating { network(input) })
  }
}
