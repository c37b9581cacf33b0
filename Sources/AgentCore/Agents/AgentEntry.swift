public import GymCore

/// An agent as a catalog offers it: its name, its settings and how it is made.
public struct AgentEntry: Sendable {
  /// The name by which it is asked for, such as `dqn`.
  public let name: String

  /// What the agent is, in a sentence with its source.
  public let summary: String

  /// The settings that the agent is made with.
  public let settings: [OptionDescription]

  private let effectiveBody:
    @Sendable ([String: OptionValue]) throws(OptionError) -> [(name: String, value: OptionValue)]
  private let makeBody: @Sendable (AgentContext, [String: OptionValue]) throws -> any Agent

  /// Describes an agent and how it is made from its settings.
  public init<Settings>(
    name: String, summary: String, schema: OptionSchema<Settings>,
    make: @escaping @Sendable (AgentContext, Settings) throws -> any Agent
  ) {
    self.name = name
    self.summary = summary
    settings = schema.descriptions
    effectiveBody = { values throws(OptionError) in schema.values(of: try schema.parse(values)) }
    makeBody = { try make($0, try schema.parse($1)) }
  }

  /// Every setting with the value it has when the given ones are set.
  ///
  /// - Throws: ``OptionError`` when a setting is unknown or not allowed.
  public func effectiveSettings(
    _ values: [String: OptionValue]
  ) throws(OptionError) -> [(name: String, value: OptionValue)] {
    try effectiveBody(values)
  }

  /// Makes the agent for the conditions of a run.
  ///
  /// - Throws: ``OptionError`` for settings, ``AgentError`` when the agent cannot serve the world.
  public func makeAgent(
    for context: AgentContext, settings: [String: OptionValue]
  ) throws -> any Agent {
    try makeBody(context, settings)
  }
}
