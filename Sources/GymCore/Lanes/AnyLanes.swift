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

  /// The options that a reset of a lane understands.
  public let resetOptions: [OptionDescription]

  /// How many lanes there are.
  public let count: Int

  /// When a lane whose episode ended begins the next one.
  public let restartMode: RestartMode

  /// How many threads step the lanes.
  public let threadCount: Int

  /// What the lanes show after the last step or reset.
  public private(set) var buffers: LaneBuffers

  private let bodies: Bodies

  /// Erases the type of some lanes.
  @inlinable
  public convenience init<World: Environment>(_ lanes: Lanes<World>) {
    let store = WorldStore(lanes.worlds)
    let settings = lanes.settings
    self.init(
      of: lanes[0], lanes.storage, settings,
      Bodies(
        step: { buffers, indices, values in
          Lanes<World>.step(
            &store.worlds.pointee, &buffers, settings, indices: indices, values: values)
        },
        reset: { buffers, lane, seed in
          Lanes<World>.reset(&store.worlds.pointee, &buffers, lane: lane, seed: seed)
        },
        resetWithOptions: { buffers, lane, seed, options throws(OptionError) in
          try Lanes<World>.reset(
            &store.worlds.pointee, &buffers, lane: lane, seed: seed, options: options)
        },
        write: { buffers, writer in
          Lanes<World>.write(store.worlds.pointee, buffers, settings, to: &writer)
        },
        restore: { buffers, reader throws(SnapshotError) in
          try Lanes<World>.restore(&store.worlds.pointee, &buffers, settings, from: &reader)
        }))
  }

  @usableFromInline
  convenience init<World: Environment>(
    of world: World, _ buffers: LaneBuffers, _ settings: LaneSettings, _ bodies: Bodies
  ) {
    self.init(
      layout: world.layout, scalarKind: World.Scalar.kind, actionSpace: world.actionSpace,
      diagnostics: world.diagnostics, resetOptions: world.resetOptions, buffers: buffers,
      restartMode: settings.restartMode, threadCount: settings.threadCount, bodies: bodies)
  }

  init(
    layout: Layout, scalarKind: ScalarKind, actionSpace: ActionSpace, diagnostics: [Diagnostic],
    resetOptions: [OptionDescription], buffers: LaneBuffers, restartMode: RestartMode,
    threadCount: Int, bodies: Bodies
  ) {
    self.layout = layout
    self.scalarKind = scalarKind
    self.actionSpace = actionSpace
    self.diagnostics = diagnostics
    self.resetOptions = resetOptions
    count = buffers.outcomes.count
    self.restartMode = restartMode
    self.threadCount = threadCount
    self.buffers = buffers
    self.bodies = bodies
  }

  /// What the erased lanes do; each is handed the buffers, which the worlds do not lie in.
  @usableFromInline
  struct Bodies {
    let step: (inout LaneBuffers, Span<Int32>, Span<Float>) -> Void
    let reset: (inout LaneBuffers, Int, Seed?) -> Void
    let resetWithOptions:
      (inout LaneBuffers, Int, Seed?, [String: OptionValue]) throws(OptionError) -> Void
    let write: (LaneBuffers, inout SnapshotWriter) -> Void
    let restore: (inout LaneBuffers, inout SnapshotReader) throws(SnapshotError) -> Void

    @usableFromInline
    init(
      step: @escaping (inout LaneBuffers, Span<Int32>, Span<Float>) -> Void,
      reset: @escaping (inout LaneBuffers, Int, Seed?) -> Void,
      resetWithOptions:
        @escaping (inout LaneBuffers, Int, Seed?, [String: OptionValue]) throws(OptionError) ->
        Void,
      write: @escaping (LaneBuffers, inout SnapshotWriter) -> Void,
      restore: @escaping (inout LaneBuffers, inout SnapshotReader) throws(SnapshotError) -> Void
    ) {
      self.step = step
      self.reset = reset
      self.resetWithOptions = resetWithOptions
      self.write = write
      self.restore = restore
    }
  }

  /// Begins an episode in every lane.
  ///
  /// - Precondition: There is one seed a lane.
  public func reset(seeds: [Seed]) {
    precondition(seeds.count == count, "\(count) lanes need \(count) seeds, not \(seeds.count).")
    for lane in seeds.indices { reset(lane: lane, seed: seeds[lane]) }
  }

  /// Begins an episode in every lane, lane i with the seed + i, as Gymnasium's synchronous vector does.
  public func reset(seedsFrom seed: Seed) {
    for lane in 0..<count { reset(lane: lane, seed: seed + lane) }
  }

  /// Begins an episode in the lanes of a mask, such as ``LaneBuffers/waitingLanes``.
  ///
  /// - Parameters:
  ///   - mask: Whether to reset each lane; the others stay as they are.
  ///   - seeds: A seed for each lane, those that stay included, or nil to go on with their streams.
  /// - Precondition: There is one element of the mask, and one seed if any, a lane.
  public func reset(where mask: [Bool], seeds: [Seed]? = nil) {
    precondition(
      mask.count == count && (seeds ?? []).count == (seeds == nil ? 0 : count),
      "\(count) lanes need as many elements of a mask, and as many seeds if any.")
    for lane in mask.indices where mask[lane] { reset(lane: lane, seed: seeds?[lane]) }
  }

  /// Begins an episode in one lane; with nil its stream of random numbers goes on.
  public func reset(lane: Int, seed: Seed?) { bodies.reset(&buffers, lane, seed) }

  /// Begins an episode in one lane under options, which hold for this episode alone.
  ///
  /// - Throws: ``OptionError`` when an option is unknown or its value is not allowed.
  public func reset(
    lane: Int, seed: Seed?, options: [String: OptionValue]
  ) throws(OptionError) {
    try bodies.resetWithOptions(&buffers, lane, seed, options)
  }

  /// Takes one action in every lane; what becomes of ended episodes is up to the ``restartMode``.
  ///
  /// - Precondition: There is one index a lane, and as many values as the lanes need.
  public func step(indices: Span<Int32>, values: Span<Float>) {
    bodies.step(&buffers, indices, values)
  }

  /// Takes one action in every lane, given as arrays: for small programs and tests.
  ///
  /// - Precondition: There is one index a lane, and as many values as the lanes need.
  public func step(indices: [Int32], values: [Float] = []) {
    step(indices: indices.span, values: values.span)
  }

  /// Whether other lanes would write the same state, and so go on to the same bits.
  public func hasSameState(as other: AnyLanes) -> Bool {
    func bytes(_ lanes: AnyLanes) -> [UInt8] {
      var writer = SnapshotWriter()
      lanes.write(to: &writer)
      return writer.bytes
    }
    return bytes(self) == bytes(other)
  }

  /// Appends the state of every world and all that the lanes show.
  public func write(to writer: inout SnapshotWriter) {
    writer.begin("AnyLanes")
    bodies.write(buffers, &writer)
  }

  /// Goes back to the state that was written by as many lanes of the same worlds, and shows what
  /// those showed.
  ///
  /// - Throws: ``SnapshotError`` when the bytes are damaged or of other lanes, which leaves these
  ///   lanes as they were.
  public func restore(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("AnyLanes")
    try bodies.restore(&buffers, &reader)
  }
}
