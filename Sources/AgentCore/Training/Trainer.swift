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

  /// The row transforms, with what they have learned and keep for each lane.
  public private(set) var pipeline: RowPipeline

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
    for lane in 0..<lanes.count {
      self.pipeline.seed(
        lane: lane, entropy: streams.seed,
        spawnKey: [RandomStreams.Role.transformation.rawValue, UInt32(lane + 1)])
    }
    self.pipeline.begin(
      with: lanes.buffers.observations, into: &transitions.nextObservations)
    transitions.take(lanes.buffers)
  }

  /// Takes one step in every lane and lets the agent learn from it.
  public func advance() {
    transitions.begin()
    agent.act(
      on: transitions.observations, masks: transitions.masks, mode: .exploring,
      generators: &generators, into: &transitions.actions)
    lanes.step(
      indices: transitions.actions.indices.span, values: transitions.actions.values.span)
    let buffers = lanes.buffers
    transitions.take(buffers)
    // Episodes are counted by the world's own rewards, whatever the agent learns from.
    tracker.add(transitions.outcomes)
    transitions.takeObservations(buffers, through: &pipeline)
    agent.learn(from: transitions)
    stepCount += lanes.count
  }

  /// Appends everything that training needs to go on to the same bits.
  public func write(to writer: inout SnapshotWriter) {
    writer.begin("Trainer", version: 2)
    writer.write(stepCount)
    writer.write(tracker)
    writer.write(generators)
    lanes.write(to: &writer)
    pipeline.write(to: &writer)
    writer.write(transitions.nextObservations)
    agent.write(to: &writer)
  }

  /// Goes back to a state that a trainer of the same run wrote.
  ///
  /// - Throws: ``SnapshotError`` when the bytes are damaged or of another run; the lanes and the agent
  ///   may then have been changed in part, so begin anew from a fresh trainer.
  public func restore(from reader: inout SnapshotReader) throws(SnapshotError) {
    guard try reader.begin("Trainer", supported: 2) == 2 else {
      throw .invalid("It is of an earlier version, which did not keep the row transforms.")
    }
    let stepCount = try reader.read(Int.self)
    let tracker = try reader.read(EpisodeTracker.self)
    let generators = try reader.readArray(of: PCG64.self)
    guard
      stepCount >= 0, generators.count == lanes.count, tracker.laneCount == lanes.count
    else { throw .invalid("The checkpoint is of a run with \(generators.count) lanes.") }
    try lanes.restore(from: &reader)
    try pipeline.restore(from: &reader)
    let observations = try reader.read(Rows.self)
    let expected = transitions.nextObservations
    guard
      observations.kind == expected.kind, observations.count == expected.count,
      observations.width == expected.width
    else { throw .invalid("The observations are of another run.") }
    try agent.restore(from: &reader)
    (self.stepCount, self.tracker, self.generators) = (stepCount, tracker, generators)
    transitions.take(lanes.buffers)
    transitions.nextObservations = observations
  }
}
