public import NumericRandom
public import Snapshots

/// Reports stepping before the first reset or past an ending, which are programming errors.
public struct OrderEnforced<Base: Environment>: Wrapper {
  public typealias Scalar = Base.Scalar
  public typealias Action = Base.Action
  public typealias Observation = Base.Observation

  @usableFromInline
  enum Phase: UInt8, Sendable {
    case unborn
    case running
    case over
  }

  public var base: Base

  @usableFromInline var phase = Phase.unborn

  /// Guards a world.
  @inlinable
  public init(_ base: Base) { self.base = base }

  @inlinable
  public mutating func reset(seed: Seed?) {
    base.reset(seed: seed)
    phase = .running
  }

  public mutating func reset(
    seed: Seed?, options: [String: OptionValue]
  ) throws(OptionError) {
    try base.reset(seed: seed, options: options)
    phase = .running
  }

  /// Steps the world.
  ///
  /// - Precondition: An episode is running.
  @inlinable
  public mutating func step(_ action: Action) -> Outcome {
    if phase != .running { Self.complain(phase) }
    let outcome = base.step(action)
    if outcome.ending != nil { phase = .over }
    return outcome
  }

  // Not preconditionFailure, whose message an optimised program does not print.
  @usableFromInline
  @inline(never)
  static func complain(_ phase: Phase) -> Never {
    switch phase {
    case .unborn: fatalError("The world was never reset. Call reset(seed:) before step(_:).")
    default: fatalError("The episode is over. Call reset(seed:) before the next step(_:).")
    }
  }
}

extension OrderEnforced: Snapshot {
  public func write(to writer: inout SnapshotWriter) {
    writer.begin("OrderEnforced")
    writer.write(phase.rawValue)
    writer.write(base)
  }

  public init(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("OrderEnforced")
    let raw = try reader.read(UInt8.self)
    guard let phase = Phase(rawValue: raw) else { throw .invalid("\(raw) is not a phase.") }
    self.phase = phase
    base = try reader.read()
  }
}

extension OrderEnforced: Equatable where Base: Equatable {}
