import AgentCore

/// What is known about an agent.
struct AgentReport: InfoReport {
  private let agent: AgentEntry

  init(_ agent: AgentEntry) { self.agent = agent }

  var json: JSON {
    .object([
      "name": .text(agent.name), "summary": .text(agent.summary),
      "settings": .list(agent.settings.map(\.asJSON)),
    ])
  }

  var text: String {
    "\(agent.name): \(agent.summary)\n" + agent.settings.paragraph(titled: "Settings (--set)")
  }
}
