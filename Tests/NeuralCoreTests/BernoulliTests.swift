import NeuralCore
import NumericRandom
import Testing

@Suite("A Bernoulli distribution")
struct BernoulliTests {
  @Test("equals a categorical one of two columns")
  func categorical() {
    let tape = Tape()
    let logits: [Float] = [-3, -0.5, 0, 0.5, 3, 40, -40]
    let others: [Float] = [1, -1, 0.5, 0.25, 2, 38, -41]
    func pair(_ logits: [Float]) -> (Bernoulli, Categorical) {
      (
        Bernoulli(logits: tape.constant(logits, Shape(7, 1))),
        Categorical(logits: tape.constant(logits.flatMap { [0, $0] }, Shape(7, 2)))
      )
    }
    let ((switches, columns), (otherSwitches, otherColumns)) = (pair(logits), pair(others))
    let positions: [Float] = [1, 0, 1, 1, 0, 1, 0]
    let found = switches.logProbability(of: positions.span)
    let expected = columns.logProbability(of: positions.map { Int32($0) })
    let divergences = switches.divergence(to: otherSwitches)
    let expectedDivergences = columns.divergence(to: otherColumns)
    for row in 0..<7 {
      #expect(abs(found[row] - expected[row]) < 1e-5)
      #expect(abs(switches.entropy()[row] - columns.entropy()[row]) < 1e-5)
      #expect(abs(divergences[row] - expectedDivergences[row]) < 1e-5)
    }
  }

  @Test("is precise for large logits")
  func largeLogits() {
    let switches = Bernoulli(logits: Tape().constant([200, -200], Shape(1, 2)))
    let (sure, wrong): ([Float], [Float]) = ([1, 0], [0, 1])
    #expect(switches.logProbability(of: sure.span)[0] == 0)
    #expect(switches.logProbability(of: wrong.span)[0] == -400)
    #expect(switches.entropy()[0] < 1e-30)
  }

  @Test("turns switches on as often as is likely")
  func sampling() {
    let logits = [Float](repeating: 1, count: 20_000)
    let switches = Bernoulli(logits: Tape().constant(logits, Shape(5_000, 4)))
    var actions = [Float](repeating: 0.5, count: 20_000)
    var generator = PCG64(seed: 3)
    var span = actions.mutableSpan
    switches.sample(into: &span, using: &generator)
    #expect(actions.allSatisfy { $0 == 0 || $0 == 1 })
    // σ(1) = 0.7311; four standard deviations of the share are 0.0125.
    #expect(abs(actions.reduce(0, +) / 20_000 - 0.7311) < 0.0125)
    var likeliest = actions.mutableSpan
    switches.writeLikeliest(into: &likeliest)
    #expect(actions.allSatisfy { $0 == 1 })
  }

  @Test("keeps the small probability of the unlikely where an action is nearly sure")
  func nearlySure() {
    let store = ParameterStore()
    let logits = store.register("logits", shape: Shape(1, 2), values: [20, -20])
    let actions: [Float] = [1, 0]
    let logProbability = Bernoulli(logits: logits.on(Tape())).logProbability(of: actions.span)
    // Both are −log(1 + e⁻²⁰).
    #expect(abs(logProbability.values[0] / -4.122_307_2e-9 - 1) < 1e-5)
    logProbability.sum().backward()
    #expect(abs(logits.gradientValues[0] / 2.061_153_6e-9 - 1) < 1e-5)
    #expect(abs(logits.gradientValues[1] / -2.061_153_6e-9 - 1) < 1e-5)
  }
}
