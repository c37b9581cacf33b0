import AgentCore
import GymCore
import NeuralCore
import NumericRandom
import PolicyGradient
import Snapshots
import WeightsFiles

/// A REINFORCE without hidden layers, whose updates can be written out by hand.
///
/// Observations have two numbers and there are three actions.
struct LinearREINFORCE {
  static let width = 2
  static let actionCount = 3

  let agent: REINFORCE
  let settings: REINFORCESettings

  init(laneCount: Int = 1, _ change: (inout REINFORCESettings) -> Void = { _ in }) throws {
    var settings = REINFORCESettings()
    settings.hiddenSizes = []
    settings.learningRate = 0.05
    settings.learningRateFinalFraction = 1
    settings.gradientClipping = nil
    change(&settings)
    self.settings = settings
    agent = try REINFORCE(Self.context(laneCount: laneCount), settings: settings)
    // A policy that prefers some actions, and values that are not 0.
    var file = agent.exportWeights()
    for index in file.tensors.indices {
      for place in file.tensors[index].values.indices {
        file.tensors[index].values[place] = Float((place * 7 + index * 3) % 5) * 0.3 - 0.6
      }
    }
    try agent.importWeights(file)
  }

  static func context(
    actions: ActionSpace = .discrete(Discrete(actionCount)), laneCount: Int = 1
  ) -> AgentContext {
    AgentContext(
      layout: Layout([
        (name: "x", shape: [width], kind: .continuous(low: [0, 0], high: [1, 1]))
      ]),
      scalarKind: .float, actionSpace: actions, laneCount: laneCount, totalSteps: 1_000,
      streams: RandomStreams(seed: 2))
  }

  /// A network's weights [output][input] and biases [output].
  func network(_ name: String) -> (matrix: [[Double]], bias: [Double]) {
    let file = agent.exportWeights()
    let matrix = file.tensor(named: "\(name).0.weight")?.values.map { Double($0) } ?? []
    let bias = file.tensor(named: "\(name).0.bias")?.values.map { Double($0) } ?? []
    let rows = bias.indices.map { Array(matrix[$0 * Self.width..<($0 + 1) * Self.width]) }
    return (rows, bias)
  }

  /// The metrics by name.
  var metrics: [String: Double] {
    var values = [Double](repeating: -1, count: agent.metricNames.count)
    agent.writeMetrics(into: &values)
    return Dictionary(uniqueKeysWithValues: zip(agent.metricNames, values))
  }

  /// The gradient of the only update so far, from the first moment of Adam, (1 − β₁) · g: for each
  /// network the weights as [output][input], then the biases.
  func firstGradient() throws -> [(matrix: [[Double]], bias: [Double])] {
    var writer = SnapshotWriter()
    agent.write(to: &writer)
    var reader = SnapshotReader(writer.bytes)
    try reader.begin("REINFORCE")
    return try (settings.usesBaseline ? [Self.actionCount, 1] : [Self.actionCount]).map {
      outputCount in
      try reader.begin("ParameterStore")
      for _ in 0..<(try reader.read(Int.self)) {
        _ = try reader.read(String.self)
        let count = try reader.readArray(of: Int.self).reduce(1, *)
        for _ in 0..<count { _ = try reader.read(Float.self) }
      }
      try reader.begin("Adam")
      for _ in 0..<4 { _ = try reader.read(Float.self) }
      let stepCount = try reader.read(Int.self)
      precondition(stepCount == 1, "The gradient can be told after the first update alone.")
      let moments = try (0..<2).map { _ in try floats(from: &reader) }[0]
      // Each parameter begins at a multiple of 16; weights lie as [input][output].
      let matrix = (0..<outputCount).map { output in
        (0..<Self.width).map { moments[$0 * outputCount + output] / 0.1 }
      }
      return (matrix, (0..<outputCount).map { moments[16 + $0] / 0.1 })
    }
  }

  private func floats(from reader: inout SnapshotReader) throws -> [Double] {
    try reader.begin("AlignedFloats")
    return try (0..<(try reader.read(Int.self))).map { _ in Double(try reader.read(Float.self)) }
  }
}

/// A step of a lane, as the tests write it down.
struct Step {
  var observation: [Float]
  var action: Int32
  var reward: Double
  var ending: Ending?
  var final: [Float] = [0, 0]
  var mask: [Bool] = []

  /// The steps of several lanes at once.
  static func transitions(_ steps: [Step]) -> Transitions {
    func rows(_ part: (Step) -> [Float]) -> Rows {
      var rows = Rows(kind: .float, count: steps.count, width: LinearREINFORCE.width)
      rows.floats = steps.flatMap(part)
      return rows
    }
    var transitions = Transitions(rows: rows(\.observation), maskWidth: steps[0].mask.count)
    // The start of another episode, which nothing may be learned from.
    transitions.nextObservations = rows { _ in [1e6, -1e6] }
    transitions.finalObservations = rows(\.final)
    transitions.actions.indices = steps.map(\.action)
    transitions.outcomes = steps.map { Outcome(reward: $0.reward, ending: $0.ending) }
    transitions.masks = steps.flatMap(\.mask)
    return transitions
  }

  /// An episode of one lane.
  static func episode(
    _ length: Int, _ ending: Ending, seed: Seed, masks: Bool = false
  ) -> [Step] {
    var generator = PCG64(seed: seed)
    func pair() -> [Float] { (0..<2).map { _ in Float(generator.uniform(-1, 1)) } }
    return (0..<length).map { index in
      let action = generator.integer(in: 0..<3)
      var mask = (0..<3).map { _ in generator.random() < 0.5 }
      mask[action] = true
      return Step(
        observation: pair(), action: Int32(action), reward: generator.uniform(-1, 2),
        ending: index == length - 1 ? ending : nil, final: pair(), mask: masks ? mask : [])
    }
  }
}
