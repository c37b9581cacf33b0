public import NumericRandom
public import Snapshots

/// Worlds of one kind that step together; a world whose episode ends restarts in the same step.
///
/// Lane i behaves bit for bit as the single world with the same seed that is reset after each
/// ending. A restart goes on with the lane's own stream of random numbers.
///
/// ```swift
/// var lanes = Lanes(count: 64) { _ in TimeLimit(CartPole(), steps: 500) }
/// lanes.reset(seeds: (0..<64).map { Seed($0) })
/// lanes.step(indices: actions)
/// ```
public struct Lanes<World: Environment>: Sendable {
  @usableFromInline var worlds: [World]
  @usableFromInline var storage: LaneBuffers
  @usableFromInline let valueCount: Int

  /// How an observation lies in a row.
  public let layout: Layout

  /// Creates lanes, asking for the world of each.
  ///
  /// - Precondition: The count is at least 1, and the worlds have the same layout, actions and
  ///   diagnostics.
  public init(count: Int, _ make: (Int) throws -> World) rethrows {
    precondition(count >= 1, "A vector needs at least 1 lane, not \(count).")
    worlds = try (0..<count).map(make)
    let first = worlds[0]
    layout = first.layout
    valueCount = first.actionSpace.valueCount
    precondition(
      worlds.allSatisfy { Self.canBeTogether($0, first) },
      "The worlds of one vector must have the same layout, actions and diagnostics.")
    storage = LaneBuffers(
      kind: World.Scalar.kind, laneCount: count, rowWidth: layout.count,
      maskWidth: first.providesActionMask ? first.actionSpace.indexCount ?? 0 : 0,
      diagnosticCount: first.diagnostics.count)
  }

  /// How many lanes there are.
  @inlinable
  public var count: Int { worlds.count }

  /// What the lanes show after the last step or reset.
  @inlinable
  public var buffers: LaneBuffers { storage }

  /// The world of a lane; a copy of it is a fork.
  public subscript(lane: Int) -> World { worlds[lane] }

  /// Begins an episode in every lane.
  ///
  /// - Precondition: There is one seed a lane.
  @inlinable
  public mutating func reset(seeds: [Seed]) {
    precondition(seeds.count == count, "\(count) lanes need \(count) seeds, not \(seeds.count).")
    for lane in seeds.indices { reset(lane: lane, seed: seeds[lane]) }
  }

  /// Begins an episode in one lane; with nil its stream of random numbers goes on.
  @inlinable
  public mutating func reset(lane: Int, seed: Seed?) {
    Self.reset(&worlds, &storage, lane: lane, seed: seed)
  }

  /// Takes one action in every lane and restarts the lanes whose episodes ended.
  ///
  /// - Parameters:
  ///   - indices: The discrete action of each lane, counted from 0.
  ///   - values: The components of other actions, `actionSpace.valueCount` a lane.
  /// - Precondition: There is one index a lane, and as many values as the lanes need.
  @inlinable
  public mutating func step(indices: Span<Int32>, values: Span<Float>) {
    Self.step(&worlds, &storage, indices: indices, values: values, valueCount: valueCount)
  }

  /// Takes one action in every lane, given as arrays: for small programs and tests.
  ///
  /// - Precondition: There is one index a lane, and as many values as the lanes need.
  @inlinable
  public mutating func step(indices: [Int32], values: [Float] = []) {
    step(indices: indices.span, values: values.span)
  }

  /// Whether the buffers of one world fit the other.
  @usableFromInline
  static func canBeTogether(_ first: World, _ second: World) -> Bool {
    first.layout == second.layout && first.actionSpace == second.actionSpace
      && first.providesActionMask == second.providesActionMask
      && first.diagnostics == second.diagnostics
  }

  // Worlds and buffers come one by one: spans of two properties of one inout value count as
  // overlapping accesses, and the erased vector keeps the two apart.

