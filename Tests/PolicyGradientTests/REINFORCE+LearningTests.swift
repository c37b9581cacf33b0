import AgentCore
import ClassicControl
import GymCore
import NumericRandom
import PolicyGradient
import Testing
import ToyText

extension Tag {
  /// Trains an agent until it must have learned something.
  @Tag static var learning: Self
}

@Suite("REINFORCE learns", .tags(.learning))
struct REINFORCELearningTests {
  private func train(
    _ id: String, seed: Seed, steps: Int, lanes: Int, options: [String: OptionValue] = [:],
    settings: [String: OptionValue]
  ) throws -> (trainer: Trainer, evaluation: Evaluation) {
    let environment = try #require(
      (EnvironmentEntry.classicControl + EnvironmentEntry.toyText).first { $0.id == id })
    let run = RunSettings(
      agent: "reinforce", environment: id, seed: seed, steps: steps, lanes: lanes,
      options: options, settings: settings)
    let parts = try RunParts(run, environment: environment, agent: .reinforce)
    let trainer = Trainer(
      agent: parts.agent, lanes: parts.lanes, pipeline: parts.pipeline, streams: parts.streams)
    while trainer.stepCount < steps { trainer.advance() }
    var evaluator = Evaluator()
    evaluator.episodeCount = 20
    let lanes = try environment.makeLanes(count: lanes, options: options)
    return (trainer, evaluator.evaluate(parts.agent, on: lanes, pipeline: parts.pipeline))
  }

  @Test("the shortest way over a lake that is not slippery", arguments: 1...5, [1, 4])
  func frozenLake(seed: Int, lanes: Int) throws {
    let (_, evaluation) = try train(
      "FrozenLake-v1", seed: Seed(seed), steps: 30_000, lanes: lanes,
      options: [
        "isSlippery": .flag(false), "map": .list([.text("SFF"), .text("FHF"), .text("FFG")]),
      ],
      settings: [
        "hiddenSizes": .list([]), "learningRate": .number(0.02), "discount": .number(0.9),
        "entropyWeight": .number(0.01),
      ])
    #expect(evaluation.mean == 1)
    #expect(evaluation.meanLength == 4)
  }

  @Test("to balance a pole, with and without a baseline", arguments: 1...5, [true, false])
  func cartPole(seed: Int, usesBaseline: Bool) throws {
    let (trainer, _) = try train(
      "CartPole-v1", seed: Seed(seed), steps: 50_000, lanes: 1,
      settings: ["usesBaseline": .flag(usesBaseline)])
    // The last 100 episodes while it still explores; an untrained policy reaches about 22.
    #expect(try #require(trainer.tracker.meanReturn) > 180)
  }
}
