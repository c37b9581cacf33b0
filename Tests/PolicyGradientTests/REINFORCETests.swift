import AgentCore
import GymCore
import NeuralCore
import NumericRandom
import PolicyGradient
import Snapshots
import Testing
import WeightsFiles

@Suite("REINFORCE")
struct REINFORCETests {
  // MARK: One update, written out

  private typealias Network = (matrix: [[Double]], bias: [Double])

  /// What the first update must do, in doubles.
  private struct Expected {
    var policyLoss = 0.0
    var baselineLoss = 0.0
    var entropy = 0.0
    var policy: Network = ([[0, 0], [0, 0], [0, 0]], [0, 0, 0])
    var value: Network = ([[0, 0]], [0])

    init(
      _ episodes: [[Step]], policy: Network, value: Network, _ settings: REINFORCESettings
    ) {
      func outputs(_ network: Network, _ observation: [Float]) -> [Double] {
        network.bias.indices.map { output in
          network.bias[output]
            + zip(network.matrix[output], observation).map { $0 * Double($1) }.reduce(0, +)
        }
      }
      var returns: [Double] = []
      for episode in episodes {
        // Gₜ as a sum, not as a recursion.
        for start in episode.indices {
          var sum = 0.0
          for (power, step) in episode[start...].enumerated() {
            var weight = 1.0
            for _ in 0..<power { weight *= settings.discount }
            sum += weight * step.reward
            if step.ending == .truncated, settings.usesBaseline {
              sum += weight * settings.discount * outputs(value, step.final)[0]
            }
          }
          returns.append(sum)
        }
      }
      let steps = episodes.flatMap { $0 }
      let count = Double(steps.count)
      var advantages = zip(steps, returns).map { step, target in
        settings.usesBaseline ? target - outputs(value, step.observation)[0] : target
      }
      if settings.normalizesReturns {
        let mean = advantages.reduce(0, +) / count
        let variance = advantages.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / count
        advantages = advantages.map { ($0 - mean) / (variance.squareRoot() + 1e-8) }
      }
      for (index, step) in steps.enumerated() {
        let logits = outputs(policy, step.observation)
        let allowed = (0..<3).filter { step.mask.isEmpty || step.mask[$0] }
        let total = allowed.map { exponential(logits[$0]) }.reduce(0, +)
        var p = [0.0, 0, 0]
        for action in allowed { p[action] = exponential(logits[action]) / total }
        let h = allowed.map { -p[$0] * logarithm(p[$0]) }.reduce(0, +)
        policyLoss -= logarithm(p[Int(step.action)]) * advantages[index] / count
        entropy += h / count
        for action in allowed {
          // ∂ −log π(a) A / ∂ logit, and ∂ −β H / ∂ logit = β p (log p + H).
          let chosen = action == Int(step.action) ? 1.0 : 0
          let bonus = settings.entropyWeight * p[action] * (logarithm(p[action]) + h)
          let slope = ((p[action] - chosen) * advantages[index] + bonus) / count
          self.policy.bias[action] += slope
          for input in 0..<2 {
            self.policy.matrix[action][input] += slope * Double(step.observation[input])
          }
        }
        let error = outputs(value, step.observation)[0] - returns[index]
        baselineLoss += error * error / count
        let slope = 2 * error / count
        self.value.bias[0] += slope
        for input in 0..<2 {
          self.value.matrix[0][input] += slope * Double(step.observation[input])
        }
      }
    }
  }

