public import NumericRandom

// Worlds and buffers come one by one: the erased vector keeps the two apart.
extension Lanes {
  /// Whether the buffers of one world fit the other.
  @usableFromInline
  static func canBeTogether(_ first: World, _ second: World) -> Bool {
    first.layout == second.layout && first.actionSpace == second.actionSpace
      && first.providesActionMask == second.providesActionMask
      && first.diagnostics == second.diagnostics
  }

  @inlinable
  static func step(
    _ worlds: inout [World], _ buffers: inout LaneBuffers, _ settings: LaneSettings,
    indices: Span<Int32>, values: Span<Float>
  ) {
    if settings.threadCount == 1, settings.restartMode == .sameStep {
      stepAndRestart(&worlds, &buffers, settings.valueCount, indices: indices, values: values)
    } else {
      LaneMemory.lend(&worlds, &buffers, settings, indices: indices, values: values) {
        $0.stepAll()
      }
    }
  }

  /// Steps as ``LaneMemory/stepAndRestart(_:)`` does, on the caller's thread alone.
  ///
  /// This is what agents wait for. Lending the memory of all buffers costs as much as a step of a small
  /// world: a single lane of CartPole went 1.8 times as fast without it, and 64 lanes 1.08 times.
  @inlinable
  static func stepAndRestart(
    _ worlds: inout [World], _ buffers: inout LaneBuffers, _ valueCount: Int,
    indices: Span<Int32>, values: Span<Float>
  ) {
    precondition(
      indices.count == worlds.count && values.count == worlds.count * valueCount,
      "\(worlds.count) lanes need as many action indices and \(valueCount) values each.")
    let width = buffers.observations.width
    let hasDiagnostics = !buffers.diagnostics.isEmpty
    let hasMasks = !buffers.actionMasks.isEmpty
    let count = worlds.count
    // Spans of two properties of one inout value count as overlapping accesses: take them out.
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
          writeRow(lane, &buffers.diagnostics, of: &worldSpan[lane], count) {
            $0.writeDiagnostics(into: &$1)
          }
        }
        if outcome.ending != nil {
          if hasMasks {
            writeRow(lane, &buffers.finalActionMasks, of: &worldSpan[lane], count) {
              $0.writeActionMask(into: &$1)
            }
          }
          finalSpan.withRow(lane, width: width) { observe(&worldSpan[lane], &$0) }
          worldSpan[lane].reset(seed: nil)
        }
        rowSpan.withRow(lane, width: width) { observe(&worldSpan[lane], &$0) }
        if hasMasks {
          writeRow(lane, &buffers.actionMasks, of: &worldSpan[lane], count) {
            $0.writeActionMask(into: &$1)
          }
        }
      }
    }
    World.Scalar.exchange(&rows, with: &buffers.observations)
    World.Scalar.exchange(&finals, with: &buffers.finalObservations)
    swap(&outcomes, &buffers.outcomes)
    // All are real but after a reset, and what is only read need not be proved to be unshared.
    for lane in buffers.realSteps.indices where !buffers.realSteps[lane] {
      buffers.realSteps[lane] = true
    }
  }

  /// Lends a world and its lane's row.
  ///
  /// What only reads a world takes it by inout nevertheless: otherwise the compiler, which cannot know
  /// that writing the row leaves the world alone, reads from a copy. For a world with tables the copies
  /// cost more than its steps.
  @inlinable
  static func writeRow<Element: BitwiseCopyable>(
    _ lane: Int, _ rows: inout [Element], of world: inout World, _ laneCount: Int,
    _ write: (inout World, inout MutableSpan<Element>) -> Void
  ) {
    let width = rows.count / laneCount
    var span = rows.mutableSpan
    span.withRow(lane, width: width) { write(&world, &$0) }
  }

  /// Writes an observation; inout as in ``writeRow(_:_:of:_:_:)``.
  @inlinable
  static func observe(_ world: inout World, _ row: inout MutableSpan<World.Scalar>) {
    world.observe(into: &row)
  }

  @inlinable
  static func reset(
    _ worlds: inout [World], _ buffers: inout LaneBuffers, lane: Int, seed: Seed?
  ) {
    check(lane, worlds.count)
    worlds[lane].reset(seed: seed)
    show(&worlds[lane], lane, &buffers)
  }

  @usableFromInline
  static func reset(
    _ worlds: inout [World], _ buffers: inout LaneBuffers, lane: Int, seed: Seed?,
    options: [String: OptionValue]
  ) throws(OptionError) {
    check(lane, worlds.count)
    try worlds[lane].reset(seed: seed, options: options)
    show(&worlds[lane], lane, &buffers)
  }

  @inlinable
  static func check(_ lane: Int, _ laneCount: Int) {
    precondition(
      (0..<laneCount).contains(lane),
      "There is no lane \(lane): these \(laneCount) lanes count from 0.")
  }

  /// Writes all that a lane shows when its world has not stepped since a reset.
  @inlinable
  static func show(_ world: inout World, _ lane: Int, _ buffers: inout LaneBuffers) {
    let laneCount = buffers.outcomes.count
    buffers.outcomes[lane] = Outcome(reward: 0)
    buffers.realSteps[lane] = false
    buffers.waitingLanes[lane] = false
    if !buffers.diagnostics.isEmpty {
      writeRow(lane, &buffers.diagnostics, of: &world, laneCount) {
        $0.writeDiagnostics(into: &$1)
      }
    }
    if !buffers.actionMasks.isEmpty {
      writeRow(lane, &buffers.actionMasks, of: &world, laneCount) {
        $0.writeActionMask(into: &$1)
      }
    }
    let width = buffers.observations.width
    var rows: [World.Scalar] = []
    World.Scalar.exchange(&rows, with: &buffers.observations)
    do {
      var span = rows.mutableSpan
      span.withRow(lane, width: width) { observe(&world, &$0) }
    }
    World.Scalar.exchange(&rows, with: &buffers.observations)
  }
}
