import Foundation
import NeuralCore
import NumericRandom
import Testing
import WeightsFiles

/// A small network as PyTorch computed it; Golden/make-golden.py says how.
private struct Golden {
  let file: WeightsFile

  init(_ name: String) throws {
    let path = try #require(
      Bundle.module.path(forResource: "Golden/\(name)", ofType: "safetensors"))
    file = try WeightsFile(contentsOf: path)
  }

  func tensor(_ name: String) throws -> WeightsFile.Tensor {
    try #require(file.tensor(named: name), "\(name) is missing.")
  }

  func values(_ name: String) throws -> [Float] { try tensor(name).values }

  /// The tensors whose names begin with a word, without it.
  func named(_ word: String) -> [String: (shape: [Int], values: [Float])] {
    var named: [String: (shape: [Int], values: [Float])] = [:]
    for tensor in file.tensors where tensor.name.hasPrefix("\(word).") {
      named[String(tensor.name.dropFirst(word.count + 1))] = (tensor.shape, tensor.values)
    }
    return named
  }
}

/// The greatest difference of two lists, infinite when they differ in length.
private func difference(_ first: [Float], _ second: [Float]) -> Float {
  guard first.count == second.count else { return .infinity }
  return zip(first, second).reduce(0) { max($0, abs($1.0 - $1.1)) }
}

@Suite("PyTorch's networks")
struct GoldenTests {
  /// A network made from a store and its golden file, with its loss and optimiser.
  struct Network: CustomTestStringConvertible, Sendable {
    var name: String
    var optimizer: @Sendable (ParameterStore) -> any Optimizer
    var learningRate: Double
    var clippingNorm: Double?
    var make: @Sendable (ParameterStore, inout PCG64) throws -> (Tape) throws -> Tensor
    var loss: @Sendable (Tensor, [Float]) -> Tensor

    var testDescription: String { name }
  }

  @Sendable
  private static func squares(_ output: Tensor, _ target: [Float]) -> Tensor {
    meanSquaredError(output, output.tape.constant(target, output.shape))
  }

  private static func images(_ golden: Golden, _ tape: Tape) throws -> Tensor {
    let input = try golden.tensor("input")
    return tape.constant(input.values, Shape(input.shape))
  }

