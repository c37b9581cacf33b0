import AgentCore
import ArgumentParser
import Foundation
import GymCatalog
import GymCore
import NumericRandom

/// `gymnast evaluate`: plays the final policy of a run.
struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Plays the final policy of a run and prints what it reaches.",
    discussion: """
      Episode i begins with the seed S + i (modulo 2^32 in worlds with 32-bit seeds) and is played \
      once, so that it can be repeated elsewhere. The result does not depend on the lanes.
      """)

  @Argument(help: ArgumentHelp("The folder of a run.", valueName: "RUN"))
  var folder: String

  @Option(
    parsing: .unconditional, help: "How many episodes are played.",
    transform: ArgumentValues.whole(1...1_000_000))
  var episodes: Int = 100

  @Option(
    parsing: .unconditional, help: "The seed S of the first episode.",
    transform: ArgumentValues.seed)
  var seed: Seed = 0

  @Option(
    parsing: .unconditional, help: "How many worlds step side by side.",
    transform: ArgumentValues.whole(ArgumentValues.laneRange))
  var lanes: Int = 16

  @Option(
    parsing: .unconditional,
    help: "After how many steps an episode is stopped that has not ended.",
    transform: ArgumentValues.whole(ArgumentValues.stepRange))
  var maxEpisodeSteps: Int = 27_000

  @Flag(help: "Draw actions as while learning, instead of taking the best one.")
  var sample = false

  @Flag(help: "Print one JSON object; docs/command.md explains its keys.")
  var json = false

  func run() throws {
    let session = Session.current
    let run = try RunFolder(named: folder)
    let settings = try RunSettings(of: run)
    let (environment, agent) = try naming(run.settings) {
      let environment = try session.catalog.environment(settings.environment)
      let agent = try session.catalog.agent(settings.agent)
      _ = try environment.effectiveOptions(settings.options)
      _ = try agent.effectiveSettings(settings.settings)
      return (environment, agent)
    }
    try environment.check(seed: seed)
    guard FileManager.default.fileExists(atPath: run.weights) else {
      throw CommandError(
        "\(folder) has no weights.safetensors: its training did not finish. Train it again.")
    }
    let saved = try SavedRun(
      settings, environment: environment, agent: agent, folder: run,
      laneCount: min(lanes, episodes))
    var evaluator = Evaluator()
    evaluator.episodeCount = episodes
    evaluator.seed = seed
    evaluator.mode = sample ? .exploring : .greedy
    evaluator.episodeStepLimit = maxEpisodeSteps
    evaluator.seedsAre32Bit = environment.seedsAre32Bit
    let report = EvaluationReport(
      saved.evaluate(evaluator), threshold: environment.rewardThreshold)
    try session.output.put(json ? report.json.text + "\n" : report.text)
  }
}
