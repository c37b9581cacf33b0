public import Snapshots

/// An action as the numbers by which it travels, so that it can be kept and written down.
///
/// Up to eight values are kept without allocating.
public struct ActionNumbers: Sendable, Equatable {
  /// The chosen alternative counted from 0, for discrete actions.
  public let index: Int32

  /// How many components every other kind of action has.
  public let valueCount: Int

  @usableFromInline let few: SIMD8<Float>
  @usableFromInline let many: [Float]

  /// Keeps the numbers of an action.
  @inlinable
  public init(index: Int32, values: Span<Float>) {
    self.index = index
    valueCount = values.count
    var few = SIMD8<Float>(repeating: 0)
    if values.count <= 8 {
      for place in values.indices { few[place] = values[place] }
      many = []
    } else {
      many = values.indices.map { values[$0] }
    }
    self.few = few
  }

  /// Keeps the numbers of an action.
  public init(index: Int32 = 0, values: [Float] = []) {
    self.init(index: index, values: values.span)
  }

  /// The components, as an array.
  public var values: [Float] { (0..<valueCount).map { valueCount <= 8 ? few[$0] : many[$0] } }

  /// The world's own action.
  @inlinable
  public func action<World: Environment>(of world: World) -> World.Action {
    if valueCount > 8 { return world.action(index: index, values: many.span) }
    return withUnsafeTemporaryAllocation(of: Float.self, capacity: 8) { buffer in
      for place in 0..<8 { buffer.initializeElement(at: place, to: few[place]) }
      return world.action(
        index: index, values: UnsafeBufferPointer(rebasing: buffer[..<valueCount]).span)
    }
  }
}

extension ActionNumbers: Snapshot {
  public func write(to writer: inout SnapshotWriter) {
    writer.begin("ActionNumbers")
    writer.write(index)
    writer.write(values)
  }

  public init(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("ActionNumbers")
    let index = try reader.read(Int32.self)
    self.init(index: index, values: try reader.readArray(of: Float.self))
  }

  /// Whether the action is one of a space, as far as its index and the number of its values go.
  func fits(_ space: ActionSpace) -> Bool {
    valueCount == space.valueCount && index >= 0 && Int(index) < space.indexCount ?? 1
  }
}

/// A wrapper whose actions are numbers, because it keeps them.
public protocol NumberedActionWrapper<Base>: Wrapper where Action == ActionNumbers {}

extension NumberedActionWrapper {
  public var actionSpace: ActionSpace { base.actionSpace }

  @inlinable
  public func action(index: Int32, values: Span<Float>) -> ActionNumbers {
    ActionNumbers(index: index, values: values)
  }

  @inlinable
  public var providesActionMask: Bool { base.providesActionMask }

  @inlinable
  public func writeActionMask(into mask: inout MutableSpan<Bool>) {
    base.writeActionMask(into: &mask)
  }
}