  private func expectClose(_ found: Network, _ expected: Network) {
    let pairs =
      zip(found.matrix.flatMap { $0 }, expected.matrix.flatMap { $0 }).map { ($0, $1) }
      + zip(found.bias, expected.bias).map { ($0, $1) }
    #expect(pairs.count == expected.bias.count * 3)
    for (value, target) in pairs { #expect(abs(value - target) < 2e-5) }
  }

  @Test(
    "climbs the gradient of log π(a | s) · A, with and without baseline, standardising and masks",
    arguments: [
      [true, true, false], [true, false, false], [false, true, false], [false, false, false],
      [true, true, true], [false, false, true],
    ])
  func firstUpdate(flags: [Bool]) throws {
    let tiny = try LinearREINFORCE {
      $0.usesBaseline = flags[0]
      $0.normalizesReturns = flags[1]
      $0.episodesPerUpdate = 3
      $0.discount = 0.9
      $0.entropyWeight = 0.2
    }
    let episodes = [
      Step.episode(5, .terminated, seed: 1, masks: flags[2]),
      Step.episode(1, .truncated, seed: 2, masks: flags[2]),
      Step.episode(4, .truncated, seed: 3, masks: flags[2]),
    ]
    let value: Network = flags[0] ? tiny.network("value") : ([[0, 0]], [0])
    let expected = Expected(
      episodes, policy: tiny.network("policy"), value: value, tiny.settings)
    for step in episodes.flatMap({ $0 }) {
      #expect(tiny.metrics["updates"] == 0)
      tiny.agent.learn(from: Step.transitions([step]))
    }
    #expect(tiny.metrics["updates"] == 1)
    let found = try tiny.firstGradient()
    expectClose(found[0], expected.policy)
    if flags[0] { expectClose(found[1], expected.value) }
    #expect(abs(try #require(tiny.metrics["policyLoss"]) - expected.policyLoss) < 1e-5)
    #expect(abs(try #require(tiny.metrics["entropy"]) - expected.entropy) < 1e-5)
    let baselineLoss = try #require(tiny.metrics["baselineLoss"])
    if flags[0] {
      #expect(abs(baselineLoss - expected.baselineLoss) < 1e-4)
    } else {
      #expect(baselineLoss.isNaN)
    }
  }

  @Test("cuts the gradients of policy and baseline each by itself")
  func clipping() throws {
    func norms(_ greatest: Double?) throws -> [Double] {
      let tiny = try LinearREINFORCE {
        $0.gradientClipping = greatest
        $0.episodesPerUpdate = 1
      }
      for var step in Step.episode(6, .terminated, seed: 3) {
        step.reward += 50  // The baseline's error is large, the standardised advantages are not.
        tiny.agent.learn(from: Step.transitions([step]))
      }
      return try tiny.firstGradient().map {
        ($0.matrix.flatMap { $0 } + $0.bias).map { $0 * $0 }.reduce(0, +).squareRoot()
      }
    }
    let whole = try norms(nil)
    #expect(whole[1] > 100 * whole[0])
    let cut = try norms(2 * whole[0])
    #expect(abs(cut[0] - whole[0]) < 1e-5)
    #expect(abs(cut[1] - 2 * whole[0]) < 1e-5)
  }

  @Test("raises the probability of what earned more than expected, and lowers that of the rest")
  func direction() throws {
    for (reward, rises) in [(5.0, true), (-5, false)] {
      let tiny = try LinearREINFORCE {
        $0.usesBaseline = false
        $0.normalizesReturns = false
        $0.entropyWeight = 0
        $0.episodesPerUpdate = 1
      }
      func logit() -> Double { tiny.network("policy").bias[1] }
      let before = logit()
      tiny.agent.learn(
        from: Step.transitions([
          Step(observation: [0, 0], action: 1, reward: reward, ending: .terminated)
        ]))
      #expect((logit() > before) == rises)
    }
  }

  @Test("collects the episodes of several lanes, each by itself, in the order of their endings")
  func lanes() throws {
    let first = Step.episode(4, .terminated, seed: 4)
    let second = Step.episode(3, .truncated, seed: 5)
    func weights(_ episodes: [[Step]], laneCount: Int) throws -> WeightsFile {
      let tiny = try LinearREINFORCE(laneCount: laneCount) { $0.episodesPerUpdate = 2 }
      if laneCount == 1 {
        for step in episodes.flatMap({ $0 }) { tiny.agent.learn(from: Step.transitions([step])) }
      } else {
        for index in 0..<4 {
          // A lane whose episode is over goes on with the next.
          let steps = episodes.map { $0.indices.contains(index) ? $0[index] : $0[0] }
          tiny.agent.learn(from: Step.transitions(steps))
        }
      }
      #expect(tiny.metrics["updates"] == 1)
      return tiny.agent.exportWeights()
    }
    // The shorter episode ends first.
    #expect(
      try weights([first, second], laneCount: 2) == weights([second, first], laneCount: 1))
  }

  // MARK: Acting

