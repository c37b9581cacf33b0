import ArgumentParser
import GymCatalog
import GymCore
import GymTesting
import NumericRandom

/// `gymnast check`: plays worlds at random and says which rules of the contract they keep.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Checks that worlds keep the contract of worlds, and explains what breaks it.",
    discussion: """
      Worlds are played with random actions, alone and in lanes, copied, written down, read back and \
      drawn. The command ends with status 1 when a rule is broken. A world that traps ends it at \
      once.
      """)

  @Argument(help: "The ids of worlds, as 'list' shows them.")
  var environments: [String] = []

  @Flag(help: "Check every world of the catalog.")
  var all = false

  @Option(
    name: .customLong("option"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp("An option of the worlds, as 'info' shows it.", valueName: "key=value"),
    transform: Assignment.parse)
  var options: [Assignment] = []

  @Option(
    parsing: .unconditional, help: "How many steps long runs are.",
    transform: ArgumentValues.whole(100...1_000_000))
  var steps: Int = 10_000

  @Option(
    parsing: .unconditional, help: "The seed from which worlds and actions draw.",
    transform: ArgumentValues.seed)
  var seed: Seed = 0

  @Flag(help: "Print one JSON object; docs/command.md explains its keys.")
  var json = false

  func run() throws {
    let session = Session.current
    let entries = try chosenEntries(of: session.catalog)
    let options = try options.values()
    for entry in entries {
      _ = try entry.makeWorld(options: options)
      // Lanes add up to 63, and other seeds are tried as well.
      try entry.check(seed: seed)
      try entry.check(seed: seed + 64)
    }
    var reports: [CheckReport] = []
    for entry in entries {
      let report = CheckReport(
        id: entry.id, steps: steps, seed: seed,
        contract: try entry.contractReport(options: options, seed: seed, stepCount: steps))
      reports.append(report)
      if !json { try session.output.show(report.text + (entries.count > 1 ? "\n" : "")) }
    }
    if json {
      try session.output.put(
        JSON.object(["environments": .list(reports.map(\.json))]).text + "\n")
    } else if reports.count > 1 {
      let keptCount = reports.count { $0.isKept }
      try session.output.put("\(keptCount) of \(reports.count) worlds keep the contract.\n")
    }
    if !reports.allSatisfy(\.isKept) { throw ExitCode.failure }
  }

  private func chosenEntries(of catalog: Catalog) throws -> [EnvironmentEntry] {
    guard all != !environments.isEmpty else {
      throw CommandError(
        "Name the worlds to check, or give --all for every world of the catalog, but not both.")
    }
    return all
      ? catalog.environments : try environments.map { id in try catalog.environment(id) }
  }
}
