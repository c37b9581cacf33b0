import AgentCore
import Foundation
import GymCatalog
import GymCore

/// A finished run that an argument names, ready to play again.
struct NamedRun {
  /// Its settings.
  let settings: RunSettings

  /// The world that it was trained in.
  let environment: EnvironmentEntry

  /// Its folder.
  let folder: RunFolder

  private let agent: AgentEntry

  /// Reads a run's settings.
  ///
  /// - Throws: An error that names the file and its defect.
  init(_ path: String, catalog: Catalog) throws {
    let folder = try RunFolder(named: path)
    let settings = try RunSettings(of: folder)
    (environment, agent) = try naming(folder.settings) {
      let environment = try catalog.environment(settings.environment)
      let agent = try catalog.agent(settings.agent)
      _ = try environment.effectiveOptions(settings.options)
      _ = try agent.effectiveSettings(settings.settings)
      return (environment, agent)
    }
    self.folder = folder
    self.settings = settings
    guard FileManager.default.fileExists(atPath: folder.weights) else {
      throw CommandError(
        "\(path) has no weights.safetensors: its training did not finish. Train it again.")
    }
  }

  /// Builds the agent with its final weights.
  ///
  /// - Throws: An error that names the file and its defect.
  func load(laneCount: Int) throws -> SavedRun {
    try SavedRun(
      settings, environment: environment, agent: agent, folder: folder, laneCount: laneCount)
  }
}
