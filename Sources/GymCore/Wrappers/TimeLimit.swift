public import NumericRandom
public import Snapshots

/// Cuts episodes short after a number of steps.
///
/// A step that ends the task at the limit is terminated, not truncated.
public struct TimeLimit<Base: Environment>: Wrapper {
  public typealias Scalar = Base.Scalar
  public typealias Action = Base.Action
  public typealias Observation = Base.Observation

  public var base: Base

  /// The longest episode, in steps.
  public let limit: Int

  @usableFromInline var elapsed = 0

  /// Limits the episodes of a world.
  ///
  /// - Precondition: The limit is at least 1 step.
  @inlinable
  public init(_ base: Base, steps limit: Int) {
    precondition(limit >= 1, "A time limit needs at least 1 step, not \(limit).")
    self.base = base
    self.limit = limit
  }

  @inlinable
  public mutating func reset(seed: Seed?) {
    base.reset(seed: seed)
    elapsed = 0
  }

  public mutating func reset(
    seed: Seed?, options: [String: OptionValue]
  ) throws(OptionError) {
    try base.reset(seed: seed, options: options)
    elapsed = 0
  }

  @inlinable
  public mutating func step(_ action: Action) -> Outcome {
    var outcome = base.step(action)
    elapsed += 1
    if outcome.ending == nil, elapsed >= limit { outcome.ending = .truncated }
    return outcome
  }
}

extension TimeLimit: Snapshot {
  public func write(to writer: inout SnapshotWriter) {
    writer.begin("TimeLimit")
    writer.write(limit)
    writer.write(elapsed)
    writer.write(base)
  }

  public init(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("TimeLimit")
    limit = try reader.read()
    elapsed = try reader.read()
    guard limit >= 1, elapsed >= 0 else {
      throw .invalid("A time limit cannot be \(limit) with \(elapsed) steps gone.")
    }
    base = try reader.read()
  }
}

extension TimeLimit: Equatable where Base: Equatable {}
