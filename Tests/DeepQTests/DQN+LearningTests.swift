import AgentCore
import ClassicControl
import DeepQ
import GymCore
import NumericRandom
import Testing
import ToyText

extension Tag {
  /// Trains an agent until it must have learned something.
  @Tag static var learning: Self
}

@Suite("DQN learns", .tags(.learning))
struct DQNLearningTests {
  /// What the final policy of a run reaches in 20 episodes, or 100 where chance has a part.
  private func evaluation(
    _ id: String, seed: Seed, steps: Int, lanes: Int = 1, options: [String: OptionValue] = [:],
    settings: [String: OptionValue], episodeCount: Int
  ) throws -> Evaluation {
    let environment = try #require(
      (EnvironmentEntry.classicControl + EnvironmentEntry.toyText).first { $0.id == id })
    let run = RunSettings(
      agent: "dqn", environment: id, seed: seed, steps: steps, lanes: lanes, options: options,
      settings: settings)
    let parts = try RunParts(run, environment: environment, agent: .dqn)
    let trainer = Trainer(
      agent: parts.agent, lanes: parts.lanes, pipeline: parts.pipeline, streams: parts.streams)
    while trainer.stepCount < steps { trainer.advance() }
    var evaluator = Evaluator()
    evaluator.episodeCount = episodeCount
    let lanes = try environment.makeLanes(count: 4, options: options)
    let pipeline = try RowPipeline(
      names: parts.pipeline.names, input: RowForm(layout: lanes.layout, kind: lanes.scalarKind),
      rowCount: 4)
    return evaluator.evaluate(parts.agent, on: lanes, pipeline: pipeline)
  }

  @Test("the shortest way over a lake that is not slippery", arguments: 1...5, [1, 4])
  func frozenLake(seed: Int, lanes: Int) throws {
    let evaluation = try evaluation(
      "FrozenLake-v1", seed: Seed(seed), steps: 8_000, lanes: lanes,
      options: ["isSlippery": .flag(false)],
      settings: [
        "hiddenSizes": .list([]), "learningStarts": .integer(100), "learningRate": .number(0.02),
        "epsilonFraction": .number(0.8), "epsilonEnd": .number(0.2), "batchSize": .integer(16),
        "targetUpdateRate": .number(0.05),
      ], episodeCount: 4)
    #expect(evaluation.mean == 1)
    #expect(evaluation.meanLength == 6)
  }

  @Test("to balance a pole", arguments: 1...3)
  func cartPole(seed: Int) throws {
    let evaluation = try evaluation(
      "CartPole-v0", seed: Seed(seed), steps: 15_000,
      settings: ["hiddenSizes": .list([.integer(64), .integer(64)])], episodeCount: 20)
    // A policy that has learned nothing reaches about 10 to 22.
    #expect(evaluation.mean > 75)
  }
}
