public import AgentCore
public import GymCore

/// Worlds, agents and presets by name: what the command offers.
///
/// A binary of one's own offers the standard catalog and more:
///
/// ```swift
/// Gymnast.main(catalog: .standard.adding(environments: [.corridor]))
/// ```
public struct Catalog: Sendable {
  /// The worlds, in the order in which they are listed.
  public private(set) var environments: [EnvironmentEntry]

  /// The agents, in the order in which they are listed.
  public private(set) var agents: [AgentEntry]

  /// Settings that are known to work, one set for an agent in a world.
  public private(set) var presets: [Preset]

  /// Creates a catalog.
  ///
  /// - Precondition: No two worlds and no two agents share a name.
  public init(
    environments: [EnvironmentEntry] = [], agents: [AgentEntry] = [], presets: [Preset] = []
  ) {
    self.environments = environments
    self.agents = agents
    self.presets = presets
    precondition(
      Set(environments.map(\.id)).count == environments.count,
      "Two worlds of a catalog have the same id. Rename one.")
    precondition(
      Set(agents.map(\.name)).count == agents.count,
      "Two agents of a catalog have the same name. Rename one.")
  }

  /// The catalog with more in it.
  ///
  /// - Precondition: No name is taken already.
  public func adding(
    environments: [EnvironmentEntry] = [], agents: [AgentEntry] = [], presets: [Preset] = []
  ) -> Catalog {
    Catalog(
      environments: self.environments + environments, agents: self.agents + agents,
      presets: self.presets + presets)
  }

  /// The world of an id.
  ///
  /// - Throws: ``CatalogError`` that suggests the name that may have been meant.
  public func environment(_ id: String) throws(CatalogError) -> EnvironmentEntry {
    if let entry = environments.first(where: { $0.id == id }) { return entry }
    throw CatalogError(kind: "world", name: id, known: environments.map(\.id))
  }

  /// The agent of a name.
  ///
  /// - Throws: ``CatalogError`` that suggests the name that may have been meant.
  public func agent(_ name: String) throws(CatalogError) -> AgentEntry {
    if let entry = agents.first(where: { $0.name == name }) { return entry }
    throw CatalogError(kind: "agent", name: name, known: agents.map(\.name))
  }

  /// The preset of an agent in a world, if there is one.
  public func preset(agent: String, environment: String) -> Preset? {
    presets.first { $0.agent == agent && $0.environment == environment }
  }
}

/// A name that a catalog does not have.
public struct CatalogError: Error, Sendable, Equatable, CustomStringConvertible {
  public let description: String

  init(kind: String, name: String, known: [String]) {
    description =
      "There is no \(kind) '\(name)'." + Spelling.suggestion(for: name, among: known)
      + " 'gymnast list' shows what there is."
  }
}
