import Foundation
import NeuralCore
import WeightsFiles

/// What is written down when a loss or gradient is not finite, so that somebody can look into it.
///
/// | file | what it holds |
/// |---|---|
/// | `report.txt` | the fault, the steps, and the metrics of the batch |
/// | `parameters.csv` | how large each parameter and its gradient is, and how much of it is faulty |
/// | `weights.safetensors` | the policy before the update that failed, if it is finite |
/// | `checkpoint` | the whole state, the agent's as before that update |
struct DivergenceReport {
  private let fault: NumericFault
  private let trainer: Trainer

  init(_ fault: NumericFault, trainer: Trainer) {
    self.fault = fault
    self.trainer = trainer
  }

  /// Writes the files into a folder, which is made, as far as they can be written.
  ///
  /// - Returns: A sentence about what was written, or why something was not; the fault itself matters
  ///   more than an error here.
  func write(to folder: String) -> String {
    func file(_ name: String) -> String {
      URL(fileURLWithPath: folder).appendingPathComponent(name).path
    }
    var text = text
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try RunFolder.write(Data(fault.table.utf8), to: file("parameters.csv"))
      try Checkpoint.write(trainer, to: file("checkpoint"))
      do {
        try trainer.agent.exportWeights().write(to: file("weights.safetensors"))
      } catch {
        text += "There is no file of weights: \(error)\n"
      }
      try RunFolder.write(Data(text.utf8), to: file("report.txt"))
      return "What is needed to look into it is in \(folder)."
    } catch {
      return "What is needed to look into it cannot be written whole: \(error)"
    }
  }

  /// The fault, the steps and the metrics, a line each.
  private var text: String {
    let names = trainer.agent.metricNames
    var values = [Double](repeating: .nan, count: names.count)
    trainer.agent.writeMetrics(into: &values)
    let lines =
      ["\(fault)", "steps: \(trainer.stepCount)", "episodes: \(trainer.tracker.episodeCount)"]
      + zip(names, values).map { "\($0): \($1)" }
    return lines.joined(separator: "\n") + "\n"
  }
}
