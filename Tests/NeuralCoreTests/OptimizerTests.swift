import NeuralCore
import NumericRandom
import Snapshots
import Testing

@Suite("Optimisers")
struct OptimizerTests {
  static let size = 37

  /// A store of two parameters and the gradients of ten steps.
  private struct Problem {
    let store = ParameterStore()
    let first: Parameter
    let second: Parameter
    let gradients: [[Float]]

    init() {
      var draw = Draw(seed: 1)
      first = store.register("first", shape: Shape(size - 5), values: draw.floats(size - 5))
      second = store.register("second", shape: Shape(5), values: draw.floats(5))
      gradients = (0..<10).map { _ in draw.floats(size, in: -3...3) }
    }

    var values: [Float] { first.listedValues + second.listedValues }

    /// Makes the gradient of the parameters what is given.
    func setGradient(_ gradient: [Float]) {
      let tape = Tape()
      first.on(tape).backward(from: gradient.span.extracting(0..<size - 5))
      second.on(tape).backward(from: gradient.span.extracting(size - 5..<size))
    }
  }

  /// Takes ten steps in Float and by a formula in Double, and compares.
  private func compare(
    _ make: (ParameterStore) -> some Optimizer, scale: Double = 1,
    _ formula: (_ step: Int, _ gradient: Double, _ parameter: Double, _ memory: inout [Double])
      -> Double
  ) {
    let problem = Problem()
    var expected = problem.values.map(Double.init)
    var memories = [[Double]](repeating: [0, 0, 0], count: Self.size)
    var optimizer = make(problem.store)
    for (index, gradient) in problem.gradients.enumerated() {
      problem.setGradient(gradient)
      optimizer.step(problem.store, learningRate: 0.01, gradientScale: scale)
      for element in expected.indices {
        expected[element] = formula(
          index + 1, scale * Double(gradient[element]), expected[element], &memories[element])
      }
      for (found, value) in zip(problem.values, expected) {
        #expect(abs(Double(found) - value) < 2e-6 * max(1, abs(value)))
      }
    }
  }

  @Test("step as Adam and AdamW do", arguments: [0, 0.1])
  func adam(decay: Double) {
    func formula(_ t: Int, _ g: Double, _ p: Double, _ memory: inout [Double]) -> Double {
      memory[0] = 0.9 * memory[0] + 0.1 * g
      memory[1] = 0.999 * memory[1] + 0.001 * g * g
      var (power1, power2) = (1.0, 1.0)
      for _ in 0..<t { (power1, power2) = (power1 * 0.9, power2 * 0.999) }
      let mean = memory[0] / (1 - power1)
      let square = memory[1] / (1 - power2)
      return p - 0.01 * decay * p - 0.01 * mean / (square.squareRoot() + 1e-8)
    }
    if decay == 0 {
      compare({ Adam(for: $0) }, formula)
      compare({ Adam(for: $0) }, scale: 0.3, formula)
    } else {
      compare({ AdamW(for: $0, weightDecay: Float(decay)) }, formula)
    }
  }

  @Test(
    "step as RMSProp does", arguments: [false, true], [(false, 0.0), (true, 0.0), (true, 0.9)])
  func rmsProp(isInside: Bool, kind: (isCentered: Bool, momentum: Double)) {
    compare({
      RMSProp(
        for: $0, smoothing: 0.95, epsilon: 0.01, epsilonIsInside: isInside,
        isCentered: kind.isCentered, momentum: Float(kind.momentum))
    }) { _, g, p, memory in
      memory[0] = 0.95 * memory[0] + 0.05 * g * g
      memory[1] = 0.95 * memory[1] + 0.05 * g
      let variance = memory[0] - (kind.isCentered ? memory[1] * memory[1] : 0)
      let divisor = isInside ? (variance + 0.01).squareRoot() : variance.squareRoot() + 0.01
      memory[2] = kind.momentum * memory[2] + g / divisor
      return p - 0.01 * memory[2]
    }
  }

  @Test(
    "step as stochastic gradient descent does",
    arguments: [(0.0, false, 0.0), (0.9, false, 0.0), (0.9, true, 0.0), (0.9, true, 0.1)])
  func descent(momentum: Double, isNesterov: Bool, decay: Double) {
    compare({
      SGD(
        for: $0, momentum: Float(momentum), isNesterov: isNesterov, weightDecay: Float(decay))
    }) { _, g, p, memory in
      let gradient = g + decay * p
      memory[0] = momentum * memory[0] + gradient
      return p - 0.01 * (isNesterov ? gradient + momentum * memory[0] : memory[0])
    }
  }

  static let makers: [@Sendable (ParameterStore) -> any Optimizer] = [
    { Adam(for: $0) }, { AdamW(for: $0) }, { RMSProp(for: $0) },
    { RMSProp(for: $0, isCentered: true, momentum: 0.5) }, { SGD(for: $0) },
    { SGD(for: $0, momentum: 0.9, isNesterov: true) },
  ]

