import AgentCore
import Foundation
import GymCatalog
import GymCore
import NumericRandom

/// An agent in a world with its preset, and what each seed must reach.
struct LearningCase {
  var agent: String
  var environment: String
  var options: [String: OptionValue] = [:]
  var episodeCount: Int
  /// The mean return to reach; nil for the optimal return, which the world knows.
  var goal: Double?

  /// What the table of `docs/reproducing.md` lists.
  static let all =
    [
      LearningCase(agent: "dqn", environment: "CartPole-v1", episodeCount: 100, goal: 475),
      LearningCase(agent: "dqn", environment: "CartPole-v0", episodeCount: 100, goal: 195),
      LearningCase(agent: "reinforce", environment: "CartPole-v1", episodeCount: 100, goal: 475),
      LearningCase(agent: "reinforce", environment: "CartPole-v0", episodeCount: 100, goal: 195),
      LearningCase(agent: "dqn", environment: "FrozenLake-v1", episodeCount: 1000, goal: 0.70),
    ] + mazes

  /// Fixed mazes of size 9 whose shortest ways have 12, 20 and 28 steps, and one with pits.
  private static let mazes = [
    ["mazeSeed": .integer(1)], ["mazeSeed": .integer(3)], ["mazeSeed": .integer(7)],
    ["mazeSeed": .integer(7), "openings": .number(0.2), "pits": .number(0.5)],
  ].map { (options: [String: OptionValue]) in
    LearningCase(
      agent: "dqn", environment: "GridWorld/Maze-v0", options: options, episodeCount: 10)
  }

  /// What is learned, in words.
  var title: String {
    let choices = options.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    return ["\(agent) in \(environment)", choices.joined(separator: ", ")]
      .filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// The mean return that every seed must reach.
  func threshold() throws -> Double {
    if let goal { return goal }
    let facts = try Catalog.standard.environment(environment).facts(options: options)
    guard let optimum = facts.first(where: { $0.name == "optimalReturn" })?.value.asNumber else {
      fatalError("\(environment) does not know its optimal return. Give the case a goal.")
    }
    // Means of equal returns differ from them in the last digits.
    return optimum - 1e-9
  }

  /// What training with one seed reached.
  struct Result {
    var seed: Int
    var mean: Double
    var seconds: Double
    /// The mean return of the last 100 episodes at each twentieth of the run.
    var curve: [Double]
  }

  /// Trains with a seed and plays the final policy without exploring, from evaluation seed 0.
  func run(seed: Int) throws -> Result {
    let catalog = Catalog.standard
    guard let preset = catalog.preset(agent: agent, environment: environment) else {
      fatalError("There is no preset for \(agent) in \(environment).")
    }
    let settings = RunSettings(
      agent: agent, environment: environment, seed: Seed(seed), steps: preset.steps,
      lanes: preset.lanes, options: options, settings: preset.settings)
    let world = try catalog.environment(environment)
    let parts = try RunParts(settings, environment: world, agent: try catalog.agent(agent))
    let start = ContinuousClock.now
    let trainer = Trainer(
      agent: parts.agent, lanes: parts.lanes, pipeline: parts.pipeline, streams: parts.streams)
    var curve: [Double] = []
    while trainer.stepCount + preset.lanes <= preset.steps {
      trainer.advance()
      if trainer.stepCount * 20 >= preset.steps * (curve.count + 1) {
        curve.append(trainer.tracker.meanReturn ?? .nan)
      }
    }
    let seconds = (ContinuousClock.now - start) / .seconds(1)

    let playing = try RunParts(
      settings, laneCount: 16, environment: world, agent: try catalog.agent(agent))
    try playing.agent.importWeights(parts.agent.exportWeights())
    var evaluator = Evaluator()
    evaluator.episodeCount = episodeCount
    let evaluation = evaluator.evaluate(
      playing.agent, on: playing.lanes, pipeline: playing.pipeline)
    return Result(seed: seed, mean: evaluation.mean, seconds: seconds, curve: curve)
  }
}
