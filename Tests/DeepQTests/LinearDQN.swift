import AgentCore
import DeepQ
import GymCore
import NeuralCore
import NumericRandom
import Snapshots
import WeightsFiles

/// A DQN without hidden layers, whose updates can be written out by hand.
///
/// Observations have two numbers and there are three actions.
struct LinearDQN {
  static let seed: Seed = 6
  static let width = 2
  static let actionCount = 3

  let agent: DQN
  let settings: DQNSettings

  init(providesActionMask: Bool = false, _ change: (inout DQNSettings) -> Void = { _ in }) throws {
    var settings = DQNSettings()
    settings.hiddenSizes = []
    settings.batchSize = 5
    settings.replayCapacity = 50
    settings.learningStarts = 0
    settings.learningRate = 0.05
    settings.learningRateFinalFraction = 1
    settings.gradientClipping = nil
    change(&settings)
    self.settings = settings
    agent = try DQN(Self.context(providesActionMask: providesActionMask), settings: settings)
  }

  static func context(
    actions: ActionSpace = .discrete(Discrete(actionCount)), providesActionMask: Bool = false,
    totalSteps: Int = 1_000
  ) -> AgentContext {
    AgentContext(
      layout: Layout([
        (name: "x", shape: [width], kind: .continuous(low: [0, 0], high: [1, 1]))
      ]),
      scalarKind: .float, actionSpace: actions, providesActionMask: providesActionMask,
      laneCount: 1, totalSteps: totalSteps, streams: RandomStreams(seed: seed))
  }

  /// Weights [action][input] and biases [action].
  var weights: (matrix: [[Double]], bias: [Double]) {
    let file = agent.exportWeights()
    let matrix = file.tensor(named: "q.0.weight")?.values.map { Double($0) } ?? []
    let bias = file.tensor(named: "q.0.bias")?.values.map { Double($0) } ?? []
    let rows = (0..<Self.actionCount).map {
      Array(matrix[$0 * Self.width..<($0 + 1) * Self.width])
    }
    return (rows, bias)
  }

  /// The metrics by name.
  var metrics: [String: Double] {
    var values = [Double](repeating: -1, count: agent.metricNames.count)
    agent.writeMetrics(into: &values)
    return Dictionary(uniqueKeysWithValues: zip(agent.metricNames, values))
  }

  /// What the agent writes down, up to its optimiser.
  private func openSnapshot() throws -> (reader: SnapshotReader, stores: [[Float]]) {
    var writer = SnapshotWriter()
    agent.write(to: &writer)
    var reader = SnapshotReader(writer.bytes)
    try reader.begin("DQN")
    var stores: [[Float]] = []
    for _ in 0..<3 {
      try reader.begin("ParameterStore")
      var values: [Float] = []
      for _ in 0..<(try reader.read(Int.self)) {
        _ = try reader.read(String.self)
        let count = try reader.readArray(of: Int.self).reduce(1, *)
        for _ in 0..<count { values.append(try reader.read(Float.self)) }
      }
      stores.append(values)
    }
    return (reader, stores)
  }

  /// All numbers of the network, the target network and the averaged one, in the same order.
  func networks() throws -> (online: [Float], target: [Float], average: [Float]) {
    let stores = try openSnapshot().stores
    return (stores[0], stores[1], stores[2])
  }

  /// The gradient of the only update so far, from the first moment of Adam, (1 − β₁) · g.
  func firstGradient() throws -> (matrix: [[Double]], bias: [Double]) {
    var reader = try openSnapshot().reader
    try reader.begin("Adam")
    for _ in 0..<4 { _ = try reader.read(Float.self) }
    let stepCount = try reader.read(Int.self)
    precondition(stepCount == 1, "The gradient can be told after the first update alone.")
    try reader.begin("AlignedFloats")
    var moments: [Double] = []
    for _ in 0..<(try reader.read(Int.self)) { moments.append(Double(try reader.read(Float.self))) }
    // Weights lie as [input][action] from 0, biases from the next multiple of 16.
    let matrix = (0..<Self.actionCount).map { action in
      (0..<Self.width).map { moments[$0 * Self.actionCount + action] / 0.1 }
    }
    return (matrix, (0..<Self.actionCount).map { moments[16 + $0] / 0.1 })
  }
}

/// A step of a lane, as the tests write it down.
struct Step {
  var observation: [Float]
  var action: Int32
  var reward: Double
  var next: [Float]
  var final: [Float] = [0, 0]
  var ending: Ending?
  var nextMask: [Bool] = []
  var finalMask: [Bool] = []

  /// What followed within the episode.
  var successor: [Float] { ending == nil ? next : final }

  /// The steps of several lanes at once.
  static func transitions(_ steps: [Step]) -> Transitions {
    func rows(_ part: (Step) -> [Float]) -> Rows {
      var rows = Rows(kind: .float, count: steps.count, width: LinearDQN.width)
      rows.floats = steps.flatMap(part)
      return rows
    }
    var transitions = Transitions(
      rows: rows(\.observation), maskWidth: steps[0].nextMask.count)
    transitions.nextObservations = rows(\.next)
    transitions.finalObservations = rows(\.final)
    transitions.actions.indices = steps.map(\.action)
    transitions.outcomes = steps.map { Outcome(reward: $0.reward, ending: $0.ending) }
    transitions.nextMasks = steps.flatMap(\.nextMask)
    transitions.finalMasks = steps.flatMap(\.finalMask)
    return transitions
  }

  /// Steps of all three kinds, with rewards so large that some errors lie beyond Huber's delta.
  static func drawn(_ count: Int, seed: Seed = 1, masks: Bool = false) -> [Step] {
    var generator = PCG64(seed: seed)
    return (0..<count).map { index in
      let pairs = (0..<3).map { _ in (0..<2).map { _ in Float(generator.uniform(-1, 1)) } }
      var mask = (0..<3).map { _ in generator.random() < 0.3 }
      mask[generator.integer(in: 0..<3)] = true
      return Step(
        observation: pairs[0], action: Int32(generator.integer(in: 0..<3)),
        reward: generator.uniform(-3, 3), next: pairs[1], final: pairs[2],
        ending: [nil, .terminated, .truncated][index % 3], nextMask: masks ? mask : [],
        finalMask: masks ? mask.reversed() : [])
    }
  }
}
