import GymTesting
import NeuralCore
import NumericRandom
import Testing

@Suite("Gradients of distributions")
struct DistributionGradientTests {
  typealias Case = OperationGradientTests.Case

  static let mask: [Bool] = (0..<20).map { ![0, 3, 6, 9, 12, 14, 15, 17].contains($0) }
  static let choices: [Float] = [0, 1, 2, 0, 1, 1, 0, 0]
  static let switches: [Float] = (0..<14).map { $0 % 3 == 0 ? 1 : 0 }
  static let numbers: [Float] = (0..<15).map { Float($0 % 7) / 4 - 0.8 }

  static let discrete: [Case] = [
    Case("masked categorical log-probability", [[5, 4]]) {
      Categorical(logits: $0[0], mask: mask.span).logProbability(of: [1, 1, 2, 1, 2])
    },
    Case("masked categorical entropy", [[5, 4]]) {
      Categorical(logits: $0[0], mask: mask.span).entropy()
    },
    Case("categorical divergence", [[5, 4], [5, 4]]) {
      Categorical(logits: $0[0]).divergence(to: Categorical(logits: $0[1]))
    },
    Case("masked categorical divergence", [[5, 4], [5, 4]]) {
      Categorical(logits: $0[0], mask: mask.span).divergence(
        to: Categorical(logits: $0[1], mask: mask.span))
    },
    Case("several categoricals' log-probability", [[4, 6]]) {
      MultiCategorical(logits: $0[0], counts: [3, 1 + 2]).logProbability(of: choices.span)
    },
    Case("several categoricals' entropy", [[4, 6]]) {
      MultiCategorical(logits: $0[0], counts: [3, 1, 2]).entropy()
    },
    Case("several categoricals' divergence", [[4, 6], [4, 6]]) {
      MultiCategorical(logits: $0[0], counts: [4, 2]).divergence(
        to: MultiCategorical(logits: $0[1], counts: [4, 2]))
    },
    Case("Bernoulli log-probability", [[2, 7]]) {
      Bernoulli(logits: $0[0]).logProbability(of: switches.span)
    },
    Case("Bernoulli entropy", [[2, 7]], in: 0.1...2) { Bernoulli(logits: $0[0]).entropy() },
    Case("Bernoulli entropy of rare switches", [[2, 7]], in: -2...(-0.1)) {
      Bernoulli(logits: $0[0]).entropy()
    },
    Case("Bernoulli divergence", [[2, 7], [2, 7]]) {
      Bernoulli(logits: $0[0]).divergence(to: Bernoulli(logits: $0[1]))
    },
  ]

  static let continuous: [Case] = [[3, 5], [5]].flatMap { (deviations: [Int]) in
    [
      Case("normal log-probability", [[3, 5], deviations], in: -1...1) {
        DiagonalNormal(mean: $0[0], logDeviation: $0[1]).logProbability(of: numbers.span)
      },
      Case("normal log-probability of a tensor", [[3, 5], deviations, [3, 5]], in: -1...1) {
        DiagonalNormal(mean: $0[0], logDeviation: $0[1]).logProbability(of: $0[2])
      },
      Case("normal entropy", [[3, 5], deviations], in: -1...1) {
        DiagonalNormal(mean: $0[0], logDeviation: $0[1]).entropy() + $0[0].sum(along: 1)
      },
      Case("normal divergence", [[3, 5], deviations, [3, 5], deviations], in: -1...1) {
        DiagonalNormal(mean: $0[0], logDeviation: $0[1]).divergence(
          to: DiagonalNormal(mean: $0[2], logDeviation: $0[3]))
      },
      Case("normal sample", [[3, 5], deviations], in: -1...1) {
        var generator = PCG64(seed: 3)
        return DiagonalNormal(mean: $0[0], logDeviation: $0[1]).differentiableSample(
          using: &generator)
      },
      Case("squashed normal log-probability", [[3, 5], deviations], in: -1...1) {
        SquashedNormal(mean: $0[0], logDeviation: $0[1]).logProbability(of: numbers.span)
      },
      Case("squashed normal entropy", [[3, 5], deviations], in: -1...1) {
        SquashedNormal(mean: $0[0], logDeviation: $0[1]).entropy()
      },
      Case("squashed normal sample", [[3, 5], deviations], in: -1...1) {
        var generator = PCG64(seed: 3)
        return SquashedNormal(mean: $0[0], logDeviation: $0[1]).differentiableSample(
          using: &generator
        ).actions
      },
      Case("squashed normal sample's log-probability", [[3, 5], deviations], in: -1...1) {
        var generator = PCG64(seed: 3)
        return SquashedNormal(mean: $0[0], logDeviation: $0[1]).differentiableSample(
          using: &generator
        ).logProbability
      },
    ]
  }

  @Test("agree with differences of the function", arguments: discrete + continuous)
  func agree(_ distribution: Case) { OperationGradientTests().agree(distribution) }

  @Test("do not go to masked columns")
  func maskedColumns() {
    let store = ParameterStore()
    let x = store.register("x", shape: Shape(1, 4), values: [1, 2, 3, 4])
    let mask = [true, false, true, false]
    let policy = Categorical(logits: x.on(Tape()), mask: mask.span)
    (policy.logProbability(of: [2]) + policy.entropy()).sum().backward()
    let gradient = x.gradientValues
    #expect(gradient[1] == 0 && gradient[3] == 0)
    #expect(gradient[0] != 0 && abs(gradient[0] + gradient[2]) < 1e-6)
  }
}
