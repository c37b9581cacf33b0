public import Snapshots

/// Takes continuous actions of any size and limits them to the world's bounds.
public struct ActionClip: ActionMap, Equatable {
  private let low: [Float]
  private let high: [Float]

  init(_ space: Box<Float>) { (low, high) = (space.low, space.high) }

  public var actionSpace: ActionSpace {
    .box(Box(low: -.infinity, high: .infinity, shape: [low.count]))
  }

  public func fits(_ base: ActionSpace) -> Bool {
    if case .box(let box) = base { box.low == low && box.high == high } else { false }
  }

  public func map(
    index: Int32, values: Span<Float>, into baseValues: inout MutableSpan<Float>
  ) -> Int32 {
    for place in low.indices {
      baseValues[place] = min(max(values[place], low[place]), high[place])
    }
    return index
  }

  public func write(to writer: inout SnapshotWriter) {
    writer.begin("ActionClip")
    writer.write(low)
    writer.write(high)
  }

  public init(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("ActionClip")
    low = try reader.readArray()
    high = try reader.readArray()
    guard low.count == high.count else { throw .invalid("Bounds of actions come in pairs.") }
  }
}

/// A world whose continuous actions may be of any size and are limited to its bounds.
public typealias ClippedAction<Base: Environment> = TransformedAction<Base, ActionClip>

extension TransformedAction where Map == ActionClip {
  /// Limits the actions of a world to its bounds.
  ///
  /// - Precondition: The world's actions are continuous.
  public init(_ base: Base) { self.init(base, by: ActionClip(base.continuousActions)) }
}

extension Environment {
  /// The world's continuous actions.
  var continuousActions: Box<Float> {
    guard case .box(let space) = actionSpace else {
      preconditionFailure("The wrapper is for worlds with continuous actions. Leave it out.")
    }
    return space
  }
}
