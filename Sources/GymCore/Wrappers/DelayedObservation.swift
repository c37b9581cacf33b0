public import NumericRandom
public import Snapshots

/// Shows every observation some steps late.
///
/// Before the first one has arrived the row is zeros, or what is nearest to zero within each part's
/// bounds. Rewards and endings come in time, and so do masks; the final observation is late as well.
public struct DelayedObservation<Base: Environment>: RowWrapper {
  public typealias Scalar = Base.Scalar
  public typealias Action = Base.Action
  public typealias Observation = RowObservation<Base.Scalar>

  public var base: Base

  /// How many steps late observations are.
  public let delay: Int

  public private(set) var row: [Scalar]

  private let blank: [Scalar]
  private var ring: [Scalar]

  // How many observations the episode has had.
  private var count = 0

  /// Delays the observations of a world.
  ///
  /// - Precondition: The delay is from 0 to 65,536 steps.
  public init(_ base: Base, steps delay: Int) {
    precondition((0...65_536).contains(delay), "A delay is from 0 to 65,536 steps, not \(delay).")
    self.base = base
    self.delay = delay
    blank = base.layout.rowNearestToZero()
    row = blank
    ring = Array(repeatElement(blank, count: delay + 1).joined())
    take()
  }

  public var layout: Layout { base.layout }

  public mutating func reset(seed: Seed?) {
    base.reset(seed: seed)
    count = 0
    take()
  }

  public mutating func reset(
    seed: Seed?, options: [String: OptionValue]
  ) throws(OptionError) {
    try base.reset(seed: seed, options: options)
    count = 0
    take()
  }

  public mutating func step(_ action: Action) -> Outcome {
    let outcome = base.step(action)
    take()
    return outcome
  }

  private mutating func take() {
    let width = blank.count
    base.observe(into: &ring, row: count % (delay + 1), width: width)
    count += 1
    if count <= delay {
      for index in 0..<width { row[index] = blank[index] }
    } else {
      let start = (count - 1 - delay) % (delay + 1) * width
      for index in 0..<width { row[index] = ring[start + index] }
    }
  }
}

extension DelayedObservation: Snapshot {
  public func write(to writer: inout SnapshotWriter) {
    writer.begin("DelayedObservation")
    writer.write(delay)
    writer.write(count)
    writer.write(row: row)
    writer.write(row: ring)
    writer.write(base)
  }

  public init(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("DelayedObservation")
    let delay = try reader.read(Int.self)
    let count = try reader.read(Int.self)
    guard (0...65_536).contains(delay), count >= 1 else {
      throw .invalid("A delay cannot be \(delay) with \(count) observations.")
    }
    let row = try reader.readRow(of: Scalar.self)
    let ring = try reader.readRow(of: Scalar.self)
    let base = try reader.read(Base.self)
    guard ring.count == base.layout.count * (delay + 1) else {
      throw .invalid("Delayed rows are of another width.")
    }
    self.init(base, steps: delay)
    guard row.count == self.row.count else { throw .invalid("A row is of another width.") }
    (self.count, self.row, self.ring) = (count, row, ring)
  }
}
