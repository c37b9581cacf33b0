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
    LaneMemory.lend(&worlds, &buffers, settings, indices: indices, values: values) {
      $0.stepAll()
    }
  }

  @inlinable
  static func reset(
    _ worlds: inout [World], _ buffers: inout LaneBuffers, lane: Int, seed: Seed?
  ) {
    check(lane, worlds.count)
    worlds[lane].reset(seed: seed)
    show(worlds[lane], lane, &buffers)
  }

  @usableFromInline
  static func reset(
    _ worlds: inout [World], _ buffers: inout LaneBuffers, lane: Int, seed: Seed?,
    options: [String: OptionValue]
  ) throws(OptionError) {
    check(lane, worlds.count)
    try worlds[lane].reset(seed: seed, options: options)
    show(worlds[lane], lane, &buffers)
  }

  @inlinable
  static func check(_ lane: Int, _ laneCount: Int) {
    precondition(
      (0..<laneCount).contains(lane),
      "There is no lane \(lane): these \(laneCount) lanes count from 0.")
  }

  /// Writes all that a lane shows when its world has not stepped since a reset.
  @inlinable
  static func show(_ world: World, _ lane: Int, _ buffers: inout LaneBuffers) {
    let laneCount = buffers.outcomes.count
    buffers.outcomes[lane] = Outcome(reward: 0)
    buffers.realSteps[lane] = false
    buffers.waitingLanes[lane] = false
    if !buffers.diagnostics.isEmpty {
      let width = buffers.diagnostics.count / laneCount
      var span = buffers.diagnostics.mutableSpan
      span.withRow(lane, width: width) { world.writeDiagnostics(into: &$0) }
    }
    if !buffers.actionMasks.isEmpty {
      let width = buffers.actionMasks.count / laneCount
      var span = buffers.actionMasks.mutableSpan
      span.withRow(lane, width: width) { world.writeActionMask(into: &$0) }
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
}
