public import NumericRandom
public import Snapshots

/// Keeps what happened in the running episode: rows, actions, rewards and how it ended.
///
/// It grows with the episode and begins anew with the next one. Pictures are kept by the recorders of
/// the module GymRecording.
public struct RecordedEpisode<Base: Environment>: NumberedActionWrapper {
  public typealias Scalar = Base.Scalar
  public typealias Action = ActionNumbers
  public typealias Observation = Base.Observation

  public var base: Base

  /// The seed of the last reset with one.
  public private(set) var seed: Seed?

  /// The rows, one after another: one more than there were actions.
  public private(set) var rows: [Scalar] = []

  /// What was done.
  public private(set) var actions: [ActionNumbers] = []

  /// What it brought.
  public private(set) var rewards: [Double] = []

  /// How the episode ended, or nil while it runs.
  public private(set) var ending: Ending?

  private var row: [Scalar]

  /// Records the episodes of a world.
  public init(_ base: Base) {
    self.base = base
    row = base.layout.rowNearestToZero()
  }

  public mutating func reset(seed: Seed?) {
    base.reset(seed: seed)
    begin(seed)
  }

  public mutating func reset(
    seed: Seed?, options: [String: OptionValue]
  ) throws(OptionError) {
    try base.reset(seed: seed, options: options)
    begin(seed)
  }

  private mutating func begin(_ seed: Seed?) {
    if let seed { self.seed = seed }
    rows.removeAll(keepingCapacity: true)
    actions.removeAll(keepingCapacity: true)
    rewards.removeAll(keepingCapacity: true)
    ending = nil
    take()
  }

  public mutating func step(_ action: ActionNumbers) -> Outcome {
    let outcome = base.step(action.action(of: base))
    actions.append(action)
    rewards.append(outcome.reward)
    ending = outcome.ending
    take()
    return outcome
  }

  private mutating func take() {
    base.observe(into: &row)
    rows.append(contentsOf: row)
  }
}

extension RecordedEpisode: Snapshot {
  public func write(to writer: inout SnapshotWriter) {
    writer.begin("RecordedEpisode")
    writer.write(seed)
    writer.write(row: rows)
    writer.write(actions)
    writer.write(rewards)
    writer.write(ending?.rawValue ?? .max)
    writer.write(base)
  }

  public init(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("RecordedEpisode")
    let seed = try reader.readOptional(Seed.self)
    let rows = try reader.readRow(of: Scalar.self)
    let actions = try reader.readArray(of: ActionNumbers.self)
    let rewards = try reader.readArray(of: Double.self)
    let ending = try reader.read(UInt8.self)
    self.init(try reader.read(Base.self))
    guard
      actions.count == rewards.count,
      rows.count == (actions.count + 1) * row.count || rows.isEmpty && actions.isEmpty,
      ending == .max || Ending(rawValue: ending) != nil
    else { throw .invalid("What was recorded of an episode does not fit together.") }
    (self.seed, self.rows, self.actions, self.rewards) = (seed, rows, actions, rewards)
    self.ending = Ending(rawValue: ending)
  }
}
