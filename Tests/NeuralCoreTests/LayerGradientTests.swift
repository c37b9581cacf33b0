import GymTesting
import NeuralCore
import NumericRandom
import Snapshots
import Testing

@Suite("Gradients of layers")
struct LayerGradientTests {
  /// A layer made from a store and a stream, with the shape of an input that is learned as well.
  struct Case: CustomTestStringConvertible, Sendable {
    typealias Function = (Tensor) -> Tensor

    var name: String
    var input: [Int]
    var make: @Sendable (ParameterStore, inout PCG64) throws -> Function

    var testDescription: String { "\(name) on \(input)" }

    init(
      _ name: String, _ input: [Int],
      _ make: @escaping @Sendable (ParameterStore, inout PCG64) throws -> Function
    ) {
      (self.name, self.input, self.make) = (name, input, make)
    }
  }

  struct Images: Sendable {
    var shape: [Int]
    var filterCount: Int
    var window: Window
  }

  static let images: [Images] = [
    Images(shape: [1, 1, 1, 1], filterCount: 1, window: Window(1)),
    Images(shape: [2, 5, 6, 3], filterCount: 4, window: Window(3)),
    Images(shape: [1, 5, 5, 2], filterCount: 3, window: Window(5)),
    Images(shape: [3, 6, 7, 1], filterCount: 2, window: Window(2, stride: 3)),
    Images(shape: [2, 7, 5, 2], filterCount: 17, window: Window(3, stride: 2, padding: 1)),
    Images(
      shape: [2, 4, 9, 5], filterCount: 1,
      window: Window(
        height: 2, width: 4, verticalStride: 1, horizontalStride: 3, verticalPadding: 1,
        horizontalPadding: 2)),
    Images(shape: [1, 8, 8, 4], filterCount: 3, window: Window(4, stride: 2)),
  ]

  /// Windows of which some lie beside the image: pooling refuses them, a convolution does not.
  static let widelyPadded: [Images] = [
    Images(shape: [2, 4, 3, 2], filterCount: 3, window: Window(2, padding: 3)),
    Images(shape: [1, 3, 4, 1], filterCount: 2, window: Window(1, stride: 3, padding: 4)),
  ]

  static let convolutions: [Case] =
    (images + widelyPadded).flatMap { images in
      [Activation.identity, .tanh, .silu].map { activation in
        Case("convolution \(images.window) \(activation)", images.shape) { store, generator in
          let layer = try Convolution(
            images.shape[3], images.filterCount, images.window, activation: activation,
            hasBias: activation != .silu, named: "layer", in: store, using: &generator)
          return { layer($0) }
        }
      }
    }

  static let averagePools: [Case] = images.flatMap { images in
    [true, false].map { countsPadding in
      let name = "average pool \(images.window), padding counts: \(countsPadding)"
      return Case(name, images.shape) { _, _ in
        let layer = try AveragePool(images.window, countsPadding: countsPadding)
        return { layer($0) }
      }
    }
  }

  static let others: [Case] = [
    Case("flatten", [2, 3, 2, 2]) { _, _ in { Flatten()($0).tanh() } },
    Case("convolutions and linear layers", [2, 6, 6, 2]) { store, generator in
      let first = try Convolution(
        2, 3, Window(3), activation: .tanh, named: "q.0", in: store, using: &generator)
      let last = Linear(
        48, 4, after: ImageShape(height: 4, width: 4, channels: 3), named: "q.3", in: store,
        using: &generator)
      return { Sequential([first, Flatten(), last])($0) }
    },
    Case("layer norm", [4, 7]) { store, _ in
      let layer = LayerNorm(7, named: "norm", in: store)
      return { layer($0) }
    },
    Case("layer norm of images", [1, 2, 3, 17]) { store, _ in
      let layer = LayerNorm(17, named: "norm", in: store)
      return { layer($0) }
    },
    Case("batch norm", [6, 5]) { store, _ in
      let layer = BatchNorm(5, named: "norm", in: store)
      return { layer($0) }
    },
    Case("batch norm of images", [2, 3, 2, 3]) { store, _ in
      let layer = BatchNorm(3, named: "norm", in: store)
      return { layer($0) }
    },
    Case("batch norm while evaluating", [3, 5]) { store, _ in
      let layer = BatchNorm(5, named: "norm", in: store)
      return { input in input.tape.evaluating { layer(input) } }
    },
    Case("noisy linear", [3, 5]) { store, generator in
      let layer = NoisyLinear(5, 4, activation: .tanh, named: "q", in: store, using: &generator)
      return { input in
        // Drawn when first used: the store is sealed then.
        if store.noiseIsZero(layer) { layer.drawNoise() }
        return layer(input)
      }
    },
    Case("noisy linear while evaluating", [1, 5]) { store, generator in
      let layer = NoisyLinear(5, 3, named: "q", in: store, using: &generator)
      return { input in
        let rest =
          (layer.weightDeviation.on(input.tape).sum()
            + layer.biasDeviation
            .on(input.tape).sum()) * 0.5
        return input.tape.evaluating { layer(input) } + rest
      }
    },
    Case("dueling head", [4, 6]) { store, generator in
      let layer = DuelingHead(
        6, hiddenSizes: [5], actionCount: 3, activation: .tanh, named: "q", in: store,
        using: &generator)
      return { layer($0) }
    },
    Case("embedding times rows", [5, 3]) { store, generator in
      let layer = Embedding(4, 3, named: "table", in: store, using: &generator)
      return { input in
        let symbols: [Int32] = [2, 0, 2, 3, 2]
        return layer(symbols.span, on: input.tape) * input
      }
    },
  ]

