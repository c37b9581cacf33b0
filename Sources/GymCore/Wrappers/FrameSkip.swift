public import NumericRandom
public import Snapshots

/// Takes every action for several frames and shows the larger of each number in the last two.
///
/// The maximum brings back what games draw in every other frame only (Mnih et al. 2015, methods). The
/// rewards of all frames are added up. Frames that are not shown are not drawn either. Where an episode
/// ends early, its last frame is shown, joined with the one before it only when that was shown too.
public struct FrameSkip<Base: Environment>: RowWrapper where Base.Scalar: Comparable {
  public typealias Scalar = Base.Scalar
  public typealias Action = Base.Action
  public typealias Observation = RowObservation<Base.Scalar>

  public var base: Base

  /// How many frames an action lasts.
  public let count: Int

  public internal(set) var row: [Scalar]

  private var previous: [Scalar]

  /// Skips frames of a world.
  ///
  /// - Precondition: The count is at least 1.
  public init(_ base: Base, count: Int = 4) {
    precondition(count >= 1, "An action lasts at least 1 frame, not \(count).")
    self.base = base
    self.count = count
    row = base.layout.rowNearestToZero()
    previous = row
    base.observe(into: &row)
  }

  public var layout: Layout { base.layout }

  public mutating func reset(seed: Seed?) {
    base.reset(seed: seed)
    base.observe(into: &row)
  }

  public mutating func reset(
    seed: Seed?, options: [String: OptionValue]
  ) throws(OptionError) {
    try base.reset(seed: seed, options: options)
    base.observe(into: &row)
  }

  public mutating func step(_ action: Action) -> Outcome {
    var total = Outcome(reward: 0)
    var hasPrevious = false
    for frame in 0..<count {
      let outcome = base.step(action)
      total.reward += outcome.reward
      total.ending = outcome.ending
      if outcome.isLast { break }
      if frame == count - 2 {
        base.observe(into: &previous)
        hasPrevious = true
      }
    }
    base.observe(into: &row)
    if hasPrevious {
      for index in row.indices { row[index] = max(row[index], previous[index]) }
    }
    return total
  }
}

extension FrameSkip: Snapshot {
  public func write(to writer: inout SnapshotWriter) {
    writer.begin("FrameSkip")
    writer.write(count)
    writer.write(row: row)
    writer.write(base)
  }

  public init(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("FrameSkip")
    let count = try reader.read(Int.self)
    guard count >= 1 else { throw .invalid("An action cannot last \(count) frames.") }
    let row = try reader.readRow(of: Scalar.self)
    self.init(try reader.read(Base.self), count: count)
    guard row.count == self.row.count else { throw .invalid("A row is of another width.") }
    self.row = row
  }
}
