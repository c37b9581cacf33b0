import AgentCore
import ArgumentParser
import Foundation
import GymCatalog
import GymCore
import NumericRandom

/// `gymnast watch`: shows episodes in a window or terminal, and records them.
struct WatchCommand: ComputingCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Shows episodes of a run, or of random actions in a world.",
    discussion: """
      Without --window, --terminal and --record the best place is chosen: a window where the program \
      was built with them and a desktop is there, else the terminal. Close a window with Escape or Q; \
      Ctrl-C ends everywhere, and what was recorded until then stays.

      Episode i begins with the seed S + i: the episodes of a run are those that 'evaluate' plays.
      """)

  @Argument(help: ArgumentHelp("The folder of a run; with --random, a world.", valueName: "RUN"))
  var subject: String

  @Flag(help: "Take random actions in a world, with nothing trained.")
  var random = false

  @Flag(help: "With --random: only actions that do something, in worlds that know which do.")
  var masked = false

  @Option(
    parsing: .unconditional, help: "How many episodes are played.",
    transform: ArgumentValues.whole(1...1_000_000))
  var episodes: Int = 1

  @Option(
    parsing: .unconditional,
    help: "How many steps a second are shown (default: what suits the world).",
    transform: ArgumentValues.number(0.01...1000))
  var fps: Double?

  @Option(
    help: ArgumentHelp(
      "Record to a new GIF, or to PNG files in a new folder.", valueName: "FILE.gif|FOLDER/"))
  var record: String?

  @Flag(help: "Show a window.")
  var window = false

  @Flag(help: "Draw in the terminal.")
  var terminal = false

  @Option(
    parsing: .unconditional, help: "The seed S of the first episode.",
    transform: ArgumentValues.seed)
  var seed: Seed = 0

  @Option(
    name: .customLong("option"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp("With --random: an option of the world.", valueName: "key=value"),
    transform: Assignment.parse)
  var options: [Assignment] = []

  @Flag(help: "Draw actions as while learning, instead of taking the best one.")
  var sample = false

  @Option(
    parsing: .unconditional,
    help: "After how many steps an episode is stopped that has not ended.",
    transform: ArgumentValues.whole(ArgumentValues.stepRange))
  var maxEpisodeSteps: Int = Evaluator.usualStepLimit

  func run() throws {
    let catalog = Session.current.catalog
    if random {
      guard !sample else {
        throw CommandError("--sample is for a run; with --random every action is drawn already.")
      }
      try watchRandomActions(in: try catalog.environment(subject))
    } else {
      try watch(try namedRun(in: catalog))
    }
  }

  private func namedRun(in catalog: Catalog) throws -> NamedRun {
    guard !masked else {
      throw CommandError("--masked is for --random: agents use the mask of a world by themselves.")
    }
    guard options.isEmpty else {
      throw CommandError(
        "--option is for --random: a run is watched in the world that it was trained in.")
    }
    if !FileManager.default.fileExists(atPath: subject),
      catalog.environments.contains(where: { $0.id == subject })
    {
      throw CommandError(
        "\(subject) is a world. Add --random to watch random actions in it, or name the folder of "
          + "a run.")
    }
    return try NamedRun(subject, catalog: catalog)
  }

  private func watchRandomActions(in entry: EnvironmentEntry) throws {
    try entry.check(seed: seed)
    let world = try entry.makeEnvironment(options: try options.values())
    try world.checkMasked(masked, id: entry.id)
    var performer = RandomPerformer(
      in: world, seed: seed, seedsAre32Bit: entry.seedsAre32Bit, isMasked: masked)
    try play(&performer, title: "random actions in \(entry.id)", entry: entry)
  }

  private func watch(_ run: NamedRun) throws {
    try run.environment.check(seed: seed)
    var evaluator = Evaluator()
    evaluator.seed = seed
    evaluator.mode = sample ? .exploring : .greedy
    evaluator.seedsAre32Bit = run.environment.seedsAre32Bit
    let parts = try run.load(laneCount: 1).parts
    var player = PolicyPlayer(
      parts.agent, pipeline: parts.pipeline,
      in: try run.environment.makeEnvironment(options: run.settings.options), like: evaluator)
    try play(
      &player, title: "\(run.settings.agent) in \(run.environment.id)", entry: run.environment)
  }

  private func play(
    _ performer: inout some Performer, title: String, entry: EnvironmentEntry
  ) throws {
    let session = Session.current
    guard let picture = performer.world.picture else {
      throw CommandError(
        "\(entry.id) does not draw itself, so there is nothing to watch. Give the world a picture and "
          + "draw(on:); 'rollout' prints its steps.")
    }
    session.interruption.listen()
    let displays = try DisplayChoice(window: window, terminal: terminal, record: record)
      .makeDisplays(
        title: title, pictureSize: picture.size, output: session.output,
        environment: ProcessInfo.processInfo.environment)
    let performance = Performance(
      episodeCount: episodes, episodeStepLimit: maxEpisodeSteps,
      stepDuration: .seconds(1) / (fps ?? picture.stepsPerSecond),
      interruption: session.interruption)
    let report = WatchReport(
      seed: seed, seedsAre32Bit: entry.seedsAre32Bit,
      isLater: displays.contains { $0 is TerminalDisplay }, output: session.output)
    let recording = displays.lazy.compactMap { $0 as? RecordingDisplay }.first
    let end: Performance.End
    do {
      end = try performance.play(&performer, picture: picture, on: displays) {
        try report.add($0)
      }
    } catch {
      // A screen that stays taken over would hide why.
      for display in displays { try? display.finish() }
      try? report.tellWhatRemains(of: recording)
      throw error
    }
    do { try finish(displays) } catch {
      try? report.tellWhatRemains(of: recording)
      throw error
    }
    try report.close(end, recording: recording)
    if case .interrupted(let signal) = end { throw ExitCode(128 + signal) }
  }

  /// Puts every display back in order, whatever happens to one of them.
  private func finish(_ displays: [any Display]) throws {
    var failure: (any Error)?
    for display in displays {
      do { try display.finish() } catch { failure = failure ?? error }
    }
    if let failure { throw failure }
  }
}
