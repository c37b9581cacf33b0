import AgentCore
import DeepQ
import GymCore
import NeuralCore
import NumericRandom
import Snapshots
import Testing
import WeightsFiles

@Suite("DQN")
struct DQNTests {
  // MARK: One update, written out

  /// What the first update must do, in doubles.
  private func expectedUpdate(
    _ steps: [Step], _ q: (matrix: [[Double]], bias: [Double]), _ settings: DQNSettings
  ) -> (loss: Double, meanValue: Double, gradient: (matrix: [[Double]], bias: [Double])) {
    func value(_ observation: [Float], _ action: Int) -> Double {
      q.bias[action] + zip(q.matrix[action], observation).map { $0 * Double($1) }.reduce(0, +)
    }
    var generator = RandomStreams(seed: LinearDQN.seed).generator(for: .minibatch)
    var (loss, sum) = (0.0, 0.0)
    var gradient = (matrix: [[0.0, 0], [0, 0], [0, 0]], bias: [0.0, 0, 0])
    for _ in 0..<settings.batchSize {
      let step = steps[generator.integer(in: 0..<steps.count)]
      let mask = step.ending == nil ? step.nextMask : step.finalMask
      let allowed = (0..<3).filter { mask.isEmpty || mask[$0] }
      let best = allowed.map { value(step.successor, $0) }.max() ?? .nan
      let target = step.reward + (step.ending == .terminated ? 0 : settings.discount * best)
      let action = Int(step.action)
      let error = value(step.observation, action) - target
      let delta = settings.huberDelta
      loss += abs(error) <= delta ? error * error / 2 : delta * (abs(error) - delta / 2)
      sum += value(step.observation, action)
      let slope = min(max(error, -delta), delta) / Double(settings.batchSize)
      for input in 0..<2 {
        gradient.matrix[action][input] += slope * Double(step.observation[input])
      }
      gradient.bias[action] += slope
    }
    let count = Double(settings.batchSize)
    return (loss / count, sum / count, gradient)
  }

