public import GymCore
import NumericRandom

/// What a run is made of: the agent, its worlds and what lies between, built from settings.
///
/// Training, evaluation and everything else that plays a run again build it here, in one way.
public struct RunParts {
  /// The agent.
  public let agent: any Agent

  /// The worlds.
  public let lanes: AnyLanes

  /// The row transforms between them.
  public internal(set) var pipeline: RowPipeline

  /// The run's random streams.
  public let streams: RandomStreams

  /// How many worlds can step side by side.
  public static let largestLaneCount = 65_536

  /// Builds the parts of a run.
  ///
  /// - Parameters:
  ///   - settings: The run.
  ///   - laneCount: How many worlds step side by side, if not as many as in training.
  ///   - environment: The world that the settings name.
  ///   - agent: The agent that the settings name.
  /// - Throws: ``OptionError`` or ``AgentError`` when settings are wrong or do not fit together.
  public init(
    _ settings: RunSettings, laneCount: Int? = nil, environment: EnvironmentEntry,
    agent: AgentEntry
  ) throws {
    let laneCount = laneCount ?? settings.lanes
    guard settings.seed.words.count <= 4 else {
      throw AgentError("The seed \(settings.seed) is too large: a run's seed is below 2^128.")
    }
    guard laneCount <= Self.largestLaneCount else {
      throw AgentError(
        "\(laneCount) lanes are too many: at most \(Self.largestLaneCount) step side by side.")
    }
    guard laneCount >= 1, settings.steps >= settings.lanes else {
      throw AgentError(
        "\(settings.steps) steps are not enough for \(settings.lanes) lanes: each lane takes at "
          + "least one.")
    }
    lanes = try environment.makeLanes(count: laneCount, options: settings.options)
    streams = RandomStreams(seed: settings.seed)
    pipeline = try RowPipeline(
      settings.transforms
        ?? RowPipeline.defaultNames(for: lanes.layout).map { TransformSetting($0) },
      input: RowForm(layout: lanes.layout, kind: lanes.scalarKind), laneCount: laneCount,
      timeLimit: environment.timeLimit(options: settings.options))
    self.agent = try agent.makeAgent(
      for: AgentContext(
        layout: pipeline.output.layout, scalarKind: pipeline.output.kind,
        actionSpace: lanes.actionSpace, providesActionMask: !lanes.buffers.actionMasks.isEmpty,
        laneCount: laneCount, totalSteps: settings.steps, streams: streams),
      settings: settings.settings)
  }
}