  private func act(
    _ tiny: LinearREINFORCE, _ mode: BehaviorMode, masks: [Bool] = [], count: Int = 6_000
  ) -> [Int32] {
    var rows = Rows(kind: .float, count: count, width: 2)
    for index in rows.floats.indices { rows.floats[index] = index % 2 == 0 ? 0.5 : -1 }
    var generators = (0..<count).map { PCG64(seed: Seed($0)) }
    var actions = ActionRows(laneCount: count, valueCount: 0)
    tiny.agent.act(
      on: rows, masks: masks, mode: mode, generators: &generators, into: &actions)
    return actions.indices
  }

  @Test("acts by the probabilities of its policy, and by the likeliest action when greedy")
  func frequencies() throws {
    let tiny = try LinearREINFORCE()
    let policy = tiny.network("policy")
    let logits = (0..<3).map {
      policy.bias[$0] + policy.matrix[$0][0] * 0.5 - policy.matrix[$0][1]
    }
    for mask in [[true, true, true], [true, false, true], [false, false, true]] {
      let masks = [[Bool]](repeating: mask, count: 6_000).flatMap { $0 }
      let total = (0..<3).map { mask[$0] ? exponential(logits[$0]) : 0 }.reduce(0, +)
      let chosen = act(tiny, .exploring, masks: masks)
      let probabilities = (0..<3).map { mask[$0] ? exponential(logits[$0]) / total : 0 }
      for action in 0..<3 {
        let count = chosen.count { $0 == Int32(action) }
        // Five standard deviations of a frequency in 6,000 draws are at most 0.033.
        #expect(abs(Double(count) / 6_000 - probabilities[action]) < 0.033)
        if !mask[action] { #expect(count == 0) }
      }
      let best = (0..<3).max { probabilities[$0] < probabilities[$1] }
      #expect(Set(act(tiny, .greedy, masks: masks)) == [Int32(try #require(best))])
    }
  }

  @Test("begins with a policy that is nearly uniform")
  func firstPolicy() throws {
    let agent = try REINFORCE(LinearREINFORCE.context())
    let file = agent.exportWeights()
    #expect(
      file.tensors.map(\.name) == [
        "policy.0.weight", "policy.0.bias", "policy.2.weight", "policy.2.bias", "policy.4.weight",
        "policy.4.bias", "value.0.weight", "value.0.bias", "value.2.weight", "value.2.bias",
        "value.4.weight", "value.4.bias",
      ])
    let last = try #require(file.tensor(named: "policy.4.weight"))
    #expect(last.values.allSatisfy { abs($0) < 0.01 })
    #expect(last.values.contains { $0 != 0 })
  }

  // MARK: Refusals

  @Test("refuses actions that are not discrete, and says which they are")
  func otherActions() throws {
    let spaces: [ActionSpace] = [
      .box(Box<Float>(low: -1, high: 1, shape: [1])), .multiBinary(MultiBinary(3)),
    ]
    for space in spaces {
      let error = try #require(throws: AgentError.self) {
        try REINFORCE(LinearREINFORCE.context(actions: space))
      }
      #expect(
        error.description
          == "reinforce needs discrete actions; this world has \(space.space.json).")
    }
  }

  @Test("refuses weights without the baseline that it uses")
  func missingBaseline() throws {
    let without = try LinearREINFORCE { $0.usesBaseline = false }
    let with = try LinearREINFORCE()
    #expect(throws: WeightsError.self) {
      try with.agent.importWeights(without.agent.exportWeights())
    }
  }

  @Test("refuses the state of a run with other lanes or a larger batch")
  func otherRun() throws {
    let tiny = try LinearREINFORCE(laneCount: 2) { $0.episodesPerUpdate = 3 }
    let ending = Step.episode(1, .terminated, seed: 1)[0]
    tiny.agent.learn(from: Step.transitions([ending, ending]))
    var writer = SnapshotWriter()
    tiny.agent.write(to: &writer)
    for other in [
      try LinearREINFORCE(laneCount: 1) { $0.episodesPerUpdate = 3 },
      try LinearREINFORCE(laneCount: 2) { $0.episodesPerUpdate = 2 },
    ] {
      var reader = SnapshotReader(writer.bytes)
      #expect(throws: SnapshotError.self) { try other.agent.restore(from: &reader) }
    }
  }
}
