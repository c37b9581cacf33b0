import NeuralCore
import NumericRandom

/// The networks of a small actor-critic, 4-64-64-2 and 4-64-64-1 with tanh, and what they learn from.
struct PolicyUpdate {
  private let store = ParameterStore()
  private let tape = Tape()
  private let policy: Sequential
  private let value: Sequential
  private var optimizer: Adam

  private let rowCount: Int
  private let observations: [Float]
  private let actions: [Int32]
  private let advantages: [Float]
  private var standardised: [Float]
  private let earlier: [Float]
  private let returns: [Float]

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
    standardised = advantages
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

  /// An update of PPO on one batch.
  ///
  /// Standardised advantages, clipped ratios, an entropy bonus, and gradients clipped to length 0.5
  /// (Schulman et al. 2017, equation 9).
  mutating func update() {
    standardiseAdvantages()
    tape.reset()
    let rows = tape.constant(observations.span, Shape(rowCount, 4))
    let distribution = Categorical(logits: policy(rows))
    let chosen = distribution.logProbability(of: actions.span)
    let advantages = tape.constant(standardised.span, Shape(rowCount))
    let ratio = (chosen - tape.constant(earlier.span, Shape(rowCount))).exp()
    let gain = minimum(ratio * advantages, ratio.clipped(to: 0.8...1.2) * advantages).mean()
    let valueLoss = meanSquaredError(
      value(rows).flattened(), tape.constant(returns.span, Shape(rowCount)))
    (0.5 * valueLoss - gain - 0.01 * distribution.entropy().mean()).backward()
    optimizer.step(store, learningRate: 3e-4, clippingNorm: 0.5)
  }

  private mutating func standardiseAdvantages() {
    var (sum, squares) = (Float(0), Float(0))
    for advantage in advantages { sum += advantage }
    let mean = sum / Float(rowCount)
    for advantage in advantages { squares += (advantage - mean) * (advantage - mean) }
    let scale = 1 / ((squares / Float(rowCount - 1)).squareRoot() + 1e-8)
    for row in 0..<rowCount { standardised[row] = (advantages[row] - mean) * scale }
  }
}
