public import NumericRandom
public import Snapshots

/// Adds up the reward and the steps of each episode and reports them as diagnostics.
///
/// `episodeReturn` and `episodeLength` count the running episode; after an ending they are final
/// until the next reset.
public struct EpisodeStatistics<Base: Environment>: Wrapper {
  public typealias Scalar = Base.Scalar
  public typealias Action = Base.Action
  public typealias Observation = Base.Observation

  public var base: Base

  /// The sum of the rewards since the reset.
  public var episodeReturn = 0.0

  /// The number of steps since the reset.
  public var episodeLength = 0

  /// Watches a world.
  @inlinable
  public init(_ base: Base) { self.base = base }

  @inlinable
  public mutating func reset(seed: Seed?) {
    base.reset(seed: seed)
    (episodeReturn, episodeLength) = (0, 0)
  }

  public mutating func reset(
    seed: Seed?, options: [String: OptionValue]
  ) throws(OptionError) {
    try base.reset(seed: seed, options: options)
    (episodeReturn, episodeLength) = (0, 0)
  }

  @inlinable
  public mutating func step(_ action: Action) -> Outcome {
    let outcome = base.step(action)
    episodeReturn += outcome.reward
    episodeLength += 1
    return outcome
  }

  public var diagnostics: [Diagnostic] {
    base.diagnostics + [
      Diagnostic(
        name: "episodeReturn", kind: .number, summary: "The sum of the rewards of the episode."),
      Diagnostic(name: "episodeLength", kind: .number, summary: "The steps of the episode."),
    ]
  }

  @inlinable
  public func writeDiagnostics(into values: inout MutableSpan<Double>) {
    let baseCount = values.count - 2
    values.withRow(0, width: baseCount) { base.writeDiagnostics(into: &$0) }
    values[baseCount] = episodeReturn
    values[baseCount + 1] = Double(episodeLength)
  }
}

extension EpisodeStatistics: Snapshot {
  public func write(to writer: inout SnapshotWriter) {
    writer.begin("EpisodeStatistics")
    writer.write(episodeReturn)
    writer.write(episodeLength)
    writer.write(base)
  }

  public init(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("EpisodeStatistics")
    episodeReturn = try reader.read()
    episodeLength = try reader.read()
    guard episodeLength >= 0 else {
      throw .invalid("An episode cannot have \(episodeLength) steps.")
    }
    base = try reader.read()
  }
}

extension EpisodeStatistics: Equatable where Base: Equatable {}
