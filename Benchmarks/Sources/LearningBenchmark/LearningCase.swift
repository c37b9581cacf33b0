import AgentCore
import Foundation
import GymCatalog
import GymCore
import NumericRandom

/// An agent in a world with its preset, and what each seed must reach.
struct LearningCase {
  var agent: String
  var environment: String
  var episodeCount: Int
  var goal: Double

  /// What the table of `docs/reproducing.md` lists.
  static let all = [
    LearningCase(agent: "dqn", environment: "CartPole-v1", episodeCount: 100, goal: 475),
    LearningCase(agent: "dqn", environment: "CartPole-v0", episodeCount: 100, goal: 195),
    LearningCase(agent: "reinforce", environment: "CartPole-v1", episodeCount: 100, goal: 475),
    LearningCase(agent: "reinforce", environment: "CartPole-v0", episodeCount: 100, goal: 195),
    LearningCase(agent: "dqn", environment: "FrozenLake-v1", episodeCount: 1000, goal: 0.70),
  ]

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
      lanes: preset.lanes, settings: preset.settings)
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
