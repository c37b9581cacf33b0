public import AgentCore
public import GymCore
public import NeuralCore
public import NumericRandom
public import Snapshots
public import WeightsFiles

/// Monte-Carlo policy gradient, with a learned baseline if wanted (Williams 1992; Sutton and Barto
/// 2018, section 13.4).
///
/// Finished episodes are collected; then one step goes up the gradient of
///
/// E[ log π(a | s) · A ] + β · H(π(· | s)), A = G − V(s),
///
/// G being the discounted return and V the baseline, which learns G by squared error. As is usual,
/// the factor γᵗ of the exact gradient is left out. An episode that was truncated did not end the
/// task: with a baseline, what is missing of G is taken to be V of the final observation; without
/// one, it is left out and G is too small by it.
///
/// Policy and baseline are two networks with an optimiser each, so that the errors of a baseline
/// that has not learned the size of returns yet do not drown the policy's gradient when it is cut to
/// a greatest length.
///
/// An update happens at the step whose ending completes the batch. With one lane every episode is
/// played by one policy, as the theory wants; with several, episodes that run in other lanes at that
/// moment go on with the new policy, and their earlier steps are by then a little off policy.
public final class REINFORCE: Agent {
  private let settings: REINFORCESettings
  private let learningRate: Schedule
  private let baselineLearningRate: Schedule
  private let tape = Tape()
  private var policy: Learner
  private var baseline: Learner?
  private var running: [EpisodeBatch]
  private var batch = EpisodeBatch()
  private var episodesInBatch = 0
  private var stepCount = 0
  private var updateCount = 0
  private var lastPolicyLoss = Double.nan
  private var lastBaselineLoss = Double.nan
  public private(set) var fault: NumericFault?
  private var lastEntropy = Double.nan

  private let actionCount: Int
  private let width: Int

  /// Makes the agent for a world.
  ///
  /// - Throws: ``AgentError`` when the world's actions are not discrete.
  public init(_ context: AgentContext, settings: REINFORCESettings = REINFORCESettings()) throws {
    guard let actionCount = context.actionSpace.indexCount else {
      throw AgentError(
        "reinforce needs discrete actions; this world has \(context.actionSpace.space.json).")
    }
    self.settings = settings
    self.actionCount = actionCount
    width = context.layout.count
    let trunk = [context.layout.count] + settings.hiddenSizes
    let descriptions = [("policy", actionCount), ("value", 1)].map {
      PerceptronDescription(name: $0, sizes: trunk + [$1], activation: settings.activation)
    }
    try MemoryNeed.check(descriptions, batchSize: context.laneCount)
    var generator = context.streams.generator(for: .initialization)
    // A small last layer makes the first policy nearly uniform.
    policy = Learner(descriptions[0], outputGain: 0.01, using: &generator)
    baseline =
      settings.usesBaseline ? Learner(descriptions[1], outputGain: 1, using: &generator) : nil
    func schedule(_ rate: Double) -> Schedule {
      .linear(
        from: rate, to: rate * settings.learningRateFinalFraction, over: context.totalSteps)
    }
    learningRate = schedule(settings.learningRate)
    baselineLearningRate = schedule(settings.baselineLearningRate)
    running = Array(repeating: EpisodeBatch(), count: context.laneCount)
  }

  public func act(
    on observations: Rows, masks: [Bool], mode: BehaviorMode, generators: inout [PCG64],
    into actions: inout ActionRows
  ) {
    tape.reset()
    let probabilities = tape.withoutRecording {
      var logits = policy.network(tape.constant(observations))
      if !masks.isEmpty {
        logits =
          logits
          + tape.constant(logits.shape) { offsets in
            for index in offsets.indices {
              offsets[index] = masks[index] ? 0 : EpisodeBatch.forbidden
            }
          }
      }
      return logits.softmax()
    }
    probabilities.withValues { values in
      for lane in 0..<observations.count {
        let row = values.extracting(lane * actionCount..<(lane + 1) * actionCount)
        actions.indices[lane] =
          switch mode {
          case .greedy: Categorical.best(probabilities: row)
          case .exploring:
            Categorical.choose(probabilities: row, using: &generators[lane])
          }
      }
    }
  }

  public func learn(from transitions: borrowing Transitions) {
    stepCount += transitions.laneCount
    for lane in 0..<transitions.laneCount {
      running[lane].append(transitions, lane: lane)
      guard let ending = transitions.outcomes[lane].ending else { continue }
      finishEpisode(
        lane: lane, bootstrap: ending == .terminated ? 0 : finalValue(transitions, lane: lane))
      guard fault == nil, episodesInBatch == settings.episodesPerUpdate else { continue }
      do { try update() } catch { fault = error }
    }
  }

  /// Moves a lane's episode to the batch, its rewards turned into returns.
  private func finishEpisode(lane: Int, bootstrap: Float) {
    running[lane].finish(discount: Float(settings.discount), bootstrap: bootstrap)
    batch.append(running[lane])
    running[lane].removeAll()
    episodesInBatch += 1
  }

