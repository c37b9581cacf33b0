public import AgentCore
public import GymCore
public import NeuralCore
public import NumericRandom
public import Snapshots
public import WeightsFiles

/// Deep Q-learning with experience replay and a target network.
///
/// Mnih et al. (2015), algorithm 1. The network gives the value of every action. Each update draws
/// transitions (s, a, r, s′) from the replay memory and moves Q(s, a) by Huber's loss towards
///
/// y = r + γ · maxₐ′ Q̂(s′, a′), or y = r where the task ended,
///
/// Q̂ being the target network. A truncated episode did not end the task: its last transition
/// bootstraps from the final observation. Where the world says which actions can be chosen, the
/// maximum goes over those that could be at s′. With a double estimate the online network chooses a′
/// and the target network values it (van Hasselt, Guez and Silver 2016, equation 4).
///
/// The greedy policy, which is what is evaluated and saved, can be that of a running average of the
/// online network (Polyak and Juditsky 1992), which does not swing with the last few updates.
public final class DQN: Agent {
  private let settings: DQNSettings
  private let network: PerceptronDescription
  private let online = ParameterStore()
  private let target = ParameterStore()
  private let average = ParameterStore()
  private let onlineValues: Sequential
  private let targetValues: Sequential
  private let averageValues: Sequential
  private let learningRate: Schedule
  private let epsilon: Schedule
  private let tape = Tape()
  private var optimizer: Adam
  private var replay: ReplayBuffer
  private var generator: PCG64
  private var stepCount = 0
  private var updateCount = 0
  // Saved weights were taken over: they explore as at the end of a run.
  private var isTrained = false
  private var lastLoss = Double.nan
  public private(set) var fault: NumericFault?
  private var lastValue = Double.nan

  // The batch of an update, allocated once.
  private var places: [Int]
  private var actions: [Int32]
  private var targets: [Float]

  /// Makes the agent for a world.
  ///
  /// - Throws: ``AgentError`` when the world's actions are not discrete or settings conflict.
  public init(_ context: AgentContext, settings: DQNSettings = DQNSettings()) throws {
    guard let actionCount = context.actionSpace.indexCount else {
      throw AgentError(
        "dqn needs discrete actions; this world has \(context.actionSpace.space.json).")
    }
    guard settings.batchSize <= settings.replayCapacity else {
      throw AgentError(
        "A batch of \(settings.batchSize) cannot be drawn from a replay memory of "
          + "\(settings.replayCapacity). Raise replayCapacity or lower batchSize.")
    }
    self.settings = settings
    network = PerceptronDescription(
      name: "q", sizes: [context.layout.count] + settings.hiddenSizes + [actionCount],
      activation: settings.activation)
    try MemoryNeed.check(
      [network], batchSize: max(settings.batchSize, context.laneCount))
    try MemoryNeed.check(
      rowCount: 2 * settings.replayCapacity,
      of: RowForm(layout: context.layout, kind: context.scalarKind),
      for: "The replay memory", remedy: "lower replayCapacity")
    // Both networks begin with the same weights.
    let generator = context.streams.generator(for: .initialization)
    onlineValues = Self.makeNetwork(network, in: online, generator)
    targetValues = Self.makeNetwork(network, in: target, generator)
    averageValues = Self.makeNetwork(network, in: average, generator)
    optimizer = Adam(for: online)
    learningRate = .linear(
      from: settings.learningRate,
      to: settings.learningRate * settings.learningRateFinalFraction, over: context.totalSteps)
    let annealing = Int(exactly: (Double(context.totalSteps) * settings.epsilonFraction).rounded())
    epsilon = .linear(
      from: settings.epsilonStart, to: settings.epsilonEnd,
      over: max(1, annealing ?? context.totalSteps))
    replay = ReplayBuffer(
      capacity: settings.replayCapacity, kind: context.scalarKind, width: context.layout.count,
      maskWidth: context.providesActionMask ? actionCount : 0)
    self.generator = context.streams.generator(for: .minibatch)
    places = Array(repeating: 0, count: settings.batchSize)
    actions = Array(repeating: 0, count: settings.batchSize)
    targets = Array(repeating: 0, count: settings.batchSize)
  }

  private static func makeNetwork(
    _ network: PerceptronDescription, in store: ParameterStore, _ generator: PCG64
  ) -> Sequential {
    var generator = generator
    return Sequential.perceptron(
      network.sizes, activation: network.activation, named: network.name, in: store,
      using: &generator)
  }

  public func act(
    on observations: Rows, masks: [Bool], mode: BehaviorMode, generators: inout [PCG64],
    into chosen: inout ActionRows
  ) {
    tape.reset()
    let values = tape.withoutRecording {
      let rows = tape.constant(observations)
      return mode == .greedy ? averageValues(rows) : onlineValues(rows)
    }
    let epsilon = explorationRate
    let actionCount = values.shape.columnCount
    values.withValues { values in
      for lane in 0..<observations.count {
        let row = lane * actionCount..<(lane + 1) * actionCount
        let mask = masks.span.extracting(masks.isEmpty ? 0..<0 : row)
        chosen.indices[lane] =
          switch mode {
          case .greedy: EpsilonGreedy.best(values: values.extracting(row), mask: mask)
          case .exploring:
            EpsilonGreedy.choose(
              values: values.extracting(row), mask: mask, epsilon: epsilon,
              using: &generators[lane])
          }
      }
    }
  }

