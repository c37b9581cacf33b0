public import Snapshots

/// Takes every action several times and adds up what it brings; an ending cuts it short.
public struct ActionRepeat<Base: Environment>: Wrapper {
  public typealias Scalar = Base.Scalar
  public typealias Action = Base.Action
  public typealias Observation = Base.Observation

  public var base: Base

  /// How often an action is taken.
  public let count: Int

  /// Repeats the actions in a world.
  ///
  /// - Precondition: The count is at least 1.
  @inlinable
  public init(_ base: Base, count: Int) {
    precondition(count >= 1, "An action is taken at least once, not \(count) times.")
    self.base = base
    self.count = count
  }

  @inlinable
  public mutating func step(_ action: Action) -> Outcome {
    var total = Outcome(reward: 0)
    for _ in 0..<count {
      let outcome = base.step(action)
      total.reward += outcome.reward
      total.ending = outcome.ending
      if outcome.isLast { break }
    }
    return total
  }
}

extension ActionRepeat: Snapshot {
  public func write(to writer: inout SnapshotWriter) {
    writer.begin("ActionRepeat")
    writer.write(count)
    writer.write(base)
  }

  public init(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("ActionRepeat")
    count = try reader.read()
    guard count >= 1 else { throw .invalid("An action cannot be taken \(count) times.") }
    base = try reader.read()
  }
}

extension ActionRepeat: Equatable where Base: Equatable {}
