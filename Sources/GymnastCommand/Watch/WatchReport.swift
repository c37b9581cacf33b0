import AgentCore
import GymCore
import GymRecording
import NumericRandom

/// Tells in words what was watched.
final class WatchReport {
  private let seed: Seed
  private let seedsAre32Bit: Bool
  private let isLater: Bool
  private let output: TextSink
  private var lines: [String] = []

  /// Creates a report.
  ///
  /// - Parameters:
  ///   - seed: The seed of the first episode.
  ///   - seedsAre32Bit: Whether the world's seeds are counted modulo 2³².
  ///   - isLater: Whether it has to wait for the end, because the output shows pictures.
  ///   - output: Where it goes.
  init(seed: Seed, seedsAre32Bit: Bool, isLater: Bool, output: TextSink) {
    (self.seed, self.seedsAre32Bit) = (seed, seedsAre32Bit)
    (self.isLater, self.output) = (isLater, output)
  }

  /// Tells of an episode.
  func add(_ episode: Performance.Episode) throws {
    let ending =
      switch episode.outcome?.ending {
      case .terminated: "terminated"
      case .truncated: "truncated"
      case nil: episode.isCut ? "stopped by --max-episode-steps" : "broken off"
      }
    let seed = Evaluator.worldSeed(
      episode: episode.number, from: self.seed, is32Bit: seedsAre32Bit)
    try tell(
      "Episode \(episode.number), seed \(seed): return "
        + "\(Readable.number(episode.episodeReturn)) in \(episode.length) steps, \(ending).")
  }

  /// Tells how it ended, and where the recording is.
  func close(_ end: Performance.End, recording: RecordingDisplay?) throws {
    try tellWhatWaits()
    if let recorder = recording?.recorder {
      let seconds = recorder.duration / .seconds(1)
      try output.put(
        "Recorded \(recorder.frameCount) frames, \(Readable.number(seconds)) seconds, in "
          + "\(recorder.path)\n")
    }
    switch end {
    case .complete: break
    case .closed: try output.put("The window was closed.\n")
    case .interrupted: try output.put("Interrupted.\n")
    }
  }

  /// Tells what there is when something failed on the way.
  func tellWhatRemains(of recording: RecordingDisplay?) throws {
    try tellWhatWaits()
    guard let recorder = recording?.recorder, recorder.frameCount > 0 else { return }
    try output.put("\(recorder.path) holds the episode up to the failure.\n")
  }

  /// Tells what had to wait until the pictures were gone.
  func tellWhatWaits() throws {
    for line in lines { try output.put(line + "\n") }
    lines = []
  }

  private func tell(_ line: String) throws {
    if isLater {
      lines.append(line)
    } else {
      try output.show(line + "\n")
    }
  }
}
