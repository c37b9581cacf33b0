import AgentCore
import ArgumentParser
import GymCore
import NumericRandom

/// `gymnast evaluate`: plays the final policy of a run.
struct EvaluateCommand: ComputingCommand {
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
  var maxEpisodeSteps: Int = Evaluator.usualStepLimit

  @Flag(help: "Draw actions as while learning, instead of taking the best one.")
  var sample = false

  @Flag(help: "Print one JSON object; docs/command.md explains its keys.")
  var json = false

  func run() throws {
    let session = Session.current
    let run = try NamedRun(folder, catalog: session.catalog)
    try run.environment.check(seed: seed)
    let saved = try run.load(laneCount: min(lanes, episodes))
    var evaluator = Evaluator()
    evaluator.episodeCount = episodes
    evaluator.seed = seed
    evaluator.mode = sample ? .exploring : .greedy
    evaluator.episodeStepLimit = maxEpisodeSteps
    evaluator.seedsAre32Bit = run.environment.seedsAre32Bit
    let report = EvaluationReport(
      saved.evaluate(evaluator), threshold: run.environment.rewardThreshold)
    try session.output.put(json ? report.json.text + "\n" : report.text)
  }
}