  public func learn(from transitions: borrowing Transitions) {
    replay.append(transitions)
    let roundsBefore = stepCount / settings.trainInterval
    stepCount += transitions.laneCount
    guard fault == nil, stepCount >= settings.learningStarts, replay.count >= settings.batchSize
    else { return }
    let rounds = stepCount / settings.trainInterval - roundsBefore
    do { for _ in 0..<rounds * settings.updatesPerRound { try update() } } catch { fault = error }
  }

  private func update() throws(NumericFault) {
    replay.sample(into: &places, using: &generator)
    tape.reset()
    tape.withoutRecording {
      let successors = tape.constant(replay.successors, at: places)
      let nextValues = targetValues(successors)  // Q̂(s′, ·)
      writeTargets(
        from: nextValues,
        choosingBy: settings.usesDoubleEstimate ? onlineValues(successors) : nextValues)
    }
    let values = onlineValues(tape.constant(replay.observations, at: places))
      .gathered(at: actions.span)  // Q(s, a)
    let loss = huberLoss(
      values, tape.constant(targets.span, values.shape), delta: Float(settings.huberDelta))
    loss.backward()
    lastLoss = Double(loss.scalar)
    lastValue = Double(values.mean().scalar)
    try optimizer.step(
      online, loss: loss.scalar, learningRate: learningRate.value(at: stepCount),
      clippingNorm: settings.gradientClipping ?? .infinity, update: updateCount + 1)
    updateCount += 1
    average.polyak(from: online, rate: Float(settings.averagingRate))
    if updateCount % settings.targetUpdateInterval == 0 {
      target.polyak(from: online, rate: Float(settings.targetUpdateRate))
    }
  }

  /// Writes y = r + γ · maxₐ′ Q̂(s′, a′), or r where the task ended, for each drawn transition.
  private func writeTargets(from nextValues: Tensor, choosingBy choosing: Tensor) {
    let discount = Float(settings.discount)
    let actionCount = nextValues.shape.columnCount
    // One access to each property, not one an element.
    let (replay, places) = (replay, places)
    let masks = replay.successorMasks
    choosing.withValues { choosing in
      for index in places.indices {
        let place = places[index]
        actions[index] = replay.actions[place]
        targets[index] = replay.rewards[place]
        guard !replay.isTerminated[place] else { continue }
        let row = index * actionCount..<(index + 1) * actionCount
        let mask = masks.isEmpty ? 0..<0 : place * actionCount..<(place + 1) * actionCount
        let best = EpsilonGreedy.best(
          values: choosing.extracting(row), mask: masks.span.extracting(mask))
        targets[index] += discount * nextValues[row.lowerBound + Int(best)]
      }
    }
  }

  /// ε, the probability of a random action.
  private var explorationRate: Double {
    isTrained ? settings.epsilonEnd : epsilon.value(at: stepCount)
  }

  public var metricNames: [String] { ["loss", "meanValue", "epsilon", "learningRate", "updates"] }

  public func writeMetrics(into values: inout [Double]) {
    values[0] = lastLoss
    values[1] = lastValue
    values[2] = explorationRate
    values[3] = learningRate.value(at: stepCount)
    values[4] = Double(updateCount)
  }

  public func exportWeights() -> WeightsFile {
    WeightsFile([average], agent: "dqn", networks: [network])
  }

  public func importWeights(_ file: WeightsFile) throws {
    try file.load(into: [online])
    target.copy(from: online)
    average.copy(from: online)
    isTrained = true
  }

  public func write(to writer: inout SnapshotWriter) {
    writer.begin("DQN")
    online.writeValues(to: &writer)
    target.writeValues(to: &writer)
    average.writeValues(to: &writer)
    writer.write(optimizer)
    writer.write(replay)
    writer.write(generator)
    writer.write(stepCount)
    writer.write(updateCount)
    writer.write(isTrained)
    writer.write(lastLoss)
    writer.write(lastValue)
  }

  public func restore(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("DQN")
    try online.restoreValues(from: &reader)
    try target.restoreValues(from: &reader)
    try average.restoreValues(from: &reader)
    optimizer = try reader.read()
    guard optimizer.fits(online) else {
      throw .invalid("The optimiser is of another network.")
    }
    let replay = try reader.read(ReplayBuffer.self)
    guard replay.hasSameForm(as: self.replay) else {
      throw .invalid("The replay memory is of a run with other settings.")
    }
    let actionCount = network.sizes.last ?? 0
    guard replay.actions.allSatisfy({ 0..<actionCount ~= Int($0) }) else {
      throw .invalid("The replay memory holds actions that the world does not have.")
    }
    self.replay = replay
    generator = try reader.read()
    stepCount = try reader.read()
    updateCount = try reader.read()
    guard stepCount >= 0, updateCount >= 0 else {
      throw .invalid("Steps and updates are counted from 0.")
    }
    isTrained = try reader.read()
    lastLoss = try reader.read()
    lastValue = try reader.read()
  }
}

extension AgentEntry {
  /// Deep Q-learning as a catalog offers it.
  public static let dqn = AgentEntry(
    name: "dqn",
    summary: "Deep Q-learning with experience replay and a target network (Mnih et al. 2015).",
    schema: DQNSettings.schema
  ) { try DQN($0, settings: $1) }
}