  @Test(
    "moves by the gradient of Huber's loss towards r + γ max Q̂(s′, ·), or r where the task ended",
    arguments: [0.5, 1, 100], [false, true])
  func firstUpdate(delta: Double, masks: Bool) throws {
    let tiny = try LinearDQN(providesActionMask: masks) {
      $0.batchSize = 12
      $0.trainInterval = 12
      $0.huberDelta = delta
      $0.discount = 0.9
    }
    let steps = Step.drawn(12, masks: masks)
    let before = tiny.weights
    for index in stride(from: 0, to: 12, by: 3) {
      #expect(tiny.metrics["updates"] == 0)
      tiny.agent.learn(from: Step.transitions(Array(steps[index..<index + 3])))
    }
    #expect(tiny.metrics["updates"] == 1)
    let expected = expectedUpdate(steps, before, tiny.settings)
    #expect(abs(try #require(tiny.metrics["loss"]) - expected.loss) < 1e-5)
    #expect(abs(try #require(tiny.metrics["meanValue"]) - expected.meanValue) < 1e-5)
    let found = try tiny.firstGradient()
    let after = tiny.weights
    /// Adam's first step is η · g / (|g| + ε), the moments being corrected.
    func step(_ g: Double) -> Double { tiny.settings.learningRate * g / (abs(g) + 1e-8) }
    for action in 0..<3 {
      for input in 0..<2 {
        let gradient = expected.gradient.matrix[action][input]
        #expect(abs(found.matrix[action][input] - gradient) < 1e-5)
        #expect(
          abs(before.matrix[action][input] - step(gradient) - after.matrix[action][input]) < 1e-5)
      }
      let gradient = expected.gradient.bias[action]
      #expect(abs(found.bias[action] - gradient) < 1e-5)
      #expect(abs(before.bias[action] - step(gradient) - after.bias[action]) < 1e-5)
    }
  }

  @Test("cuts a long gradient to its greatest length")
  func clipping() throws {
    func norm(_ greatest: Double?) throws -> Double {
      let tiny = try LinearDQN {
        $0.trainInterval = 12
        $0.gradientClipping = greatest
      }
      for step in Step.drawn(12) { tiny.agent.learn(from: Step.transitions([step])) }
      let gradient = try tiny.firstGradient()
      return (gradient.matrix.flatMap { $0 } + gradient.bias).map { $0 * $0 }.reduce(0, +)
        .squareRoot()
    }
    let whole = try norm(nil)
    #expect(whole > 0.02)
    #expect(abs(try norm(0.01) - 0.01) < 1e-5)
    #expect(abs(try norm(10 * whole) - whole) < 1e-6)
  }

  // MARK: The target network

  @Test("copies the network to the target at every interval, and not between")
  func hardTarget() throws {
    let tiny = try LinearDQN {
      $0.batchSize = 1
      $0.targetUpdateInterval = 3
      $0.targetUpdateRate = 1
    }
    var (online, target, _) = try tiny.networks()
    #expect(online == target)
    for (index, step) in Step.drawn(10).enumerated() {
      let lastTarget = target
      tiny.agent.learn(from: Step.transitions([step]))
      (online, target, _) = try tiny.networks()
      if (index + 1) % 3 == 0 {
        #expect(target == online)
      } else {
        #expect(target == lastTarget)
        #expect(target != online)
      }
    }
  }

  @Test("moves the target a part of the way at every update")
  func polyak() throws {
    let tiny = try LinearDQN {
      $0.batchSize = 1
      $0.targetUpdateRate = 0.25
    }
    var target = try tiny.networks().target
    for step in Step.drawn(10) {
      tiny.agent.learn(from: Step.transitions([step]))
      let (online, moved, _) = try tiny.networks()
      for index in moved.indices {
        let expected = Double(target[index]) * 0.75 + Double(online[index]) * 0.25
        #expect(abs(Double(moved[index]) - expected) < 1e-6)
      }
      #expect(moved != target)
      target = moved
    }
  }

  // MARK: The average and the double estimate

  @Test("averages its networks, and acts greedily and is saved by the average")
  func average() throws {
    let tiny = try LinearDQN {
      $0.batchSize = 1
      $0.averagingRate = 0.1
    }
    var average = try tiny.networks().average
    #expect(average == (try tiny.networks().online))
    for step in Step.drawn(40) {
      tiny.agent.learn(from: Step.transitions([step]))
      let (online, _, moved) = try tiny.networks()
      for index in moved.indices {
        let expected = Double(average[index]) * 0.9 + Double(online[index]) * 0.1
        #expect(abs(Double(moved[index]) - expected) < 1e-6)
      }
      average = moved
    }
    #expect(average != (try tiny.networks().online))
    // The file has the biases last, as the store has.
    let file = tiny.agent.exportWeights()
    #expect(file.tensor(named: "q.0.bias")?.values == Array(average[6...]))
    let copy = try LinearDQN()
    try copy.agent.importWeights(file)
    #expect(act(copy, .greedy) == act(tiny, .greedy))
  }

  @Test("lets the online network choose and the target network value, if asked to")
  func doubleEstimate() throws {
    // One transition of reward 0 from x = (1, 0) to x′ = (0, 1); the target network is the first
    // one for ever, so that the online network comes to prefer another action at x′.
    func loss(isDouble: Bool) throws -> (found: Double, expected: Double, differs: Bool) {
      let tiny = try LinearDQN {
        $0.batchSize = 1
        $0.replayCapacity = 1
        $0.targetUpdateInterval = .max
        $0.usesDoubleEstimate = isDouble
      }
      let q = tiny.weights
      let first = (0..<3).map { q.bias[$0] + q.matrix[$0][1] }
      let worst = (0..<3).min { first[$0] < first[$1] } ?? 0
      // Rewards teach the online network that the worst action is the best there.
      for _ in 0..<200 {
        tiny.agent.learn(
          from: Step.transitions([
            Step(
              observation: [0, 1], action: Int32(worst), reward: 9, next: [0, 0],
              ending: .terminated)
          ]))
      }
      let before = tiny.weights
      tiny.agent.learn(
        from: Step.transitions([
          Step(observation: [1, 0], action: 0, reward: 0, next: [0, 1])
        ]))
      let online = (0..<3).map { before.bias[$0] + before.matrix[$0][1] }
      let choosing = isDouble ? online : first
      let best = (0..<3).max { choosing[$0] < choosing[$1] } ?? 0
      let error = abs(before.bias[0] + before.matrix[0][0] - 0.99 * first[best])
      let expected = error <= 1 ? error * error / 2 : error - 0.5
      return (try #require(tiny.metrics["loss"]), expected, best == worst)
    }
    for isDouble in [false, true] {
      let (found, expected, differs) = try loss(isDouble: isDouble)
      #expect(abs(found - expected) < 1e-5)
      #expect(differs == isDouble)
    }
  }

  // MARK: When it updates

  @Test(
    "updates as often as its settings say, whatever the number of lanes",
    arguments: [
      // Lanes, learning starts, interval, updates a round; steps of all lanes; updates.
      [1, 0, 1, 1, 50, 46],  // The batch of 5 waits for 5 transitions.
      [1, 20, 1, 1, 50, 31],  // Steps 20 to 50.
      [1, 20, 4, 1, 50, 8],  // Steps 20, 24, …, 48.
      [3, 20, 4, 1, 50, 33],  // Of 37 multiples of 4 up to 150, 4 lie before step 21's round.
      [8, 0, 4, 1, 10, 20],  // Two multiples a step of all lanes.
      [8, 0, 4, 3, 10, 60],
      [2, 0, 100, 1, 10, 0],
      [5, 1_000, 1, 1, 10, 0],
    ])
  func counts(numbers: [Int]) throws {
    let tiny = try LinearDQN {
      $0.learningStarts = numbers[1]
      $0.trainInterval = numbers[2]
      $0.updatesPerRound = numbers[3]
    }
    let steps = Step.drawn(numbers[0])
    for _ in 0..<numbers[4] { tiny.agent.learn(from: Step.transitions(steps)) }
    #expect(tiny.metrics["updates"] == Double(numbers[5]))
    #expect(try #require(tiny.metrics["loss"]).isNaN == (numbers[5] == 0))
  }

  // MARK: Acting

  private func act(
    _ tiny: LinearDQN, _ mode: BehaviorMode, masks: [Bool] = [], count: Int = 4_000
  ) -> [Int32] {
    var rows = Rows(kind: .float, count: count, width: 2)
    for index in rows.floats.indices { rows.floats[index] = Float(index % 2) }
    var generators = (0..<count).map { PCG64(seed: Seed($0)) }
    var actions = ActionRows(laneCount: count, valueCount: 0)
    tiny.agent.act(
      on: rows, masks: masks, mode: mode, generators: &generators, into: &actions)
    return actions.indices
  }

  @Test("explores less and less, to its last ε, and not at all when greedy")
  func epsilon() throws {
    let tiny = try LinearDQN {
      $0.learningStarts = .max
      $0.epsilonStart = 0.9
      $0.epsilonEnd = 0.1
      $0.epsilonFraction = 0.2  // of 1,000 steps
    }
    let best = act(tiny, .greedy, count: 1)[0]
    #expect(act(tiny, .greedy).allSatisfy { $0 == best })
    let step = Step.drawn(1)
    var stepCount = 0
    for (until, expected) in [(0, 0.9), (100, 0.5), (200, 0.1), (900, 0.1)] {
      while stepCount < until {
        tiny.agent.learn(from: Step.transitions(step))
        stepCount += 1
      }
      #expect(abs(try #require(tiny.metrics["epsilon"]) - expected) < 1e-9)
      // One in three random actions is the best by chance.
      let frequency = Double(act(tiny, .exploring).count { $0 != best }) / 4_000 * 1.5
      // Five standard deviations of a frequency in 4,000 draws, times 1.5, are at most 0.06.
      #expect(abs(frequency - expected) < 0.06)
    }
  }

  @Test("never takes a masked action, exploring or not")
  func maskedActions() throws {
    let tiny = try LinearDQN(providesActionMask: true)
    let best = act(tiny, .greedy, count: 1)[0]
    var masks = [Bool](repeating: true, count: 4_000 * 3)
    for row in 0..<4_000 { masks[row * 3 + Int(best)] = false }
    for mode in [BehaviorMode.greedy, .exploring] {
      #expect(!act(tiny, mode, masks: masks).contains(best))
    }
    for row in 0..<4_000 {
      for action in 0..<3 { masks[row * 3 + action] = action == row % 3 }
    }
    #expect(act(tiny, .exploring, masks: masks) == (0..<4_000).map { Int32($0 % 3) })
  }

  @Test("acts on a row as it does on the row alone")
  func rowByRow() throws {
    let tiny = try LinearDQN { $0.epsilonStart = 0.5 }
    var rows = Rows(kind: .float, count: 33, width: 2)
    var draw = PCG64(seed: 2)
    for index in rows.floats.indices { rows.floats[index] = Float(draw.uniform(-1, 1)) }
    for mode in [BehaviorMode.greedy, .exploring] {
      var generators = (0..<33).map { PCG64(seed: Seed($0)) }
      var together = ActionRows(laneCount: 33, valueCount: 0)
      tiny.agent.act(on: rows, masks: [], mode: mode, generators: &generators, into: &together)
      for lane in 0..<33 {
        var row = Rows(kind: .float, count: 1, width: 2)
        row.copyRow(0, from: rows, row: lane)
        var generator = [PCG64(seed: Seed(lane))]
        var alone = ActionRows(laneCount: 1, valueCount: 0)
        tiny.agent.act(on: row, masks: [], mode: mode, generators: &generator, into: &alone)
        #expect(alone.indices[0] == together.indices[lane])
      }
    }
  }

  // MARK: Weights and refusals

  @Test("takes over weights, explores with them as at the end of a run, and learns on")
  func importing() throws {
    let trained = try LinearDQN()
    for step in Step.drawn(30) { trained.agent.learn(from: Step.transitions([step])) }
    let file = trained.agent.exportWeights()
    #expect(file.tensors.map(\.name) == ["q.0.weight", "q.0.bias"])
    #expect(file.tensors.map(\.shape) == [[3, 2], [3]])
    let fresh = try LinearDQN { $0.epsilonEnd = 0.25 }
    try fresh.agent.importWeights(file)
    #expect(fresh.agent.exportWeights() == file)
    #expect(act(fresh, .greedy) == act(trained, .greedy))
    #expect(fresh.metrics["epsilon"] == 0.25)
    #expect(fresh.metrics["learningRate"] == 0.05)
    let (online, target, average) = try fresh.networks()
    #expect(online == target)
    #expect(online == average)
    for step in Step.drawn(10) { fresh.agent.learn(from: Step.transitions([step])) }
    #expect(fresh.agent.exportWeights() != file)
  }

  @Test("refuses weights of another shape or name")
  func wrongWeights() throws {
    let tiny = try LinearDQN()
    var file = tiny.agent.exportWeights()
    file.tensors[0].name = "policy.0.weight"
    #expect(throws: WeightsError.self) { try tiny.agent.importWeights(file) }
    let wide = try LinearDQN { $0.hiddenSizes = [4] }
    #expect(throws: WeightsError.self) {
      try tiny.agent.importWeights(wide.agent.exportWeights())
    }
  }

  @Test("refuses actions that are not discrete, and says which they are")
  func otherActions() throws {
    let spaces: [ActionSpace] = [
      .box(Box<Float>(low: -1, high: 1, shape: [1])), .multiBinary(MultiBinary(3)),
    ]
    for space in spaces {
      let error = try #require(throws: AgentError.self) {
        try DQN(LinearDQN.context(actions: space))
      }
      #expect(
        error.description == "dqn needs discrete actions; this world has \(space.space.json).")
    }
  }

  @Test("refuses settings that do not fit each other")
  func conflicts() throws {
    let batch = try #require(throws: AgentError.self) { try LinearDQN { $0.batchSize = 51 } }
    #expect(
      batch.description == "A batch of 51 cannot be drawn from a replay memory of 50. Raise "
        + "replayCapacity or lower batchSize.")
    for name in ["targetUpdateRate", "averagingRate"] {
      let rate = try #require(throws: OptionError.self) {
        try DQNSettings.schema.parse([name: .number(1.5)])
      }
      #expect(
        rate.description
          == "'\(name)' cannot be 1.5: it takes a number from 1e-09 to 1.")
    }
    _ = try LinearDQN { $0.batchSize = 50 }
  }

  @Test("anneals over any number of steps", arguments: [1, 2, .max])
  func anyLength(totalSteps: Int) throws {
    let agent = try DQN(LinearDQN.context(totalSteps: totalSteps))
    for step in Step.drawn(3) { agent.learn(from: Step.transitions([step])) }
    var metrics = [Double](repeating: 0, count: agent.metricNames.count)
    agent.writeMetrics(into: &metrics)
    #expect(abs(metrics[2] - (totalSteps == .max ? 1 : 0.05)) < 1e-9)
  }

  @Test("refuses the state of an agent with another memory")
  func otherMemory() throws {
    var writer = SnapshotWriter()
    try LinearDQN().agent.write(to: &writer)
    for other in [
      try LinearDQN { $0.replayCapacity = 51 }, try LinearDQN(providesActionMask: true),
    ] {
      var reader = SnapshotReader(writer.bytes)
      #expect(
        throws: SnapshotError.invalid("The replay memory is of a run with other settings.")
      ) { try other.agent.restore(from: &reader) }
    }
  }

  @Test("stays finite with large rewards and constant observations")
  func finite() throws {
    let tiny = try LinearDQN { $0.gradientClipping = 10 }
    for index in 0..<500 {
      let step = Step(
        observation: [1, 1], action: Int32(index % 3), reward: index % 2 == 0 ? 1e6 : -1e6,
        next: [1, 1], final: [1, 1], ending: index % 7 == 0 ? .truncated : nil)
      tiny.agent.learn(from: Step.transitions([step]))
    }
    #expect(tiny.metrics["updates"] == 496)
    #expect(tiny.metrics.values.allSatisfy { $0.isFinite })
    #expect(tiny.agent.exportWeights().tensors.allSatisfy { $0.values.allSatisfy { $0.isFinite } })
  }
}
