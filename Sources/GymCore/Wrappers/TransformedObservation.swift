public import NumericRandom
public import Snapshots

/// What a row becomes.
public protocol ObservationMap: Snapshot, Sendable {
  /// What the world's rows hold.
  associatedtype Input: ObservationScalar

  /// What the new rows hold.
  associatedtype Output: ObservationScalar

  /// How a new observation lies in its row.
  var layout: Layout { get }

  /// Whether the map was made for rows of a layout; what is read from a snapshot is asked.
  func fits(_ base: Layout) -> Bool

  /// Writes the new row.
  func map(_ row: Span<Input>, into result: inout MutableSpan<Output>)
}

/// Replaces observations by what a map makes of them.
///
/// What agents need is better a row transform, which is saved and rebuilt with a run; this wrapper is
/// for a map of one's own that belongs to the world.
public struct TransformedObservation<Base: Environment, Map: ObservationMap>: RowWrapper
where Map.Input == Base.Scalar {
  public typealias Scalar = Map.Output
  public typealias Action = Base.Action
  public typealias Observation = RowObservation<Map.Output>

  public var base: Base

  /// What a row becomes.
  public let map: Map

  public private(set) var row: [Scalar]

  private var source: [Base.Scalar]

  /// Changes the observations of a world.
  ///
  /// - Precondition: The map was made for the rows of this world.
  public init(_ base: Base, by map: Map) {
    precondition(
      map.fits(base.layout), "A map of observations is made for the rows of its own world.")
    self.base = base
    self.map = map
    source = base.layout.rowNearestToZero()
    row = map.layout.rowNearestToZero()
    take()
  }

  public var layout: Layout { map.layout }

  public mutating func reset(seed: Seed?) {
    base.reset(seed: seed)
    take()
  }

  public mutating func reset(
    seed: Seed?, options: [String: OptionValue]
  ) throws(OptionError) {
    try base.reset(seed: seed, options: options)
    take()
  }

  public mutating func step(_ action: Action) -> Outcome {
    let outcome = base.step(action)
    take()
    return outcome
  }

  private mutating func take() {
    base.observe(into: &source)
    Self.apply(map, source, &row)
  }

  private static func apply(_ map: Map, _ source: [Base.Scalar], _ row: inout [Scalar]) {
    var span = row.mutableSpan
    map.map(source.span, into: &span)
  }
}

extension TransformedObservation: Snapshot {
  public func write(to writer: inout SnapshotWriter) {
    writer.begin("TransformedObservation")
    writer.write(map)
    writer.write(base)
  }

  public init(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("TransformedObservation")
    let map = try reader.read(Map.self)
    let base = try reader.read(Base.self)
    guard map.fits(base.layout) else { throw .invalid("Rows are of another world.") }
    self.init(base, by: map)
  }
}
