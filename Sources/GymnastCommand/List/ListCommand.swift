import AgentCore
import ArgumentParser
import GymCatalog
import GymCore

/// `gymnast list`: what there is.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists the worlds, the agents and their presets.")

  @Flag(help: "Print one JSON object; docs/command.md explains its keys.")
  var json = false

  func run() throws {
    let session = Session.current
    try session.output.put(
      json ? Self.json(of: session.catalog).text + "\n" : Self.text(of: session))
  }

  private static func json(of catalog: Catalog) -> JSON {
    .object([
      "environments": .list(
        catalog.environments.map { entry in
          .object([
            "id": .text(entry.id), "summary": .text(entry.summary),
            "timeLimit": .optional(entry.timeLimit) { .integer($0) },
            "rewardThreshold": .optional(entry.rewardThreshold) { .number($0) },
          ])
        }),
      "agents": .list(
        catalog.agents.map {
          .object(["name": .text($0.name), "summary": .text($0.summary)])
        }),
      "presets": .list(
        catalog.presets.map { preset in
          .object([
            "agent": .text(preset.agent), "environment": .text(preset.environment),
            "steps": .integer(preset.steps), "lanes": .integer(preset.lanes),
            "settings": .members(
              preset.settings.sorted { $0.key < $1.key }.map { ($0.key, .written($0.value.json)) }),
          ])
        }),
    ])
  }

  private static func text(of session: Session) -> String {
    let catalog = session.catalog
    var worlds = TextTable()
    for entry in catalog.environments { worlds.add(entry.id, entry.summary) }
    var agents = TextTable()
    for agent in catalog.agents { agents.add(agent.name, agent.summary) }
    var presets = TextTable()
    for preset in catalog.presets {
      presets.add(
        "\(preset.agent) \(preset.environment)",
        "\(ArgumentValues.grouped(preset.steps)) steps, lanes: \(preset.lanes)")
    }
    return "Worlds\n\(worlds.text)\nAgents\n\(agents.text)\nPresets\n\(presets.text)\n"
      + "'\(session.program) info NAME' shows more of a world or an agent.\n"
  }
}
