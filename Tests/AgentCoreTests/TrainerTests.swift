import AgentCore
import ClassicControl
import DeepQ
import GymCore
import NumericRandom
import PolicyGradient
import Snapshots
import Testing
import ToyText
import WeightsFiles

@Suite("A trainer")
struct TrainerTests {
  // MARK: With an agent that acts by lane alone

  private func walkTrainer(laneCount: Int, seed: Seed = 3) throws -> (Trainer, ScriptedAgent) {
    let lanes = try EnvironmentEntry.walk().makeLanes(count: laneCount)
    let agent = ScriptedAgent()
    let trainer = Trainer(
      agent: agent, lanes: lanes,
      pipeline: try RowPipeline(
        names: ["oneHot"], input: RowForm(layout: lanes.layout, kind: lanes.scalarKind),
        rowCount: laneCount),
      streams: RandomStreams(seed: seed))
    return (trainer, agent)
  }

  @Test("gives a lane the same episodes however many lanes run beside it", arguments: [2, 5])
  func laneCounts(laneCount: Int) throws {
    let (alone, aloneAgent) = try walkTrainer(laneCount: 1)
    let (together, togetherAgent) = try walkTrainer(laneCount: laneCount)
    for _ in 0..<200 {
      alone.advance()
      together.advance()
    }
    #expect(togetherAgent.seen[0] == aloneAgent.seen[0])
    #expect(togetherAgent.seen[1] != aloneAgent.seen[0])
    #expect(together.stepCount == 200 * laneCount)
    #expect(togetherAgent.stepCount == 200 * laneCount)
    #expect(alone.tracker.episodeCount > 30)
  }

  @Test("gives other episodes from another seed, and the same from the same")
  func seeds() throws {
    let runs = try [3, 3, 4].map { seed -> [Float] in
      let (trainer, agent) = try walkTrainer(laneCount: 1, seed: Seed(seed))
      for _ in 0..<50 { trainer.advance() }
      return agent.seen[0]
    }
    #expect(runs[0] == runs[1])
    #expect(runs[0] != runs[2])
  }

  @Test("resets the world of each lane with the seed of its stream")
  func worldSeeds() throws {
    let (trainer, agent) = try walkTrainer(laneCount: 3, seed: 8)
    trainer.advance()
    for lane in 0..<3 {
      var world = Walk<Float>()
      world.reset(seed: RandomStreams(seed: 8).seed(for: .environment, lane: lane + 1))
      var expected = [Float](repeating: 0, count: Walk<Float>.size)
      expected[world.place] = 1
      #expect(Array(agent.seen[lane][..<Walk<Float>.size]) == expected)
    }
  }

  @Test("shows masks of what is seen, also after endings and after going back")
  func masks() throws {
    let (trainer, _) = try walkTrainer(laneCount: 4)
    for _ in 0..<200 {
      trainer.advance()
      for lane in 0..<4 { #expect(trainer.lanes.buffers.diagnostics[lane * 2 + 1] == 0) }
    }
    var writer = SnapshotWriter()
    trainer.write(to: &writer)
    let (twin, _) = try walkTrainer(laneCount: 4)
    var reader = SnapshotReader(writer.bytes)
    try twin.restore(from: &reader)
    for _ in 0..<20 {
      trainer.advance()
      twin.advance()
      for lane in 0..<4 { #expect(twin.lanes.buffers.diagnostics[lane * 2 + 1] == 0) }
      // Final observations of episodes that ended before the snapshot mean nothing any more.
      #expect(twin.lanes.buffers.observations == trainer.lanes.buffers.observations)
      #expect(twin.lanes.buffers.actionMasks == trainer.lanes.buffers.actionMasks)
      #expect(twin.lanes.buffers.outcomes == trainer.lanes.buffers.outcomes)
    }
  }

  @Test("refuses the state of a run with other lanes")
  func otherLanes() throws {
    let (trainer, _) = try walkTrainer(laneCount: 2)
    var writer = SnapshotWriter()
    trainer.write(to: &writer)
    let (other, _) = try walkTrainer(laneCount: 3)
    var reader = SnapshotReader(writer.bytes)
    #expect(throws: SnapshotError.invalid("The checkpoint is of a run with 2 lanes.")) {
      try other.restore(from: &reader)
    }
  }

  // MARK: With agents that learn

  /// A run of one of the suite's agents, small enough to be repeated often.
  struct Run: Sendable, CustomTestStringConvertible {
    var agent: String
    var environment: String
    var laneCount: Int
    var testDescription: String { "\(agent), \(environment), \(laneCount) lanes" }

    static let all = ["dqn", "reinforce"].flatMap { agent in
      ["CartPole-v1", "FrozenLake-v1"].flatMap { environment in
        [1, 3].map { Run(agent: agent, environment: environment, laneCount: $0) }
      }
    }

    /// Row transforms that keep something for each lane; half of the runs have them.
    var transforms: [TransformSetting]? {
      guard laneCount == 3 else { return nil }
      return (environment == "CartPole-v1" ? [] : ["oneHot"]) + [
        "normalize", TransformSetting("frameStack", ["count": .integer(3)]), "timeAware",
        "normalizeReward",
      ]
    }

    func makeTrainer() throws -> Trainer {
      let entry = try #require(
        (EnvironmentEntry.classicControl + EnvironmentEntry.toyText).first { $0.id == environment })
      let settings = RunSettings(
        agent: agent, environment: environment, seed: 11, steps: 2_000, lanes: laneCount,
        transforms: transforms,
        settings: agent == "dqn"
          ? [
            "hiddenSizes": .list([.integer(8)]), "learningStarts": .integer(40),
            "replayCapacity": .integer(150), "batchSize": .integer(8),
            "targetUpdateInterval": .integer(7), "targetUpdateRate": .number(1),
          ] : ["hiddenSizes": .list([.integer(8)]), "episodesPerUpdate": .integer(2)])
      let parts = try RunParts(
        settings, environment: entry, agent: agent == "dqn" ? .dqn : .reinforce)
      return Trainer(
        agent: parts.agent, lanes: parts.lanes, pipeline: parts.pipeline, streams: parts.streams)
    }
  }

