import CAllocationCounter
import NeuralCore
import NumericRandom
import Testing

@Suite("In the steady state", .enabled(if: allocationCountingIsPossible()))
struct NeuralAllocationTests {
  /// How many allocations ten rounds of the work make after it has been done a few times.
  private func steadyAllocations(_ work: () -> Void) -> Int64 {
    for _ in 0..<3 { work() }
    return countAllocations { for _ in 0..<10 { work() } }
  }

  @Test("an update of PPO allocates nothing")
  func actorCritic() {
    var generator = PCG64(seed: 1)
    let store = ParameterStore()
    let policy = Sequential.perceptron(
      [4, 64, 64, 2], activation: .tanh, named: "policy", in: store, using: &generator)
    let value = Sequential.perceptron(
      [4, 64, 64, 1], activation: .silu, named: "value", in: store, using: &generator)
    var optimizer = Adam(for: store)
    let tape = Tape()
    let rows = [Float](repeating: 0.3, count: 64 * 4)
    let actions = [Int32](repeating: 1, count: 64)
    let numbers = [Float](repeating: -0.7, count: 64)
    let count = steadyAllocations {
      tape.reset()
      let observations = tape.constant(rows.span, Shape(64, 4))
      let distribution = Categorical(logits: policy(observations))
      let advantages = tape.constant(numbers.span, Shape(64))
      let ratio = (distribution.logProbability(of: actions.span) - advantages).exp()
      let gain = minimum(ratio * advantages, ratio.clipped(to: 0.8...1.2) * advantages).mean()
      let error = meanSquaredError(value(observations).flattened(), advantages)
      (0.5 * error - gain - 0.01 * distribution.entropy().mean()).backward()
      optimizer.step(store, learningRate: 3e-4, clippingNorm: 0.5)
    }
    #expect(count == 0)
  }

  @Test("an update of DQN with a target network allocates nothing")
  func actionValues() {
    var generator = PCG64(seed: 1)
    let (store, targetStore) = (ParameterStore(), ParameterStore())
    let (network, target) = (
      Sequential.perceptron(
        [4, 32, 3], activation: .relu, named: "q", in: store, using: &generator),
      Sequential.perceptron(
        [4, 32, 3], activation: .relu, named: "q", in: targetStore, using: &generator)
    )
    var optimizer = RMSProp(for: store, isCentered: true, momentum: 0.5)
    let tape = Tape()
    let rows = [Float](repeating: 0.3, count: 8 * 4)
    let actions: [Int32] = [0, 1, 2, 0, 1, 2, 0, 1]
    let rewards = [Float](repeating: 1, count: 8)
    let count = steadyAllocations {
      tape.reset()
      let observations = tape.constant(rows.span, Shape(8, 4))
      let targets = tape.withoutRecording {
        tape.constant(rewards.span, Shape(8)) + 0.99 * target(observations).max(along: 1)
      }
      huberLoss(network(observations).gathered(at: actions.span), targets).backward()
      optimizer.step(store, learningRate: 3e-4)
      targetStore.polyak(from: store, rate: 0.01)
    }
    #expect(count == 0)
  }

  @Test("acting allocates nothing")
  func acting() {
    var generator = PCG64(seed: 1)
    let store = ParameterStore()
    let policy = Sequential.perceptron(
      [4, 32, 3], activation: .softplus, named: "policy", in: store, using: &generator)
    let tape = Tape()
    let rows = [Float](repeating: 0.3, count: 8 * 4)
    var actions = [Int32](repeating: 0, count: 8)
    let count = steadyAllocations {
      tape.reset()
      tape.withoutRecording {
        let logits = policy(tape.constant(rows.span, Shape(8, 4)))
        var span = actions.mutableSpan
        Categorical(logits: logits).sample(into: &span, using: &generator)
        logits.writeLargestColumns(into: &span)
      }
    }
    #expect(count == 0)
  }

  @Test("every other operation allocates nothing")
  func otherOperations() {
    let store = ParameterStore()
    let x = store.register("x", shape: Shape(6, 4), values: (1...24).map { 1 / Float($0) })
    let bias = store.register("bias", shape: Shape(4), values: [0.1, 0.2, 0.3, 0.4])
    var optimizer = SGD(for: store, momentum: 0.9, isNesterov: true)
    let tape = Tape()
    let columns: [Int32] = [0, 1, 2, 3, 0, 1]
    let count = steadyAllocations {
      tape.reset()
      let y = x.on(tape) + bias.on(tape)
      let sum = y.log() + y.squareRoot() * y.absolute() / (y.sigmoid() + 2) - y.softplus()
      let turned = sum.transposed().softmax(along: 0).logSoftmax(along: 1)
      let parts = turned.sum(along: 0).mean() + maximum(y, sum).mean(along: 1).sum()
      let loss = parts + crossEntropy(y, columns.span) + y.silu().max(along: 0).mean()
      loss.backward()
      optimizer.step(store, learningRate: 1e-6)
    }
    #expect(count == 0)
  }
}
