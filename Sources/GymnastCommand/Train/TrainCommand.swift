import AgentCore
import ArgumentParser
import GymCatalog
import GymCore
import NumericRandom

/// `gymnast train`: an agent learns in a world, and everything about it is written to a folder.
struct TrainCommand: ComputingCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Trains an agent in a world and writes the run to a folder.",
    discussion: """
      The agent's defaults yield to the preset for the world, the preset to --config, and --config \
      to everything else on the command line. The settings.yaml of a run, given as --config, \
      reproduces it.
      """)

  @Argument(help: "The name of an agent, as 'list' shows it; --config may name it instead.")
  var agent: String?

  @Argument(help: "The id of a world, as 'list' shows it; --config may name it instead.")
  var environment: String?

  @Option(
    parsing: .unconditional,
    help: "The seed that everything derives from, below 2^128 (default: 0).",
    transform: ArgumentValues.seed)
  var seed: Seed?

  @Option(
    parsing: .unconditional,
    help: "How many steps are taken, over all lanes (default: the preset's, else 100,000).",
    transform: ArgumentValues.whole(ArgumentValues.stepRange))
  var steps: Int?

  @Option(
    parsing: .unconditional,
    help: "How many worlds step side by side (default: the preset's, else 1).",
    transform: ArgumentValues.whole(ArgumentValues.laneRange))
  var lanes: Int?

  @Option(
    name: .customLong("set"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp("A setting of the agent, as 'info' shows it.", valueName: "key=value"),
    transform: Assignment.parse)
  var settings: [Assignment] = []

  @Option(
    name: .customLong("option"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp("An option of the world, as 'info' shows it.", valueName: "key=value"),
    transform: Assignment.parse)
  var options: [Assignment] = []

  @Option(
    name: .customLong("transform"),
    help: ArgumentHelp(
      "A row transform between world and agent, such as oneHot or frameStack:count=4; 'none' for "
        + "none at all (default: those that the world's layout needs).",
      valueName: "name:key=value,…"))
  var transforms: [String] = []

  @Option(help: ArgumentHelp("A YAML file of settings.", valueName: "FILE.yaml"))
  var config: String?

  @Option(
    help: ArgumentHelp(
      "The folder of the run, which must not exist or be empty (default: "
        + "runs/AGENT-ENVIRONMENT-seedS).", valueName: "DIR"))
  var out: String?

  func run() throws {
    let session = Session.current
    let resolution = try request().resolved(in: session.catalog)
    let settings = resolution.settings
    let environment = try session.catalog.environment(settings.environment)
    let run = try TrainingRun(
      settings, environment: environment, agent: try session.catalog.agent(settings.agent),
      folder: try RunFolder(named: out ?? settings.defaultFolder), version: Gymnast.version)
    try session.output.show(introduction(resolution))
    let evaluation = try train(run, showingOn: session.output)
    let report = EvaluationReport(evaluation, threshold: environment.rewardThreshold)
    try session.output.put(
      "The run is in \(run.folder.path): settings.yaml, metrics.csv, timing.csv, "
        + "evaluations.csv, weights.safetensors, checkpoints, log.txt.\n"
        + "The final policy: \(report.line)\n")
  }

  private func request() throws -> RunRequest {
    var request = RunRequest(
      agent: agent, environment: environment, seed: seed, steps: steps, lanes: lanes)
    if transforms == ["none"] {
      request.transforms = []
    } else if transforms.contains("none") {
      throw CommandError("--transform none cannot stand beside other transforms.")
    } else if !transforms.isEmpty {
      request.transforms = try transforms.map(TransformText.setting)
    }
    request.options = try options.values()
    request.settings = try settings.values()
    if let config {
      request.config = try RunSettings.Partial(yaml: TextFile.read(config), path: config)
      request.configPath = config
    }
    return request
  }

  private func introduction(_ resolution: RunRequest.Resolution) -> String {
    let settings = resolution.settings
    let pair = "\(settings.agent) in \(settings.environment)"
    let basis =
      resolution.preset == nil
      ? "There is no preset for \(pair): the agent's defaults are used"
        + (steps == nil && config == nil
          ? ", for \(ArgumentValues.grouped(RunRequest.defaultStepCount)) steps" : "")
      : "The preset for \(pair) is used"
    let changes = [
      config.map { "what \($0) says" },
      self.settings.isEmpty ? nil : "what the command line sets",
    ].compactMap { $0 }
    let exception = changes.isEmpty ? "" : ", but for \(changes.joined(separator: " and "))"
    return "\(settings.agent) learns \(settings.environment) for "
      + "\(ArgumentValues.grouped(settings.steps)) steps in \(settings.lanes) "
      + "\(settings.lanes == 1 ? "lane" : "lanes"), seed \(settings.seed).\n"
      + "\(basis)\(exception).\n"
  }

  private func train(_ run: TrainingRun, showingOn sink: TextSink) throws -> Evaluation {
    var line = ProgressLine(on: sink)
    var failure: SinkError?
    let evaluation = try run.train { progress in
      guard failure == nil else { return }
      do throws(SinkError) { try line.show(progress) } catch { failure = error }
    }
    if let failure { throw failure }
    try line.end()
    return evaluation
  }
}