  /// Everything that a run can be told apart by.
  private func fingerprint(_ trainer: Trainer) throws -> [UInt8] {
    var writer = SnapshotWriter()
    trainer.write(to: &writer)
    var metrics = [Double](repeating: 0, count: trainer.agent.metricNames.count)
    trainer.agent.writeMetrics(into: &metrics)
    writer.write(metrics)
    return try writer.bytes + trainer.agent.exportWeights().encoded()
  }

  @Test(
    "goes on to the same bits from where it was written down", arguments: Run.all, [0, 1, 57, 200])
  func continues(run: Run, roundCount: Int) throws {
    let trainer = try run.makeTrainer()
    for _ in 0..<roundCount { trainer.advance() }
    var writer = SnapshotWriter()
    trainer.write(to: &writer)

    let twin = try run.makeTrainer()
    // What the twin did before must not matter.
    for _ in 0..<13 { twin.advance() }
    var reader = SnapshotReader(writer.bytes)
    try twin.restore(from: &reader)
    try reader.finish()
    for _ in 0..<150 {
      trainer.advance()
      twin.advance()
    }
    #expect(try fingerprint(twin) == fingerprint(trainer))
    #expect(trainer.tracker.episodeCount > 0)
    #expect(twin.stepCount == (roundCount + 150) * run.laneCount)
  }

  @Test("comes to the same bits when it is run again", arguments: Run.all)
  func repeats(run: Run) throws {
    let (first, second) = (try run.makeTrainer(), try run.makeTrainer())
    let start = try fingerprint(first)
    for _ in 0..<200 {
      first.advance()
      second.advance()
    }
    #expect(try fingerprint(first) == fingerprint(second))
    #expect(try fingerprint(first) != start)
    var metrics = [Double](repeating: 0, count: first.agent.metricNames.count)
    first.agent.writeMetrics(into: &metrics)
    #expect(metrics.allSatisfy { $0.isFinite })
  }

  @Test("refuses a state that is cut short anywhere", arguments: Run.all)
  func cutShort(run: Run) throws {
    let trainer = try run.makeTrainer()
    for _ in 0..<60 { trainer.advance() }
    var writer = SnapshotWriter()
    trainer.write(to: &writer)
    let twin = try run.makeTrainer()
    for count in stride(from: 0, to: writer.bytes.count, by: max(1, writer.bytes.count / 97)) {
      var reader = SnapshotReader(Array(writer.bytes[..<count]))
      #expect(throws: SnapshotError.self) { try twin.restore(from: &reader) }
    }
  }

  @Test("refuses the state of another agent")
  func otherAgent() throws {
    let trainer = try Run(agent: "dqn", environment: "CartPole-v1", laneCount: 1).makeTrainer()
    let other = try Run(agent: "reinforce", environment: "CartPole-v1", laneCount: 1).makeTrainer()
    var writer = SnapshotWriter()
    trainer.write(to: &writer)
    var reader = SnapshotReader(writer.bytes)
    #expect(throws: SnapshotError.wrongTag(expected: "REINFORCE", found: "DQN")) {
      try other.restore(from: &reader)
    }
  }
}