  /// V of the final observation of a lane's truncated episode; 0 without a baseline.
  private func finalValue(_ transitions: borrowing Transitions, lane: Int) -> Float {
    guard let baseline else { return 0 }
    tape.reset()
    let rows = transitions.finalObservations
    return tape.withoutRecording {
      baseline.network(
        tape.constant(Shape(1, width)) { row in rows.writeRow(lane, into: &row) }
      ).scalar
    }
  }

  private func update() throws(NumericFault) {
    let count = batch.count
    tape.reset()
    let observations = tape.constant(batch.observations.span, Shape(count, width))
    let returns = tape.constant(batch.returns.span, Shape(count))  // G
    let values = baseline.map { $0.network(observations).reshaped(Shape(count)) }  // V(s)
    let advantages = advantages(of: returns, over: values)  // A
    var logits = policy.network(observations)
    if !batch.maskOffsets.isEmpty {
      logits = logits + tape.constant(batch.maskOffsets.span, logits.shape)
    }
    let distribution = Categorical(logits: logits)
    let policyLoss = -(distribution.logProbability(of: batch.actions.span) * advantages).mean()
    let entropy = distribution.entropy().mean()
    var loss = policyLoss - Float(settings.entropyWeight) * entropy
    if let values {
      // The two losses share no parameter: their gradients do not mix.
      let baselineLoss = meanSquaredError(values, returns)
      loss = loss + baselineLoss
      lastBaselineLoss = Double(baselineLoss.scalar)
    }
    loss.backward()
    lastPolicyLoss = Double(policyLoss.scalar)
    lastEntropy = Double(entropy.scalar)
    let greatestNorm = settings.gradientClipping ?? .infinity
    try policy.step(
      loss: loss.scalar, learningRate: learningRate.value(at: stepCount),
      clippingNorm: greatestNorm, update: updateCount + 1)
    try baseline?.step(
      loss: loss.scalar, learningRate: baselineLearningRate.value(at: stepCount),
      clippingNorm: greatestNorm, update: updateCount + 1)
    updateCount += 1
    batch.removeAll()
    episodesInBatch = 0
  }

  /// G − V(s), or G without a baseline, standardised if wanted; no gradient goes through it.
  private func advantages(of returns: Tensor, over values: Tensor?) -> Tensor {
    let differences = tape.withoutRecording { values.map { returns - $0 } ?? returns }
    return tape.constant(returns.shape) { target in
      differences.copy(into: &target)
      if settings.normalizesReturns { standardize(&target) }
    }
  }

  public var metricNames: [String] {
    ["policyLoss", "baselineLoss", "entropy", "learningRate", "updates"]
  }

  public func writeMetrics(into values: inout [Double]) {
    values[0] = lastPolicyLoss
    values[1] = lastBaselineLoss
    values[2] = lastEntropy
    values[3] = learningRate.value(at: stepCount)
    values[4] = Double(updateCount)
  }

  public func exportWeights() -> WeightsFile {
    WeightsFile(
      learners.map(\.store), agent: "reinforce", networks: learners.map(\.description))
  }

  public func importWeights(_ file: WeightsFile) throws {
    try file.load(into: learners.map(\.store))
  }

  private var learners: [Learner] { [policy] + (baseline.map { [$0] } ?? []) }

  public func write(to writer: inout SnapshotWriter) {
    writer.begin("REINFORCE")
    for learner in learners { learner.write(to: &writer) }
    writer.write(running)
    writer.write(batch)
    writer.write(episodesInBatch)
    writer.write(stepCount)
    writer.write(updateCount)
    writer.write(lastPolicyLoss)
    writer.write(lastBaselineLoss)
    writer.write(lastEntropy)
  }

  public func restore(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("REINFORCE")
    try policy.restore(from: &reader)
    try baseline?.restore(from: &reader)
    let running = try reader.readArray(of: EpisodeBatch.self)
    guard running.count == self.running.count else {
      throw .invalid("The checkpoint is of a run with \(running.count) lanes.")
    }
    let batch = try reader.read(EpisodeBatch.self)
    guard
      (running + [batch]).allSatisfy({ $0.fits(width: width, actionCount: actionCount) }),
      running.allSatisfy({ $0.returns.isEmpty }), batch.returns.count == batch.count
    else { throw .invalid("The episodes are of a world with other observations or actions.") }
    (self.running, self.batch) = (running, batch)
    episodesInBatch = try reader.read()
    stepCount = try reader.read()
    updateCount = try reader.read()
    guard 0..<settings.episodesPerUpdate ~= episodesInBatch, stepCount >= 0, updateCount >= 0 else {
      throw .invalid("The counts of episodes, steps and updates do not fit the settings.")
    }
    lastPolicyLoss = try reader.read()
    lastBaselineLoss = try reader.read()
    lastEntropy = try reader.read()
  }
}

extension AgentEntry {
  /// REINFORCE as a catalog offers it.
  public static let reinforce = AgentEntry(
    name: "reinforce",
    summary: "Monte-Carlo policy gradient with an optional learned baseline (Williams 1992).",
    schema: REINFORCESettings.schema
  ) { try REINFORCE($0, settings: $1) }
}