  static let networks: [Network] = [
    Network(
      name: "perceptron", optimizer: { Adam(for: $0, epsilon: 1e-5) }, learningRate: 0.01,
      clippingNorm: 0.1,
      make: { store, generator in
        let golden = try Golden("perceptron")
        let layers = Sequential([
          Linear(5, 9, activation: .tanh, named: "policy.0", in: store, using: &generator),
          Linear(9, 7, activation: .silu, named: "policy.2", in: store, using: &generator),
          Linear(7, 3, named: "policy.4", in: store, using: &generator),
        ])
        return { tape in layers(try images(golden, tape)) }
      }, loss: squares),
    Network(
      name: "convolutions",
      optimizer: {
        RMSProp(for: $0, smoothing: 0.95, epsilon: 0.01, isCentered: true, momentum: 0.5)
      }, learningRate: 0.001,
      make: { store, generator in
        let golden = try Golden("convolutions")
        let layers = Sequential([
          try Convolution(
            3, 4, Window(3, stride: 2, padding: 1), activation: .relu, named: "q.0", in: store,
            using: &generator),
          try MaxPool(Window(2)),
          try Convolution(
            4, 5, Window(height: 1, width: 2), activation: .tanh, named: "q.3", in: store,
            using: &generator),
          try AveragePool(Window(2, padding: 1)), Flatten(),
          Linear(
            60, 6, activation: .relu, after: ImageShape(height: 4, width: 3, channels: 5),
            named: "q.7", in: store, using: &generator),
          Linear(6, 3, named: "q.9", in: store, using: &generator),
        ])
        return { tape in layers(try images(golden, tape)) }
      }, loss: { crossEntropy($0, $1.map { Int32($0) }) }),
    Network(
      name: "normalization", optimizer: { SGD(for: $0, momentum: 0.9, isNesterov: true) },
      learningRate: 0.05,
      make: { store, generator in
        let golden = try Golden("normalization")
        let first = try Convolution(2, 3, Window(2), named: "q.0", in: store, using: &generator)
        let second = BatchNorm(3, named: "q.1", in: store)
        let third = Linear(
          36, 8, after: ImageShape(height: 3, width: 4, channels: 3), named: "q.4", in: store,
          using: &generator)
        let fourth = LayerNorm(8, named: "q.5", in: store)
        let fifth = BatchNorm(8, named: "q.7", in: store)
        let last = Linear(8, 2, named: "q.8", in: store, using: &generator)
        return { tape in
          let image = second(first(try images(golden, tape))).silu()
          return last(fifth(fourth(third(Flatten()(image))).tanh()))
        }
      }, loss: { huberLoss($0, $0.tape.constant($1, $0.shape)) }),
    Network(
      name: "lstm", optimizer: { Adam(for: $0) }, learningRate: 0.01,
      make: { store, generator in
        let layer = LSTM(4, 5, named: "rnn", in: store, using: &generator)
        return try sequence("lstm", layer, store, &generator)
      }, loss: squares),
    Network(
      name: "gru", optimizer: { RMSProp(for: $0) }, learningRate: 0.01,
      make: { store, generator in
        let layer = GRU(4, 5, named: "rnn", in: store, using: &generator)
        return try sequence("gru", layer, store, &generator)
      }, loss: squares),
    Network(
      name: "embedding", optimizer: { AdamW(for: $0, weightDecay: 0.1) }, learningRate: 0.02,
      make: { store, generator in
        let golden = try Golden("embedding")
        let table = Embedding(5, 4, named: "table", in: store, using: &generator)
        let out = Linear(4, 2, named: "out", in: store, using: &generator)
        return { tape in
          let symbols = try golden.values("input").map { Int32($0) }
          return out(table(symbols.span, on: tape))
        }
      }, loss: squares),
  ]

  private static func sequence(
    _ name: String, _ layer: some RecurrentLayer, _ store: ParameterStore,
    _ generator: inout PCG64
  ) throws -> (Tape) throws -> Tensor {
    let golden = try Golden(name)
    let value = Linear(5, 2, named: "value.0", in: store, using: &generator)
    let restarts = try golden.values("restarts").map { $0 == 1 }
    return { tape in
      var state = layer.initialState(laneCount: 3)
      return value(layer(try images(golden, tape), state: &state, restarts: restarts.span))
    }
  }

  @Test("have the same outputs, gradients and ten steps", arguments: networks)
  func training(_ network: Network) throws {
    let golden = try Golden(network.name)
    let store = ParameterStore()
    var generator = PCG64(seed: 1)
    let run = try network.make(store, &generator)
    var optimizer = network.optimizer(store)
    try store.load(golden.named("initial"))
    let target = try golden.values("target")
    let losses = try golden.values("losses")
    let tape = Tape()
    for step in 0..<10 {
      tape.reset()
      let output = try run(tape)
      let loss = network.loss(output, target)
      loss.backward()
      if step == 0 {
        #expect(difference(output.values, try golden.values("output")) < 1e-5)
        let gradients = store.exportedGradients()
        #expect(!gradients.isEmpty)
        for (name, values) in gradients {
          #expect(difference(values, try golden.values("gradient.\(name)")) < 1e-5, "\(name)")
        }
      }
      #expect(abs(loss.scalar - losses[step]) < 2e-5)
      try optimizer.step(
        store, loss: loss.scalar, learningRate: network.learningRate,
        clippingNorm: network.clippingNorm ?? .infinity, update: step + 1)
    }
    for (name, _, values) in store.exported() {
      #expect(difference(values, try golden.values("after.\(name)")) < 1e-4, "\(name)")
    }
    tape.reset()
    let evaluated = try tape.evaluating { try run(tape).values }
    #expect(difference(evaluated, try golden.values("evaluated")) < 1e-4)
  }

