public import Snapshots

/// What a reward becomes.
public protocol RewardMap: Snapshot, Sendable {
  /// The reward in place of the world's.
  func reward(_ reward: Double) -> Double
}

/// Replaces rewards by what a map makes of them.
public struct TransformedReward<Base: Environment, Map: RewardMap>: Wrapper {
  public typealias Scalar = Base.Scalar
  public typealias Action = Base.Action
  public typealias Observation = Base.Observation

  public var base: Base

  /// What a reward becomes.
  public let map: Map

  /// Changes the rewards of a world.
  @inlinable
  public init(_ base: Base, by map: Map) {
    self.base = base
    self.map = map
  }

  @inlinable
  public mutating func step(_ action: Action) -> Outcome {
    var outcome = base.step(action)
    outcome.reward = map.reward(outcome.reward)
    return outcome
  }
}

extension TransformedReward: Snapshot {
  public func write(to writer: inout SnapshotWriter) {
    writer.begin("TransformedReward")
    writer.write(map)
    writer.write(base)
  }

  public init(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("TransformedReward")
    map = try reader.read()
    base = try reader.read()
  }
}

/// Limits rewards to bounds, which may be infinite.
public struct RewardClip: RewardMap, Equatable {
  /// The bounds.
  public let range: ClosedRange<Double>

  /// Chooses the bounds.
  public init(_ range: ClosedRange<Double>) { self.range = range }

  public func reward(_ reward: Double) -> Double {
    min(max(reward, range.lowerBound), range.upperBound)
  }

  public func write(to writer: inout SnapshotWriter) {
    writer.begin("RewardClip")
    writer.write(range.lowerBound)
    writer.write(range.upperBound)
  }

  public init(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("RewardClip")
    let (low, high) = (try reader.read(Double.self), try reader.read(Double.self))
    guard low <= high else { throw .invalid("Rewards cannot be from \(low) to \(high).") }
    range = low...high
  }
}

/// A world whose rewards are limited to bounds.
public typealias ClippedReward<Base: Environment> = TransformedReward<Base, RewardClip>

extension TransformedReward where Map == RewardClip {
  /// Limits the rewards of a world.
  public init(_ base: Base, to range: ClosedRange<Double>) {
    self.init(base, by: RewardClip(range))
  }
}