  @inlinable
  static func step(
    _ worlds: inout [World], _ buffers: inout LaneBuffers, indices: Span<Int32>,
    values: Span<Float>, valueCount: Int
  ) {
    precondition(
      indices.count == worlds.count && values.count == worlds.count * valueCount,
      "\(worlds.count) lanes need as many action indices and \(valueCount) values each.")
    let width = buffers.observations.width
    let hasDiagnostics = !buffers.diagnostics.isEmpty
    let hasMasks = !buffers.actionMasks.isEmpty
    var rows: [World.Scalar] = []
    var finals: [World.Scalar] = []
    var outcomes: [Outcome] = []
    World.Scalar.exchange(&rows, with: &buffers.observations)
    World.Scalar.exchange(&finals, with: &buffers.finalObservations)
    swap(&outcomes, &buffers.outcomes)
    do {
      var worldSpan = worlds.mutableSpan
      var rowSpan = rows.mutableSpan
      var finalSpan = finals.mutableSpan
      var outcomeSpan = outcomes.mutableSpan
      for lane in worldSpan.indices {
        let laneValues = values.extracting(lane * valueCount..<(lane + 1) * valueCount)
        let action = worldSpan[lane].action(index: indices[lane], values: laneValues)
        let outcome = worldSpan[lane].step(action)
        outcomeSpan[lane] = outcome
        if hasDiagnostics {
          writeDiagnostics(of: worldSpan[lane], lane, worldSpan.count, &buffers.diagnostics)
        }
        if outcome.ending != nil {
          if hasMasks {
            writeMask(of: worldSpan[lane], lane, worldSpan.count, &buffers.finalActionMasks)
          }
          finalSpan.withRow(lane, width: width) { worldSpan[lane].observe(into: &$0) }
          worldSpan[lane].reset(seed: nil)
        }
        rowSpan.withRow(lane, width: width) { worldSpan[lane].observe(into: &$0) }
      }
    }
    World.Scalar.exchange(&rows, with: &buffers.observations)
    World.Scalar.exchange(&finals, with: &buffers.finalObservations)
    swap(&outcomes, &buffers.outcomes)
    if hasMasks {
      for lane in worlds.indices {
        writeMask(of: worlds[lane], lane, worlds.count, &buffers.actionMasks)
      }
    }
  }

  @inlinable
  static func reset(
    _ worlds: inout [World], _ buffers: inout LaneBuffers, lane: Int, seed: Seed?
  ) {
    precondition(
      worlds.indices.contains(lane),
      "There is no lane \(lane): these \(worlds.count) lanes count from 0.")
    worlds[lane].reset(seed: seed)
    show(worlds[lane], lane, &buffers)
  }

  /// Writes all that a lane shows when its world has not stepped since a reset or a restoration.
  @inlinable
  static func show(_ world: World, _ lane: Int, _ buffers: inout LaneBuffers) {
    let laneCount = buffers.outcomes.count
    buffers.outcomes[lane] = Outcome(reward: 0)
    if !buffers.diagnostics.isEmpty {
      writeDiagnostics(of: world, lane, laneCount, &buffers.diagnostics)
    }
    if !buffers.actionMasks.isEmpty {
      writeMask(of: world, lane, laneCount, &buffers.actionMasks)
    }
    let width = buffers.observations.width
    var rows: [World.Scalar] = []
    World.Scalar.exchange(&rows, with: &buffers.observations)
    do {
      var span = rows.mutableSpan
      span.withRow(lane, width: width) { world.observe(into: &$0) }
    }
    World.Scalar.exchange(&rows, with: &buffers.observations)
  }

  @inlinable
  static func writeMask(of world: World, _ lane: Int, _ laneCount: Int, _ masks: inout [Bool]) {
    let width = masks.count / laneCount
    var span = masks.mutableSpan
    span.withRow(lane, width: width) { world.writeActionMask(into: &$0) }
  }

  @inlinable
  static func writeDiagnostics(
    of world: World, _ lane: Int, _ laneCount: Int, _ diagnostics: inout [Double]
  ) {
    let width = diagnostics.count / laneCount
    var span = diagnostics.mutableSpan
    span.withRow(lane, width: width) { world.writeDiagnostics(into: &$0) }
  }
}

extension Lanes: Snapshot {
  public func write(to writer: inout SnapshotWriter) {
    writer.begin("Lanes")
    writer.write(worlds)
  }

  /// Creates lanes of the worlds as they were written; what they show is written anew, as by a reset.
  ///
  /// Outcomes and final observations of the last step are not part of a snapshot.
  public init(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("Lanes")
    let worlds = try reader.readArray(of: World.self)
    guard let first = worlds.first else { throw .invalid("A vector needs at least 1 lane.") }
    guard worlds.allSatisfy({ Self.canBeTogether($0, first) }) else {
      throw .invalid("The lanes differ in layout, actions or diagnostics.")
    }
    self.init(count: worlds.count) { worlds[$0] }
    for lane in worlds.indices { Self.show(worlds[lane], lane, &storage) }
  }
}
