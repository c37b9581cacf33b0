public import NumericRandom
public import Snapshots

/// Lanes of some world, whichever it is: what agents, the training loop and the catalog work with.
///
/// The type is erased by closures that are made where the concrete world is known, so that stepping
/// runs the specialised code; erasure costs one call a vector, not one a world.
public final class AnyLanes {
  /// How an observation lies in a row.
  public let layout: Layout

  /// What the rows hold.
  public let scalarKind: ScalarKind

  /// The set of actions that may be taken.
  public let actionSpace: ActionSpace

  /// What each world reports beside observation and reward.
  public let diagnostics: [Diagnostic]

  /// How many lanes there are.
  public let count: Int

  /// What the lanes show after the last step or reset.
  public private(set) var buffers: LaneBuffers

  private let stepBody: (inout LaneBuffers, Span<Int32>, Span<Float>) -> Void
  private let resetBody: (inout LaneBuffers, Int, Seed?) -> Void
  private let writeBody: (inout SnapshotWriter) -> Void
  private let restoreBody: (inout LaneBuffers, inout SnapshotReader) throws(SnapshotError) -> Void

  /// Erases the type of some lanes.
  @inlinable
  public convenience init<World: Environment>(_ lanes: Lanes<World>) {
    var worlds = lanes.worlds
    let valueCount = lanes.valueCount
    self.init(
      lanes[0], lanes.storage,
      step: { buffers, indices, values in
        Lanes<World>.step(
          &worlds, &buffers, indices: indices, values: values, valueCount: valueCount)
      },
      reset: { buffers, lane, seed in
        Lanes<World>.reset(&worlds, &buffers, lane: lane, seed: seed)
      },
      write: { writer in writer.write(worlds) },
      restore: { buffers, reader throws(SnapshotError) in
        let restored = try reader.readArray(of: World.self)
        guard
          restored.count == worlds.count,
          restored.allSatisfy({ Lanes<World>.canBeTogether($0, worlds[0]) })
        else { throw .invalid("The lanes are not those of this run.") }
        worlds = restored
        for lane in worlds.indices { Lanes<World>.show(worlds[lane], lane, &buffers) }
      })
  }

  @usableFromInline
  init<World: Environment>(
    _ world: World, _ buffers: LaneBuffers,
    step: @escaping (inout LaneBuffers, Span<Int32>, Span<Float>) -> Void,
    reset: @escaping (inout LaneBuffers, Int, Seed?) -> Void,
    write: @escaping (inout SnapshotWriter) -> Void,
    restore: @escaping (inout LaneBuffers, inout SnapshotReader) throws(SnapshotError) -> Void
  ) {
    layout = world.layout
    scalarKind = World.Scalar.kind
    actionSpace = world.actionSpace
    diagnostics = world.diagnostics
    count = buffers.observations.count
    self.buffers = buffers
    stepBody = step
    resetBody = reset
    writeBody = write
    restoreBody = restore
  }

  /// Begins an episode in every lane.
  ///
  /// - Precondition: There is one seed a lane.
  public func reset(seeds: [Seed]) {
    precondition(seeds.count == count, "\(count) lanes need \(count) seeds, not \(seeds.count).")
    for lane in seeds.indices { resetBody(&buffers, lane, seeds[lane]) }
  }

  /// Begins an episode in one lane; with nil its stream of random numbers goes on.
  public func reset(lane: Int, seed: Seed?) { resetBody(&buffers, lane, seed) }

  /// Takes one action in every lane and restarts the lanes whose episodes ended.
  ///
  /// - Precondition: There is one index a lane, and as many values as the lanes need.
  public func step(indices: Span<Int32>, values: Span<Float>) {
    stepBody(&buffers, indices, values)
  }

  /// Takes one action in every lane, given as arrays: for small programs and tests.
  ///
  /// - Precondition: There is one index a lane, and as many values as the lanes need.
  public func step(indices: [Int32], values: [Float] = []) {
    step(indices: indices.span, values: values.span)
  }

  /// Appends the state of every world.
  public func write(to writer: inout SnapshotWriter) {
    writer.begin("AnyLanes")
    writeBody(&writer)
  }

  /// Goes back to the state that was written by lanes of the same worlds.
  ///
  /// What the lanes show is written anew, as by a reset: outcomes and final observations of the last
  /// step are not part of a snapshot.
  ///
  /// - Throws: ``SnapshotError`` when the bytes are damaged or of other lanes, which leaves these
  ///   lanes as they were.
  public func restore(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("AnyLanes")
    try restoreBody(&buffers, &reader)
  }
}
