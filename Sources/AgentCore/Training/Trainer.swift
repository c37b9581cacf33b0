public import GymCore
import NumericRandom
public import Snapshots

/// The loop in which an agent acts in lanes of a world and learns from what follows.
///
/// ```swift
/// let trainer = try Trainer(agent: agent, lanes: lanes, pipeline: pipeline, streams: streams)
/// while trainer.stepCount < 50_000 { trainer.advance() }
/// ```
///
/// The same seed gives the same bits; nothing allocates in steady state but what the agent must.
public final class Trainer {
  /// The agent that learns.
  public let agent: any Agent

  /// The worlds it acts in.
  public let lanes: AnyLanes

  /// How many steps were taken, over all lanes.
  public private(set) var stepCount = 0

  /// The returns and lengths of episodes.
  public private(set) var tracker: EpisodeTracker

  private var pipeline: RowPipeline
  private var generators: [PCG64]
  private var transitions: Transitions

  /// Begins an episode in every lane.
  ///
  /// - Parameters:
  ///   - agent: The agent that learns, made for as many lanes.
  ///   - lanes: The worlds it acts in.
  ///   - pipeline: The row transforms between them.
  ///   - streams: The run's random streams.
  ///   - seedsAre32Bit: Whether the worlds take seeds below 2³² only.
  /// - Precondition: The lanes restart in the step that ends an episode.
  public init(
    agent: any Agent, lanes: AnyLanes, pipeline: RowPipeline, streams: RandomStreams,
    seedsAre32Bit: Bool = false
  ) {
    precondition(
      lanes.restartMode == .sameStep,
      "Agents learn from lanes that restart in the same step. Make them with .sameStep.")
    self.agent = agent
    self.lanes = lanes
    self.pipeline = pipeline
    tracker = EpisodeTracker(laneCount: lanes.count)
    generators = (1...lanes.count).map { streams.generator(for: .exploration, lane: $0) }
    transitions = Transitions(
      rows: pipeline.makeRows(count: lanes.count),
      maskWidth: lanes.buffers.actionMasks.count / lanes.count,
      valueCount: lanes.actionSpace.valueCount)
    lanes.reset(
      seeds: (1...lanes.count).map {
        streams.worldSeed(for: .environment, lane: $0, is32Bit: seedsAre32Bit)
      })
    observe()
  }

  /// Takes one step in every lane and lets the agent learn from it.
  public func advance() {
    transitions.begin()
    agent.act(
      on: transitions.observations, masks: transitions.masks, mode: .exploring,
      generators: &generators, into: &transitions.actions)
    lanes.step(
      indices: transitions.actions.indices.span, values: transitions.actions.values.span)
    observe()
    if transitions.outcomes.contains(where: \.isLast) {
      pipeline.apply(to: lanes.buffers.finalObservations, into: &transitions.finalObservations)
    }
    agent.learn(from: transitions)
    tracker.add(transitions.outcomes)
    stepCount += lanes.count
  }

  /// Takes over what the lanes show now.
  private func observe() {
    let buffers = lanes.buffers
    pipeline.apply(to: buffers.observations, into: &transitions.nextObservations)
    transitions.take(buffers)
  }

  /// Appends everything that training needs to go on to the same bits.
  public func write(to writer: inout SnapshotWriter) {
    writer.begin("Trainer")
    writer.write(stepCount)
    writer.write(tracker)
    writer.write(generators)
    lanes.write(to: &writer)
    agent.write(to: &writer)
  }

  /// Goes back to a state that a trainer of the same run wrote.
  ///
  /// - Throws: ``SnapshotError`` when the bytes are damaged or of another run; the lanes and the agent
  ///   may then have been changed in part, so begin anew from a fresh trainer.
  public func restore(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("Trainer")
    let stepCount = try reader.read(Int.self)
    let tracker = try reader.read(EpisodeTracker.self)
    let generators = try reader.readArray(of: PCG64.self)
    guard
      stepCount >= 0, generators.count == lanes.count, tracker.laneCount == lanes.count
    else { throw .invalid("The checkpoint is of a run with \(generators.count) lanes.") }
    try lanes.restore(from: &reader)
    try agent.restore(from: &reader)
    (self.stepCount, self.tracker, self.generators) = (stepCount, tracker, generators)
    observe()
  }
}
