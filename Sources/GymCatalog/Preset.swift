public import GymCore

/// Settings of an agent that are known to work in a world.
public struct Preset: Sendable, Equatable {
  /// The agent's name.
  public let agent: String

  /// The world's id.
  public let environment: String

  /// How many steps are taken.
  public let steps: Int

  /// How many worlds step side by side.
  public let lanes: Int

  /// The settings that differ from the agent's defaults.
  public let settings: [String: OptionValue]

  /// Describes a preset.
  public init(
    agent: String, environment: String, steps: Int, lanes: Int = 1,
    settings: [String: OptionValue] = [:]
  ) {
    self.agent = agent
    self.environment = environment
    self.steps = steps
    self.lanes = lanes
    self.settings = settings
  }
}
