import AgentCore
import ArgumentParser
import GymCatalog
import GymCore

/// `gymnast info`: everything about a world or an agent.
struct InfoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info",
    abstract: "Shows a world's spaces, layout, limits and options, or an agent's settings.")

  @Argument(help: "The id of a world or the name of an agent, as 'list' shows them.")
  var name: String

  @Option(
    name: .customLong("option"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp("An option of the world to look at.", valueName: "key=value"),
    transform: Assignment.parse)
  var options: [Assignment] = []

  @Flag(help: "Print one JSON object; docs/command.md explains its keys.")
  var json = false

  func run() throws {
    let session = Session.current
    let catalog = session.catalog
    let report: any InfoReport
    if let agent = catalog.agents.first(where: { $0.name == name }) {
      guard options.isEmpty else {
        throw CommandError("--option is for worlds; '\(name)' is an agent. Leave it out.")
      }
      report = AgentReport(agent)
    } else if let environment = catalog.environments.first(where: { $0.id == name }) {
      report = try EnvironmentReport(environment, options: options.values())
    } else {
      let known = catalog.environments.map(\.id) + catalog.agents.map(\.name)
      throw CommandError(
        "There is no world or agent '\(name)'." + Spelling.suggestion(for: name, among: known)
          + " '\(session.program) list' shows what there is.")
    }
    try session.output.put(json ? report.json.text + "\n" : report.text)
  }
}

/// What is known about something, in the two forms in which it is printed.
protocol InfoReport {
  var json: JSON { get }
  var text: String { get }
}

extension OptionDescription {
  /// The option as JSON.
  var asJSON: JSON {
    .object([
      "name": .text(name), "default": .written(defaultValue.json), "allowed": .text(allowed),
      "summary": .text(summary), "source": .optional(source) { .text($0) },
    ])
  }
}

extension [OptionDescription] {
  /// The options for reading, under a heading.
  func paragraph(titled title: String) -> String {
    guard !isEmpty else { return "\n\(title): none\n" }
    return "\n\(title)\n"
      + map { option in
        let source = option.source.map { " Source: \($0)." } ?? ""
        let value = option.defaultValue == .text("") ? "\"\"" : option.defaultValue.description
        return "  \(option.name) = \(value)\n      \(option.summary)\(source)\n"
          + "      It takes \(option.allowed).\n"
      }.joined()
  }
}
