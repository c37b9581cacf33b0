public import GymRendering
public import NumericRandom
public import Snapshots

/// A single world, whichever it is: for playing actions by hand and printing what happens.
///
/// Speed is not its purpose; lanes are for that.
public final class AnyEnvironment {
  /// How an observation lies in a row.
  public let layout: Layout

  /// What a row holds.
  public let scalarKind: ScalarKind

  /// The set that every observation is in.
  public let observationSpace: any Space

  /// The set of actions that may be taken.
  public let actionSpace: ActionSpace

  /// The options that a reset understands.
  public let resetOptions: [OptionDescription]

  /// What the world reports beside observation and reward.
  public let diagnostics: [Diagnostic]

  /// Whether the world knows which actions do something.
  public let providesActionMask: Bool

  /// What the world's picture is like, or nil when it does not draw itself.
  public let picture: PictureFormat?

  private let stepBody: (Int32, Span<Float>) -> Outcome
  private let resetBody: (Seed?, [String: OptionValue]) throws(OptionError) -> Void
  private let observationBody: () -> SpaceValue
  private let diagnosticsBody: () -> [Double]
  private let maskBody: () -> [Bool]
  private let livesBody: () -> Int?
  private let rowBody: (inout Rows) -> Void
  private let drawBody: (inout Canvas) -> Void
  private let snapshotBody: () -> [UInt8]
  private let restoreBody: ([UInt8]) throws(SnapshotError) -> Void

  /// Erases the type of a world.
  public init<World: Environment>(_ world: World) {
    layout = world.layout
    scalarKind = World.Scalar.kind
    observationSpace = world.observationSpace
    actionSpace = world.actionSpace
    resetOptions = world.resetOptions
    diagnostics = world.diagnostics
    providesActionMask = world.providesActionMask
    picture = world.picture
    let diagnosticCount = world.diagnostics.count
    let maskWidth = world.providesActionMask ? world.actionSpace.indexCount ?? 0 : 0
    var world = world
    stepBody = { index, values in world.step(world.action(index: index, values: values)) }
    resetBody = { seed, options throws(OptionError) in
      if options.isEmpty {
        world.reset(seed: seed)
      } else {
        try world.reset(seed: seed, options: options)
      }
    }
    observationBody = { world.observation.spaceValue }
    diagnosticsBody = {
      var values = [Double](repeating: 0, count: diagnosticCount)
      var span = values.mutableSpan
      world.writeDiagnostics(into: &span)
      return values
    }
    maskBody = {
      var mask = [Bool](repeating: true, count: maskWidth)
      var span = mask.mutableSpan
      if maskWidth > 0 { world.writeActionMask(into: &span) }
      return mask
    }
    livesBody = { world.lives }
    let width = world.layout.count
    rowBody = { rows in
      var scalars: [World.Scalar] = []
      World.Scalar.exchange(&scalars, with: &rows)
      do {
        var span = scalars.mutableSpan
        span.withRow(0, width: width) { world.observe(into: &$0) }
      }
      World.Scalar.exchange(&scalars, with: &rows)
    }
    drawBody = { world.draw(on: &$0) }
    snapshotBody = { world.snapshotBytes }
    restoreBody = { bytes throws(SnapshotError) in
      let restored = try World(snapshotBytes: bytes)
      guard restored.layout == world.layout, restored.actionSpace == world.actionSpace,
        restored.observationSpace.isEqual(to: world.observationSpace)
      else { throw .invalid("Its world has other options than this one.") }
      world = restored
    }
  }

  /// Begins an episode; with nil the present stream of random numbers goes on.
  ///
  /// - Throws: ``OptionError`` when an option is unknown or its value is not allowed.
  public func reset(
    seed: Seed?, options: [String: OptionValue] = [:]
  ) throws(OptionError) {
    try resetBody(seed, options)
  }

  /// Takes an action, given by its index or its values, and returns what it brought.
  ///
  /// - Precondition: The index is below `actionSpace.indexCount` and not negative, and there are
  ///   `actionSpace.valueCount` values.
  public func step(index: Int32, values: [Float]) -> Outcome {
    precondition(
      (0..<(actionSpace.indexCount ?? 1)).contains(Int(index))
        && values.count == actionSpace.valueCount,
      "This action is none of the world's. Make it with ActionSpace.numbers(of:).")
    return stepBody(index, values.span)
  }

  /// The current observation; after an ending, the final one.
  public var observation: SpaceValue { observationBody() }

  /// Writes the current observation as an agent sees it, into the first of some rows.
  ///
  /// - Precondition: The rows are of the world's scalar kind and as wide as its layout.
  public func observe(into rows: inout Rows) {
    precondition(
      rows.kind == scalarKind && rows.width == layout.count && rows.count >= 1,
      "These rows do not fit the world: they must hold \(layout.count) scalars of its kind.")
    rowBody(&rows)
  }

  /// Draws the present moment over the whole of a canvas; the episode goes on as if nobody looked.
  public func draw(on canvas: inout Canvas) { drawBody(&canvas) }

  /// Which discrete actions do something now; empty when the world does not know.
  public var actionMask: [Bool] { maskBody() }

  /// The lives left, in worlds that have lives.
  public var lives: Int? { livesBody() }

  /// The present values of ``diagnostics``.
  public var diagnosticValues: [Double] { diagnosticsBody() }

  /// The whole state of the world, from which ``restore(snapshotBytes:)`` goes on to the same bits.
  public var snapshotBytes: [UInt8] { snapshotBody() }

  /// Brings the world to a state that one of its kind had, in this process or another.
  ///
  /// - Throws: ``SnapshotError`` when the bytes are not the state of such a world, or of one with other
  ///   observations or actions; the world is then as it was.
  public func restore(snapshotBytes: [UInt8]) throws(SnapshotError) {
    try restoreBody(snapshotBytes)
  }
}
