import AgentCore

/// Shows how far a training run is: one line that is written over on a terminal, else plain lines.
struct ProgressLine {
  private let sink: TextSink
  private var nextTwentieth = 1
  private var isShown = false

  /// Creates a line on a sink.
  init(on sink: TextSink) { self.sink = sink }

  /// Shows the progress; without a terminal, about twenty times a run.
  mutating func show(_ progress: TrainingRun.Progress) throws(SinkError) {
    let line = Self.text(for: progress)
    if sink.isTerminal {
      try sink.show("\r\(line)\u{1B}[K")
      isShown = true
      return
    }
    let twentieth = progress.stepCount * 20 / progress.totalSteps
    guard twentieth >= nextTwentieth else { return }
    nextTwentieth = twentieth + 1
    try sink.show(line + "\n")
  }

  /// Leaves the line as it is and goes to the next.
  func end() throws(SinkError) {
    if isShown { try sink.show("\n") }
  }

  /// The progress in words.
  static func text(for progress: TrainingRun.Progress) -> String {
    let done = ArgumentValues.grouped(progress.stepCount)
    let total = ArgumentValues.grouped(progress.totalSteps)
    let share = progress.stepCount * 100 / progress.totalSteps
    let padding = String(repeating: " ", count: max(0, total.count - done.count))
    let mean = progress.meanReturn.map { Readable.number($0) } ?? "none yet"
    return "\(padding)\(done)/\(total) steps (\(share) %)  "
      + "\(ArgumentValues.grouped(Int(progress.stepsPerSecond.rounded()))) steps/s  "
      + "mean return of the last \(EpisodeTracker.window) episodes \(mean)  "
      + "\(Readable.duration(seconds: progress.secondsLeft)) left"
  }
}
