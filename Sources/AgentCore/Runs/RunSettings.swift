public import GymCore
public import NumericRandom

/// Every choice that determines a run: given back to the program, it reproduces the run.
public struct RunSettings: Sendable, Equatable {
  /// The name of the agent.
  public var agent: String

  /// The id of the world.
  public var environment: String

  /// The seed that all random streams derive from, below 2¹²⁸.
  public var seed: Seed

  /// How many steps are taken, over all lanes.
  public var steps: Int

  /// How many worlds step side by side.
  public var lanes: Int

  /// The row transforms, in order; nil for those that the world's layout needs.
  public var transforms: [TransformSetting]?

  /// The options of the world that differ from their defaults, or all of them.
  public var options: [String: OptionValue]

  /// The settings of the agent that differ from their defaults, or all of them.
  public var settings: [String: OptionValue]

  /// Chooses a run.
  public init(
    agent: String, environment: String, seed: Seed = 0, steps: Int, lanes: Int = 1,
    transforms: [TransformSetting]? = nil, options: [String: OptionValue] = [:],
    settings: [String: OptionValue] = [:]
  ) {
    self.agent = agent
    self.environment = environment
    self.seed = seed
    self.steps = steps
    self.lanes = lanes
    self.transforms = transforms
    self.options = options
    self.settings = settings
  }

  /// The folder that the run is written to unless another is named.
  public var defaultFolder: String {
    let id = environment.split(separator: "/").joined(separator: "-")
    return "runs/\(agent)-\(id)-seed\(seed)"
  }
}
