extension LaneMemory {
  /// Steps all lanes, on as many threads as the vector has.
  @inlinable
  func stepAll() {
    if settings.threadCount == 1 || worlds.count == 1 { return step(0..<worlds.count) }
    withUnsafePointer(to: self) { memory in
      LaneThreads.share(
        partCount: partCount, threadCount: settings.threadCount, context: memory
      ) { memory, part in
        let memory = memory.assumingMemoryBound(to: LaneMemory.self).pointee
        memory.step(memory.lanes(ofPart: part))
      }
    }
  }

  /// More parts than threads: a thread that got the quick ones goes on with others.
  @inlinable
  var partCount: Int { min(worlds.count, 4 * settings.threadCount) }

  /// The stretch of lanes that a part covers.
  @inlinable
  func lanes(ofPart part: Int) -> Range<Int> {
    worlds.count * part / partCount..<worlds.count * (part + 1) / partCount
  }

  /// Steps a stretch of lanes; the mode is asked once a stretch, not once a lane.
  @inlinable
  @inline(__always)
  func step(_ lanes: Range<Int>) {
    switch settings.restartMode {
    case .sameStep: stepAndRestart(lanes)
    case .nextStep: stepOrRestart(lanes)
    case .disabled: stepOrWait(lanes)
    }
  }

  /// Steps the lanes and restarts those whose episodes ended.
  @inlinable
  @inline(__always)
  func stepAndRestart(_ lanes: Range<Int>) {
    for lane in lanes {
      let outcome = act(lane)
      if outcome.ending != nil {
        showFinal(lane)
        worlds[lane].reset(seed: nil)
      }
      show(lane)
    }
  }

  /// Steps the lanes but restarts those whose episodes had ended before.
  @inlinable
  func stepOrRestart(_ lanes: Range<Int>) {
    for lane in lanes {
      if waitingLanes[lane] {
        waitingLanes[lane] = false
        realSteps[lane] = false
        outcomes[lane] = Outcome(reward: 0)
        worlds[lane].reset(seed: nil)
        showDiagnostics(lane)
      } else {
        let outcome = act(lane)
        waitingLanes[lane] = outcome.isLast
        if outcome.isLast { showFinal(lane) }
      }
      show(lane)
    }
  }

  /// Steps the lanes but those whose episodes had ended before.
  @inlinable
  func stepOrWait(_ lanes: Range<Int>) {
    for lane in lanes {
      if waitingLanes[lane] {
        realSteps[lane] = false
        outcomes[lane] = Outcome(reward: 0)
        continue
      }
      let outcome = act(lane)
      waitingLanes[lane] = outcome.isLast
      if outcome.isLast { showFinal(lane) }
      show(lane)
    }
  }

  /// Takes a lane's action and shows what it brought, but for observation and mask.
  @inlinable
  @inline(__always)
  func act(_ lane: Int) -> Outcome {
    let valueCount = settings.valueCount
    let values = UnsafeBufferPointer(
      rebasing: self.values[lane * valueCount..<(lane + 1) * valueCount])
    let action = worlds[lane].action(index: indices[lane], values: values.span)
    let outcome = worlds[lane].step(action)
    outcomes[lane] = outcome
    realSteps[lane] = true
    showDiagnostics(lane)
    return outcome
  }

  @inlinable
  @inline(__always)
  func showDiagnostics(_ lane: Int) {
    if diagnosticCount == 0 { return }
    lend(lane, diagnostics, width: diagnosticCount) { $0.writeDiagnostics(into: &$1) }
  }

  /// Shows the observation and the mask of an ending.
  @inlinable
  @inline(__always)
  func showFinal(_ lane: Int) {
    lend(lane, finalRows, width: rowWidth) { $0.observe(into: &$1) }
    if maskWidth == 0 { return }
    lend(lane, finalMasks, width: maskWidth) { $0.writeActionMask(into: &$1) }
  }

  /// Shows the observation and the mask of the present moment.
  @inlinable
  @inline(__always)
  func show(_ lane: Int) {
    lend(lane, rows, width: rowWidth) { $0.observe(into: &$1) }
    if maskWidth == 0 { return }
    lend(lane, masks, width: maskWidth) { $0.writeActionMask(into: &$1) }
  }

  /// Lends a lane's world, inout lest it be copied (``Lanes/writeRow(_:_:of:_:_:)``), and its row.
  @inlinable
  func lend<Element: BitwiseCopyable>(
    _ lane: Int, _ memory: UnsafeMutableBufferPointer<Element>, width: Int,
    _ write: (inout World, inout MutableSpan<Element>) -> Void
  ) {
    Self.lend(&worlds[lane], memory, lane, width, write)
  }

  @inlinable
  static func lend<Element: BitwiseCopyable>(
    _ world: inout World, _ memory: UnsafeMutableBufferPointer<Element>, _ lane: Int, _ width: Int,
    _ write: (inout World, inout MutableSpan<Element>) -> Void
  ) {
    memory.withRow(lane, width: width) { write(&world, &$0) }
  }
}
