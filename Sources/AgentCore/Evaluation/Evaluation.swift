/// What an agent reached in a number of episodes that were each played once.
public struct Evaluation: Sendable, Equatable {
  /// One episode.
  public struct Episode: Sendable, Equatable {
    /// The sum of its rewards.
    public var episodeReturn: Double

    /// Its steps.
    public var length: Int

    /// Whether the evaluation stopped it before it ended.
    public var isCut: Bool

    /// The world's diagnostics at its end.
    public var diagnostics: [Double]
  }

  /// The episodes, in the order of their seeds.
  public var episodes: [Episode]

  /// The names of the diagnostics.
  public var diagnosticNames: [String]

  /// The mean return.
  public var mean: Double { mean(of: \.episodeReturn) }

  /// The standard deviation of the returns, of the population.
  public var standardDeviation: Double {
    let mean = self.mean
    let squares = episodes.map { ($0.episodeReturn - mean) * ($0.episodeReturn - mean) }
    return (squares.reduce(0, +) / Double(episodes.count)).squareRoot()
  }

  /// The lowest return.
  public var minimum: Double { episodes.map(\.episodeReturn).min() ?? .nan }

  /// The highest return.
  public var maximum: Double { episodes.map(\.episodeReturn).max() ?? .nan }

  /// The mean length in steps.
  public var meanLength: Double { mean { Double($0.length) } }

  /// How many episodes were stopped by the step limit of the evaluation.
  public var cutCount: Int { episodes.count(where: \.isCut) }

  /// The mean of a diagnostic at the episodes' ends.
  public func meanDiagnostic(_ index: Int) -> Double { mean { $0.diagnostics[index] } }

  private func mean(of value: (Episode) -> Double) -> Double {
    episodes.map(value).reduce(0, +) / Double(episodes.count)
  }
}
