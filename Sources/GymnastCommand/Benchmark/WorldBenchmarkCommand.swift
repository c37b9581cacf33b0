import ArgumentParser
import Foundation
import GymBenchmarks
import GymCatalog
import GymCore

/// `gymnast benchmark environments`: times worlds.
struct WorldBenchmarkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "environments",
    abstract: "Times worlds: steps a second of lanes that play random actions.",
    discussion: """
      A step takes an action in every lane, writes the observations and restarts what ended. The \
      actions are drawn before. Measure on an idle machine; a world takes about two seconds.
      """)

  @Argument(
    help: ArgumentHelp(
      "The ids of worlds, as 'list' shows them; without any, those that "
        + "docs/benchmarks.md compares.", valueName: "environment"))
  var environments: [String] = []

  @Option(
    parsing: .unconditional, help: "How many worlds step side by side.",
    transform: ArgumentValues.whole(ArgumentValues.laneRange))
  var lanes: Int = 64

  @Option(
    parsing: .unconditional,
    help: "How many threads step them, up to the number of processors.",
    transform: ArgumentValues.whole(1...min(ProcessInfo.processInfo.activeProcessorCount, 64)))
  var threads: Int = 1

  @Option(
    name: .customLong("option"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp("An option of every world that is named.", valueName: "key=value"),
    transform: Assignment.parse)
  var options: [Assignment] = []

  @Flag(help: "Print one JSON object; docs/command.md explains its keys.")
  var json = false

  /// The worlds whose speeds are compared with other programs'.
  static let comparedIDs = [
    "CartPole-v1", "MountainCar-v0", "Pendulum-v1", "Acrobot-v1", "FrozenLake-v1", "Taxi-v4",
    "CliffWalking-v1", "MiniGrid-Empty-8x8-v0", "MiniGrid-DoorKey-8x8-v0",
  ]

  func run() throws {
    let session = Session.current
    let entries = try chosenEntries(in: session)
    let values = try options.values()
    // What cannot be made is refused before anything is timed.
    for entry in entries { _ = try entry.makeWorld(options: values) }
    let benchmark = WorldBenchmark(laneCount: lanes, threadCount: threads)
    let report = WorldBenchmarkReport(benchmark, ids: entries.map(\.id))
    if json {
      let readings = try entries.map { try benchmark.reading(of: $0, options: values) }
      try session.output.put(report.json(readings).text + "\n")
    } else {
      try session.output.show(report.heading)
      for entry in entries {
        try session.output.show(report.line(try benchmark.reading(of: entry, options: values)))
      }
    }
  }

  private func chosenEntries(in session: Session) throws -> [EnvironmentEntry] {
    guard environments.isEmpty else {
      return try environments.map { try session.catalog.environment($0) }
    }
    guard options.isEmpty else {
      throw CommandError("--option is for worlds that are named. Name one.")
    }
    let compared = session.catalog.environments.filter { Self.comparedIDs.contains($0.id) }
    guard !compared.isEmpty else {
      throw CommandError(
        "This catalog has none of the worlds that are timed by themselves. Name one; "
          + "'\(session.program) list' shows what there is.")
    }
    return compared
  }
}
