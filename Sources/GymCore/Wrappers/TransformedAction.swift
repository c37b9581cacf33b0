public import Snapshots

/// What the numbers of an action become before a world takes them.
public protocol ActionMap: Snapshot, Sendable {
  /// The actions that can be taken in place of the world's.
  var actionSpace: ActionSpace { get }

  /// Whether the map was made for worlds with these actions; what is read from a snapshot is asked.
  func fits(_ base: ActionSpace) -> Bool

  /// Writes the values of the world's action and returns its index.
  func map(index: Int32, values: Span<Float>, into baseValues: inout MutableSpan<Float>) -> Int32
}

/// Offers other actions than the world does and maps each to one of the world's.
///
/// Typed actions are the world's own and pass unchanged; the map is for actions as numbers, by which
/// agents act.
public struct TransformedAction<Base: Environment, Map: ActionMap>: Wrapper {
  public typealias Scalar = Base.Scalar
  public typealias Action = Base.Action
  public typealias Observation = Base.Observation

  public var base: Base

  /// What an action becomes.
  public let map: Map

  @usableFromInline let baseValueCount: Int

  /// Changes the actions of a world.
  ///
  /// - Precondition: The map was made for the actions of this world.
  public init(_ base: Base, by map: Map) {
    precondition(
      map.fits(base.actionSpace), "A map of actions is made for the actions of its own world.")
    self.base = base
    self.map = map
    baseValueCount = base.actionSpace.valueCount
  }

  public var actionSpace: ActionSpace { map.actionSpace }

  /// Whether the world knows which actions do something, and these are alternatives as its own are.
  public var providesActionMask: Bool { base.providesActionMask && actionSpace.indexCount != nil }

  /// Writes true for each action that becomes one which does something.
  public func writeActionMask(into mask: inout MutableSpan<Bool>) {
    guard let baseCount = base.actionSpace.indexCount else {
      for index in mask.indices { mask[index] = true }
      return
    }
    withUnsafeTemporaryAllocation(of: Bool.self, capacity: baseCount) { buffer in
      buffer.initialize(repeating: true)
      var baseMask = buffer.mutableSpan
      base.writeActionMask(into: &baseMask)
      for index in mask.indices {
        let values = Span<Float>()
        var baseValues = MutableSpan<Float>()
        mask[index] =
          baseMask[
            Int(map.map(index: Int32(index), values: values, into: &baseValues))]
      }
    }
  }

  @inlinable
  public func action(index: Int32, values: Span<Float>) -> Action {
    withUnsafeTemporaryAllocation(of: Float.self, capacity: baseValueCount) { buffer in
      buffer.initialize(repeating: 0)
      var target = buffer.mutableSpan
      let baseIndex = map.map(index: index, values: values, into: &target)
      return base.action(index: baseIndex, values: UnsafeBufferPointer(buffer).span)
    }
  }
}

extension TransformedAction: Snapshot {
  public func write(to writer: inout SnapshotWriter) {
    writer.begin("TransformedAction")
    writer.write(map)
    writer.write(base)
  }

  public init(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("TransformedAction")
    let map = try reader.read(Map.self)
    let base = try reader.read(Base.self)
    guard map.fits(base.actionSpace) else { throw .invalid("Actions are of another world.") }
    self.init(base, by: map)
  }
}