  @Test("go on to the same bits from a snapshot, and a copy goes on by itself", arguments: 0..<6)
  func snapshots(index: Int) throws {
    func restored<Kind: Optimizer>(_ optimizer: Kind) throws -> any Optimizer {
      try Kind(snapshotBytes: optimizer.snapshotBytes)
    }
    let (problem, twin) = (Problem(), Problem())
    var optimizer = Self.makers[index](problem.store)
    for gradient in problem.gradients[..<5] {
      problem.setGradient(gradient)
      optimizer.step(problem.store, learningRate: 0.01)
    }
    twin.store.copy(from: problem.store)
    var second = try restored(optimizer)
    var third = optimizer
    for gradient in problem.gradients[5...] {
      problem.setGradient(gradient)
      optimizer.step(problem.store, learningRate: 0.01)
    }
    let expected = problem.values
    for gradient in problem.gradients[5...] {
      twin.setGradient(gradient)
      second.step(twin.store, learningRate: 0.01)
    }
    #expect(twin.values == expected)
    // The copy was taken before the last five steps and has not been moved by them.
    #expect(try restored(third).snapshotBytes == third.snapshotBytes)
    #expect(third.snapshotBytes != optimizer.snapshotBytes || index == 4)
    problem.setGradient(problem.gradients[0])
    third.step(problem.store, learningRate: 0.01)
    #expect(problem.values != expected)
  }

  @Test("refuse a snapshot that is damaged anywhere in its sizes")
  func damagedSnapshots() {
    let problem = Problem()
    let bytes = SGD(for: problem.store, momentum: 0.9).snapshotBytes
    for count in 0..<bytes.count {
      #expect(throws: SnapshotError.self) { try SGD(snapshotBytes: Array(bytes[..<count])) }
    }
  }

  @Test("refuse a snapshot with settings that cannot be")
  func impossibleSettings() throws {
    let store = Problem().store
    /// The bytes of an optimiser in which a setting has another value.
    func changed(_ optimizer: some Optimizer, _ value: Float, to other: Float) throws -> [UInt8] {
      func bytes(_ number: Float) -> [UInt8] {
        withUnsafeBytes(of: number.bitPattern.littleEndian) { Array($0) }
      }
      var snapshot = optimizer.snapshotBytes
      let place = try #require(snapshot.firstRange(of: bytes(value)))
      snapshot.replaceSubrange(place, with: bytes(other))
      return snapshot
    }
    for wrong in [-0.5, 1, .nan, .infinity] as [Float] {
      let adam = try changed(Adam(for: store, beta1: 0.77), 0.77, to: wrong)
      #expect(throws: SnapshotError.self) { try Adam(snapshotBytes: adam) }
      let rmsProp = try changed(RMSProp(for: store, smoothing: 0.77), 0.77, to: wrong)
      #expect(throws: SnapshotError.self) { try RMSProp(snapshotBytes: rmsProp) }
      let sgd = try changed(SGD(for: store, momentum: 0.77), 0.77, to: wrong)
      #expect(throws: SnapshotError.self) { try SGD(snapshotBytes: sgd) }
    }
    for wrong in [-0.5, .nan, .infinity] as [Float] {
      let adamW = try changed(AdamW(for: store, weightDecay: 0.77), 0.77, to: wrong)
      #expect(throws: SnapshotError.self) { try AdamW(snapshotBytes: adamW) }
      let rmsProp = try changed(RMSProp(for: store, epsilon: 0.77), 0.77, to: wrong)
      #expect(throws: SnapshotError.self) { try RMSProp(snapshotBytes: rmsProp) }
    }
    let nesterov = try changed(SGD(for: store, momentum: 0.77, isNesterov: true), 0.77, to: 0)
    #expect(throws: SnapshotError.self) { try SGD(snapshotBytes: nesterov) }
  }

  @Test("know the stores that they were made for", arguments: 0..<6)
  func fitting(index: Int) {
    let (store, other) = (Problem().store, ParameterStore())
    _ = other.register("w", shape: Shape(1), values: [1])
    let optimizer = Self.makers[index](store)
    #expect(optimizer.fits(store))
    #expect(!optimizer.fits(other))
  }

  @Test("take gradients up, and clip them to a length")
  func clipping() {
    let (problem, twin) = (Problem(), Problem())
    let gradient = problem.gradients[0]
    let norm = gradient.reduce(0) { $0 + Double($1) * Double($1) }.squareRoot()
    problem.setGradient(gradient)
    #expect(abs(problem.store.gradientNorm - norm) < 1e-5)
    var (optimizer, second) = (SGD(for: problem.store), SGD(for: twin.store))
    let before = optimizer.step(problem.store, learningRate: 1, clippingNorm: 0.5)
    #expect(abs(before - norm) < 1e-5)
    #expect(problem.store.gradientNorm == 0)
    twin.setGradient(gradient.map { $0 * Float(0.5 / (norm + 1e-6)) })
    #expect(abs(twin.store.gradientNorm - 0.5) < 1e-5)
    second.step(twin.store, learningRate: 1, clippingNorm: 0.6)
    for (left, right) in zip(problem.values, twin.values) { #expect(abs(left - right) < 1e-6) }
  }

  @Test("show a gradient that is not finite instead of hiding it")
  func infiniteGradients() {
    let problem = Problem()
    var gradient = problem.gradients[0]
    gradient[3] = .infinity
    problem.setGradient(gradient)
    #expect(!problem.store.gradientsAreFinite)
    #expect(gradientScale(norm: .nan, clippingNorm: 1).isNaN)
    problem.store.zeroGradients()
    #expect(problem.store.gradientsAreFinite)
  }

  @Test("step one store by the gradients of another")
  func sharedParameters() {
    let (shared, worker, alone) = (Problem(), Problem(), Problem())
    var (first, second) = (Adam(for: shared.store), Adam(for: alone.store))
    for gradient in shared.gradients {
      worker.setGradient(gradient)
      first.step(
        shared.store, gradientsFrom: worker.store, learningRate: 0.01, gradientScale: 1)
      #expect(worker.store.gradientNorm == 0)
      alone.setGradient(gradient)
      second.step(alone.store, learningRate: 0.01)
    }
    #expect(shared.values == alone.values)
  }
}
