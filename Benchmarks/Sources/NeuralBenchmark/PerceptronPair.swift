import NeuralCore
import NumericRandom

/// The networks of a small actor-critic, 4-64-64-2 and 4-64-64-1 with tanh, and what they learn from.
struct PerceptronPair {
  let store = ParameterStore()
  let tape = Tape()
  let policy: Sequential
  let value: Sequential
  var optimizer: Adam

  let rowCount: Int
  let observations: [Float]
  let actions: [Int32]
  let advantages: [Float]
  let earlier: [Float]
  let returns: [Float]

  init(rowCount: Int) {
    var generator = PCG64(seed: 1)
    policy = .perceptron(
      [4, 64, 64, 2], activation: .tanh, named: "policy", in: store, using: &generator)
    value = .perceptron(
      [4, 64, 64, 1], activation: .tanh, named: "value", in: store, using: &generator)
    optimizer = Adam(for: store, epsilon: 1e-5)
    self.rowCount = rowCount
    observations = (0..<rowCount * 4).map { _ in Float(generator.standardNormal()) }
    actions = (0..<rowCount).map { _ in Int32(generator.integer(in: 0..<2)) }
    advantages = (0..<rowCount).map { _ in Float(generator.standardNormal()) }
    earlier = (0..<rowCount).map { _ in -0.69 }
    returns = (0..<rowCount).map { _ in Float(generator.standardNormal()) }
  }

  /// The policy's scores, as when acting.
  func forward() {
    tape.reset()
    tape.withoutRecording {
      _ = policy(tape.constant(observations.span, Shape(rowCount, 4)))
    }
  }

  /// An update by the gradient of −log π · A + (V − R)² / 2.
  mutating func update() {
    tape.reset()
    let rows = tape.constant(observations.span, Shape(rowCount, 4))
    let distribution = Categorical(logits: policy(rows))
    let chosen = distribution.logProbability(of: actions.span)
    let policyLoss = -(chosen * tape.constant(advantages.span, Shape(rowCount))).mean()
    let valueLoss = meanSquaredError(
      value(rows).flattened(), tape.constant(returns.span, Shape(rowCount)))
    (policyLoss + 0.5 * valueLoss).backward()
    optimizer.step(store, learningRate: 3e-4)
  }

  /// An update of PPO: clipped ratios, an entropy bonus and gradients clipped to length 0.5.
  mutating func clippedUpdate() {
    tape.reset()
    let rows = tape.constant(observations.span, Shape(rowCount, 4))
    let distribution = Categorical(logits: policy(rows))
    let chosen = distribution.logProbability(of: actions.span)
    let advantages = tape.constant(advantages.span, Shape(rowCount))
    let ratio = (chosen - tape.constant(earlier.span, Shape(rowCount))).exp()
    let gain = minimum(ratio * advantages, ratio.clipped(to: 0.8...1.2) * advantages).mean()
    let valueLoss = meanSquaredError(
      value(rows).flattened(), tape.constant(returns.span, Shape(rowCount)))
    (0.5 * valueLoss - gain - 0.01 * distribution.entropy().mean()).backward()
    optimizer.step(store, learningRate: 3e-4, clippingNorm: 0.5)
  }
}