  @Test("have the same names, shapes and orders of weights", arguments: networks)
  func weights(_ network: Network) throws {
    let golden = try Golden(network.name)
    let store = ParameterStore()
    var generator = PCG64(seed: 1)
    _ = try network.make(store, &generator)
    let initial = golden.named("initial")
    try store.load(initial)
    let exported = store.exported()
    #expect(Set(exported.map(\.name)) == Set(initial.keys))
    for (name, shape, values) in exported {
      #expect(initial[name]?.shape == shape)
      #expect(initial[name]?.values == values)
    }
  }
}

@Suite("PyTorch's distributions")
struct GoldenDistributionTests {
  @Test("have the same values and gradients")
  func distributions() throws {
    let golden = try Golden("distributions")
    let mask = try golden.values("mask").map { $0 == 1 }
    let columns = try golden.values("columns").map { Int32($0) }
    let (switches, actions) = (try golden.values("switches"), try golden.values("actions"))
    func check(_ name: String, _ operands: [String], _ function: ([Tensor]) -> Tensor) throws {
      let store = ParameterStore()
      let parameters = try operands.map { operand in
        let tensor = try golden.tensor(operand)
        return store.register(operand, shape: Shape(tensor.shape), values: tensor.values)
      }
      let tape = Tape()
      let result = function(parameters.map { $0.on(tape) })
      #expect(difference(result.values, try golden.values("\(name).value")) < 2e-5, "\(name)")
      let weights: [Float] = [-1, 0, 1, 2]
      result.backward(from: weights.span)
      for (index, parameter) in parameters.enumerated() {
        let expected = try golden.values("\(name).gradient.\(index)")
        #expect(difference(parameter.gradientValues, expected) < 5e-5, "\(name) \(index)")
      }
    }
    try check("categorical.entropy", ["logits"]) { Categorical(logits: $0[0]).entropy() }
    try check("categorical.logProbability", ["logits"]) {
      Categorical(logits: $0[0]).logProbability(of: columns)
    }
    try check("categorical.divergence", ["logits", "others"]) {
      Categorical(logits: $0[0]).divergence(to: Categorical(logits: $0[1]))
    }
    try check("masked.entropy", ["logits"]) {
      Categorical(logits: $0[0], mask: mask.span).entropy()
    }
    try check("masked.logProbability", ["logits"]) {
      Categorical(logits: $0[0], mask: mask.span).logProbability(of: columns)
    }
    try check("bernoulli.entropy", ["logits"]) { Bernoulli(logits: $0[0]).entropy() }
    try check("bernoulli.logProbability", ["logits"]) {
      Bernoulli(logits: $0[0]).logProbability(of: switches.span)
    }
    try check("bernoulli.divergence", ["logits", "others"]) {
      Bernoulli(logits: $0[0]).divergence(to: Bernoulli(logits: $0[1]))
    }
    try check("normal.entropy", ["mean", "deviations"]) {
      // The mean has no part in it: its gradient is zero.
      DiagonalNormal(mean: $0[0], logDeviation: $0[1]).entropy() + $0[0].sum(along: 1) * 0
    }
    try check("normal.logProbability", ["mean", "deviations"]) {
      DiagonalNormal(mean: $0[0], logDeviation: $0[1]).logProbability(of: actions.span)
    }
    try check("normal.divergence", ["mean", "deviations", "otherMean", "otherDeviations"]) {
      DiagonalNormal(mean: $0[0], logDeviation: $0[1]).divergence(
        to: DiagonalNormal(mean: $0[2], logDeviation: $0[3]))
    }
    try check("squashed.logProbability", ["mean", "deviations"]) {
      SquashedNormal(mean: $0[0], logDeviation: $0[1]).logProbability(of: actions.span)
    }
  }
}
