import Foundation
public import GymCore
import Logging
import WeightsFiles

/// Trains an agent in a world and writes everything about it to a folder.
///
/// ```swift
/// let run = try TrainingRun(
///   settings, environment: environment, agent: agent, folder: RunFolder(path: "runs/first"))
/// let result = try run.train()
/// ```
public final class TrainingRun {
  /// How far a run is.
  public struct Progress: Sendable {
    /// How many steps were taken, over all lanes.
    public var stepCount: Int
    /// How many steps the run has.
    public var totalSteps: Int
    /// How many episodes have ended.
    public var episodeCount: Int
    /// The mean return of the last 100 episodes, or nil before the first has ended.
    public var meanReturn: Double?
    /// Steps a second since the beginning.
    public var stepsPerSecond: Double
    /// Seconds left at that speed.
    public var secondsLeft: Double
  }

  /// How many episodes the evaluation after training plays.
  public static let finalEpisodeCount = 100

  /// The run, with every value that was left open filled in.
  public let settings: RunSettings

  /// Where it is written.
  public let folder: RunFolder

  private let environment: EnvironmentEntry
  private let agentEntry: AgentEntry
  private let parts: RunParts
  private let yaml: String

  /// Builds a run and makes its folder.
  ///
  /// Nothing is written when the settings are wrong.
  ///
  /// - Parameters:
  ///   - settings: What is trained.
  ///   - environment: The world that the settings name.
  ///   - agent: The agent that the settings name.
  ///   - folder: Where the run is written; it must not exist yet or be empty.
  ///   - version: The version of the program, noted for the reader.
  /// - Throws: ``OptionError``, ``AgentError`` or ``RunFolderError``.
  public init(
    _ settings: RunSettings, environment: EnvironmentEntry, agent: AgentEntry, folder: RunFolder,
    version: String
  ) throws {
    parts = try RunParts(settings, environment: environment, agent: agent)
    var settings = settings
    settings.transforms = parts.pipeline.settings
    yaml = try settings.yaml(
      options: environment.effectiveOptions(settings.options),
      settings: agent.effectiveSettings(settings.settings), version: version)
    self.settings = settings
    self.folder = folder
    self.environment = environment
    agentEntry = agent
    try folder.create()
    try RunFolder.write(Data(yaml.utf8), to: folder.settings)
  }

  /// Trains to the last step, evaluates the final policy and writes it all down.
  ///
  /// - Parameter progress: Called about a hundred times, each time a row of metrics is written.
  /// - Returns: What the final policy reached in ``finalEpisodeCount`` episodes without exploring.
  /// - Throws: ``RunFolderError`` or an error of the weights file when something cannot be written.
  public func train(progress: (Progress) -> Void = { _ in }) throws -> Evaluation {
    let handler = try RunLog(path: folder.log)
    let log = Logger(label: "gymnast.run") { _ in handler }
    log.info("\(settings.agent) learns \(settings.environment) for \(settings.steps) steps")
    let trainer = Trainer(
      agent: parts.agent, lanes: parts.lanes, pipeline: parts.pipeline, streams: parts.streams,
      seedsAre32Bit: environment.seedsAre32Bit)
    do { try advance(trainer, progress: progress) } catch {
      log.error("\(error)")
      throw error
    }
    log.info("\(trainer.stepCount) steps and \(trainer.tracker.episodeCount) episodes are done")

    try Checkpoint.write(
      trainer, to: URL(fileURLWithPath: folder.checkpoints).appendingPathComponent("last").path)
    try parts.agent.exportWeights().write(to: folder.weights)
    if trainer.pipeline.hasStatistics {
      try Checkpoint.writeStatistics(of: trainer.pipeline, to: folder.statistics)
    }
    let evaluation = try evaluate(after: trainer)
    log.info("the final policy reaches \(evaluation.mean) on average")
    return evaluation
  }

  private func advance(_ trainer: Trainer, progress: (Progress) -> Void) throws {
    let agent = parts.agent
    let metrics = try CSVFile(
      path: folder.metrics,
      columns: ["steps", "episodes", "meanReturn", "meanLength"] + agent.metricNames)
    let timing = try CSVFile(path: folder.timing, columns: ["steps", "seconds", "stepsPerSecond"])
    defer {
      metrics.close()
      timing.close()
    }
    var values = [Double](repeating: .nan, count: agent.metricNames.count)
    // Whole rounds of all lanes, never more steps than asked for.
    let lastStep = settings.steps / settings.lanes * settings.lanes
    let interval = max(1, settings.steps / 100)
    let clock = ContinuousClock()
    let start = clock.now
    var nextReport = interval
    while trainer.stepCount < lastStep {
      trainer.advance()
      if let fault = agent.fault {
        throw AgentError(
          "Training diverged after \(trainer.stepCount) steps. \(fault) Lower the learning rate, or "
            + "clip gradients to a smaller norm. "
            + DivergenceReport(fault, trainer: trainer).write(to: folder.divergence))
      }
      guard trainer.stepCount >= nextReport || trainer.stepCount == lastStep else { continue }
      nextReport += (trainer.stepCount - nextReport) / interval * interval + interval
      agent.writeMetrics(into: &values)
      let tracker = trainer.tracker
      try metrics.append(
        [
          Double(trainer.stepCount), Double(tracker.episodeCount), tracker.meanReturn ?? .nan,
          tracker.meanLength ?? .nan,
        ] + values)
      let seconds = (clock.now - start) / .seconds(1)
      let speed = Double(trainer.stepCount) / seconds
      try timing.append([Double(trainer.stepCount), seconds, speed])
      progress(
        Progress(
          stepCount: trainer.stepCount, totalSteps: lastStep, episodeCount: tracker.episodeCount,
          meanReturn: tracker.meanReturn, stepsPerSecond: speed,
          secondsLeft: Double(lastStep - trainer.stepCount) / speed))
    }
  }

  private func evaluate(after trainer: Trainer) throws -> Evaluation {
    var evaluator = Evaluator()
    evaluator.episodeCount = Self.finalEpisodeCount
    evaluator.seedsAre32Bit = environment.seedsAre32Bit
    evaluator.streams = parts.streams
    let saved = try SavedRun(
      settings, environment: environment, agent: agentEntry, folder: folder, laneCount: 16)
    let evaluation = saved.evaluate(evaluator)
    let table = try CSVFile(
      path: folder.evaluations,
      columns: ["steps", "episodes", "mean", "std", "min", "max", "meanLength", "cut"]
        + evaluation.diagnosticNames)
    defer { table.close() }
    try table.append(
      [
        Double(trainer.stepCount), Double(evaluation.episodes.count), evaluation.mean,
        evaluation.standardDeviation, evaluation.minimum, evaluation.maximum,
        evaluation.meanLength, Double(evaluation.cutCount),
      ] + evaluation.diagnosticNames.indices.map(evaluation.meanDiagnostic))
    return evaluation
  }
}
