import AgentCore

/// What an evaluation found, in the two forms in which it is printed.
struct EvaluationReport {
  private let evaluation: Evaluation
  private let threshold: Double?

  /// Reports an evaluation in a world that counts as solved at a threshold.
  init(_ evaluation: Evaluation, threshold: Double?) {
    self.evaluation = evaluation
    self.threshold = threshold
  }

  private var isThresholdMet: Bool? { threshold.map { evaluation.mean >= $0 } }

  private var diagnostics: [(name: String, mean: Double)] {
    evaluation.diagnosticNames.enumerated().map { ($1, evaluation.meanDiagnostic($0)) }
  }

  /// The report as JSON.
  var json: JSON {
    .object([
      "mean": .number(evaluation.mean), "std": .number(evaluation.standardDeviation),
      "min": .number(evaluation.minimum), "max": .number(evaluation.maximum),
      "meanLength": .number(evaluation.meanLength),
      "episodes": .integer(evaluation.episodes.count), "cut": .integer(evaluation.cutCount),
      "thresholdMet": .optional(isThresholdMet) { .flag($0) },
      "diagnostics": .members(diagnostics.map { ($0.name, .number($0.mean)) }),
    ])
  }

  /// The report on one line.
  var line: String {
    var parts = [
      "\(evaluation.episodes.count) episodes",
      "mean return \(Readable.number(evaluation.mean)) ± "
        + Readable.number(evaluation.standardDeviation),
      "from \(Readable.number(evaluation.minimum)) to \(Readable.number(evaluation.maximum))",
      "mean length \(Readable.number(evaluation.meanLength))",
    ]
    if evaluation.cutCount > 0 { parts.append("\(evaluation.cutCount) cut") }
    parts += diagnostics.map { "\($0.name) \(Readable.number($0.mean))" }
    if let threshold, let isThresholdMet {
      parts.append(
        "the threshold \(Readable.number(threshold)) is \(isThresholdMet ? "met" : "not met")")
    }
    return parts.joined(separator: ", ") + "."
  }

  /// The report on several lines.
  var text: String {
    var table = TextTable(indentation: 0)
    table.add("episodes", "\(evaluation.episodes.count)")
    table.add(
      "return",
      "\(Readable.number(evaluation.mean)) ± \(Readable.number(evaluation.standardDeviation))"
        + " (mean ± standard deviation)")
    table.add(
      "range", "\(Readable.number(evaluation.minimum)) to \(Readable.number(evaluation.maximum))")
    table.add("mean length", "\(Readable.number(evaluation.meanLength)) steps")
    table.add("cut", "\(evaluation.cutCount) episodes stopped by the step limit")
    for (name, mean) in diagnostics { table.add("mean \(name)", Readable.number(mean)) }
    table.add(
      "threshold",
      threshold.map { "\(Readable.number($0)), \(isThresholdMet == true ? "met" : "not met")" }
        ?? "none")
    return table.text
  }
}
