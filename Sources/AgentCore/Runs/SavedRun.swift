public import GymCore
import WeightsFiles

/// A run's final policy, built again from its folder: what evaluating and watching play.
public struct SavedRun {
  /// The parts of the run, with the saved weights in the agent.
  public private(set) var parts: RunParts

  /// Builds the parts and loads the weights.
  ///
  /// - Parameters:
  ///   - settings: The run's settings, as its folder holds them.
  ///   - environment: The world that the settings name.
  ///   - agent: The agent that the settings name.
  ///   - folder: The run's folder.
  ///   - laneCount: How many worlds are played side by side.
  /// - Throws: An error that names the file and its defect.
  public init(
    _ settings: RunSettings, environment: EnvironmentEntry, agent: AgentEntry, folder: RunFolder,
    laneCount: Int
  ) throws {
    parts = try RunParts(settings, laneCount: laneCount, environment: environment, agent: agent)
    let file = try WeightsFile(contentsOf: folder.weights)
    do { try parts.agent.importWeights(file) } catch {
      throw RunFolderError("\(folder.weights) does not fit the run: \(error)")
    }
    if parts.pipeline.hasStatistics {
      try Checkpoint.restoreStatistics(of: &parts.pipeline, from: folder.statistics)
    }
  }

  /// Plays the policy.
  public func evaluate(_ evaluator: Evaluator) -> Evaluation {
    evaluator.evaluate(parts.agent, on: parts.lanes, pipeline: parts.pipeline)
  }
}
