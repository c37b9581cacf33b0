import AgentCore
import CAllocationCounter
import ClassicControl
import DeepQ
import GymCore
import NumericRandom
import PolicyGradient
import Testing
import ToyText

@Suite("Agents in the steady state", .serialized, .enabled(if: allocationCountingIsPossible()))
struct AgentAllocationTests {
  struct Run: Sendable, CustomTestStringConvertible {
    var agent: String
    var environment: String
    var laneCount: Int
    var testDescription: String { "\(agent), \(environment), \(laneCount) lanes" }

    static func all(_ agents: [String]) -> [Run] {
      agents.flatMap { agent in
        ["CartPole-v0", "FrozenLake-v1"].flatMap { environment in
          [1, 3].map { Run(agent: agent, environment: environment, laneCount: $0) }
        }
      }
    }

    func makeParts() throws -> RunParts {
      let entry = try #require(
        (EnvironmentEntry.classicControl + EnvironmentEntry.toyText).first { $0.id == environment })
      let settings = RunSettings(
        agent: agent, environment: environment, seed: 1, steps: 10_000, lanes: laneCount,
        settings: agent == "dqn"
          ? [
            "hiddenSizes": .list([.integer(16)]), "learningStarts": .integer(50),
            "replayCapacity": .integer(400), "batchSize": .integer(16),
          ]
          : [
            // An unlearned policy falls early: episodes stay within what the warm-up has seen.
            "hiddenSizes": .list([.integer(16)]), "learningRate": .number(1e-6),
            "episodesPerUpdate": .integer(3),
          ])
      return try RunParts(settings, environment: entry, agent: agent == "dqn" ? .dqn : .reinforce)
    }

    func makeTrainer() throws -> Trainer {
      let parts = try makeParts()
      return Trainer(
        agent: parts.agent, lanes: parts.lanes, pipeline: parts.pipeline, streams: parts.streams)
    }
  }

  private func updateCount(_ trainer: Trainer) -> Double {
    var values = [Double](repeating: 0, count: trainer.agent.metricNames.count)
    trainer.agent.writeMetrics(into: &values)
    return values.last ?? 0
  }

  @Test(
    "DQN trains without allocating, before and after its memory is full",
    arguments: Run.all(["dqn"]))
  func deepQ(run: Run) throws {
    let trainer = try run.makeTrainer()
    for _ in 0..<70 { trainer.advance() }
    let updates = updateCount(trainer)
    #expect(countAllocations { for _ in 0..<50 { trainer.advance() } } == 0)
    for _ in 0..<400 { trainer.advance() }
    #expect(countAllocations { for _ in 0..<200 { trainer.advance() } } == 0)
    #expect(updateCount(trainer) > updates + 600)
    #expect(trainer.tracker.episodeCount > 10)
  }

  @Test(
    "REINFORCE trains without allocating once it has seen long episodes",
    arguments: Run.all(["reinforce"]))
  func policyGradient(run: Run) throws {
    let trainer = try run.makeTrainer()
    for _ in 0..<8_000 { trainer.advance() }
    let updates = updateCount(trainer)
    #expect(countAllocations { for _ in 0..<1_500 { trainer.advance() } } == 0)
    #expect(updateCount(trainer) > updates + 5)
  }

  @Test("agents act without allocating", arguments: Run.all(["dqn", "reinforce"]))
  func acting(run: Run) throws {
    let parts = try run.makeParts()
    parts.lanes.reset(seeds: (0..<run.laneCount).map { Seed($0) })
    var pipeline = parts.pipeline
    var rows = pipeline.makeRows(count: run.laneCount)
    pipeline.begin(with: parts.lanes.buffers.observations, into: &rows)
    var actions = ActionRows(laneCount: run.laneCount, valueCount: 0)
    var generators = (0..<run.laneCount).map { PCG64(seed: Seed($0)) }
    func act(_ mode: BehaviorMode) {
      pipeline.begin(with: parts.lanes.buffers.observations, into: &rows)
      parts.agent.act(
        on: rows, masks: [], mode: mode, generators: &generators, into: &actions)
    }
    for mode in [BehaviorMode.greedy, .exploring] {
      for _ in 0..<3 { act(mode) }
      #expect(countAllocations { for _ in 0..<100 { act(mode) } } == 0)
    }
  }

  @Test(
    "evaluating allocates an episode, never a step", arguments: Run.all(["dqn", "reinforce"]))
  func evaluating(run: Run) throws {
    let parts = try run.makeParts()
    func allocations(stepLimit: Int) -> (count: Int64, steps: Int) {
      var evaluator = Evaluator()
      evaluator.episodeCount = 5
      evaluator.episodeStepLimit = stepLimit
      evaluator.mode = .exploring
      var steps = 0
      let count = countAllocations {
        let evaluation = evaluator.evaluate(
          parts.agent, on: parts.lanes, pipeline: parts.pipeline)
        steps = evaluation.episodes.reduce(0) { $0 + $1.length }
      }
      return (count, steps)
    }
    _ = allocations(stepLimit: 100)
    let (short, long) = (allocations(stepLimit: 3), allocations(stepLimit: 100))
    #expect(long.steps > short.steps + 10)
    #expect(long.count == short.count)
  }
}