  static let recurrent: [Case] = [[1, 1, 1], [4, 2, 3], [3, 5], [7, 1, 4], [2, 3, 17]].flatMap {
    (shape: [Int]) in
    [0, 1].flatMap { restart in
      [
        Case("LSTM, \(restart) restarts", shape) { store, generator in
          sequence(
            LSTM(shape[shape.count - 1], 5, named: "rnn", in: store, using: &generator), shape,
            restart)
        },
        Case("GRU, \(restart) restarts", shape) { store, generator in
          sequence(
            GRU(shape[shape.count - 1], 3, named: "rnn", in: store, using: &generator), shape,
            restart)
        },
      ]
    }
  }

  /// Reads the input from a state that is not zero, with a restart every third step and lane or none.
  static func sequence(
    _ layer: some RecurrentLayer, _ shape: [Int], _ restart: Int
  ) -> Case.Function {
    let count = shape.dropLast().reduce(1, *)
    let restarts = restart == 0 ? [] : (0..<count).map { $0 % 3 == 1 }
    return { input in
      var state = layer.initialState(laneCount: shape[shape.count - 2])
      var draw = Draw(seed: 3)
      state.fill(draw.floats(state.values.count))
      return layer(input, state: &state, restarts: restarts.span)
    }
  }

  @Test(
    "agree with differences of the function",
    arguments: convolutions + averagePools + others + recurrent)
  func agree(_ layer: Case) throws {
    let store = ParameterStore()
    var (generator, draw) = (PCG64(seed: 21), Draw(seed: 22))
    let shape = Shape(layer.input)
    let input = store.register("input", shape: shape, values: draw.floats(shape.count, in: -2...2))
    let function = try layer.make(store, &generator)
    for parameter in store.parameters where parameter.name.contains("norm") {
      let values = draw.floats(parameter.shape.count, in: 0.5...2)
      parameter.withMutableValues { for index in values.indices { $0[index] = values[index] } }
    }
    let report = GradientCheck(store) { function(input.on($0)) }.run()
    #expect(report.worstError < 2e-3, "\(report)")
    #expect(report.comparedCount == store.parameterCount)
  }

  @Test("of a max pool go to the first of the largest elements", arguments: images)
  func maxPool(_ images: Images) throws {
    let store = ParameterStore()
    let shape = Shape(images.shape)
    // All elements are at least a tenth apart, in a mixed order.
    var generator = PCG64(seed: 4)
    let order = generator.permutation(shape.count)
    let input = store.register("input", shape: shape, values: order.map { Float($0) / 10 })
    let layer = try MaxPool(images.window)
    let report = GradientCheck(store) { layer(input.on($0)) }.run()
    #expect(report.worstError < 2e-3, "\(report)")
  }

  @Test("of a convolution with ReLU go where the output is above zero", arguments: images)
  func rectified(_ images: Images) throws {
    let store = ParameterStore()
    var (generator, draw) = (PCG64(seed: 5), Draw(seed: 6))
    let shape = Shape(images.shape)
    let input = store.register("input", shape: shape, values: draw.floats(shape.count))
    let layer = try Convolution(
      images.shape[3], images.filterCount, images.window, activation: .relu,
      initializer: .uniform(bound: 0.1), named: "layer", in: store, using: &generator)
    // Every filter is kept away from the kink, on either side of it.
    layer.bias?.withMutableValues { bias in
      for index in bias.indices { bias[index] = index % 3 == 1 ? -9 : 9 }
    }
    let report = GradientCheck(store) { layer(input.on($0)) }.run()
    #expect(report.worstError < 2e-3, "\(report)")
  }
}

extension ParameterStore {
  fileprivate func noiseIsZero(_ layer: NoisyLinear) -> Bool {
    let tape = Tape()
    let input = tape.constant(1, Shape(1, layer.weightMean.shape[0]))
    return layer(input).values == tape.evaluating { layer(input).values }
  }
}

extension RecurrentState {
  /// Replaces all numbers.
  mutating func fill(_ numbers: [Float]) {
    var writer = SnapshotWriter()
    writer.begin("RecurrentState")
    writer.write(laneCount)
    writer.write(width)
    writer.write(numbers)
    guard let filled = try? RecurrentState(snapshotBytes: writer.bytes) else {
      Issue.record("A state of \(laneCount) lanes did not take \(numbers.count) numbers.")
      return
    }
    self = filled
  }
}
