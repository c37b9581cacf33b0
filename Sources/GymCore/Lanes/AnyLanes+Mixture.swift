import Snapshots

extension AnyLanes {
  /// Puts lanes of several kinds of worlds together, which agents take for lanes of one.
  ///
  /// The lanes of the first part come first. Each goes on as it would by itself; from now on the parts
  /// are the mixture's: do not step or reset them.
  ///
  /// ```swift
  /// let mixture = AnyLanes(mixing: [
  ///   try empty.makeLanes(count: 8), try doorKey.makeLanes(count: 24),
  /// ])
  /// ```
  ///
  /// - Parameters:
  ///   - parts: The lanes to mix, each given once.
  ///   - threadCount: How many threads step the parts; each part also has its own threads, which it
  ///     uses when the parts are stepped on one.
  /// - Precondition: There is at least one part, and all have the same layout, scalars, actions, masks,
  ///   diagnostics and way to restart.
  public convenience init(mixing parts: [AnyLanes], threadCount: Int = 1) {
    guard let first = parts.first else {
      preconditionFailure("A mixture needs at least 1 part.")
    }
    LaneThreads.check(threadCount)
    precondition(
      Set(parts.map { ObjectIdentifier($0) }).count == parts.count,
      "Each part of a mixture is given once. Make other lanes of the same world instead.")
    precondition(
      parts.allSatisfy { $0.canBeMixed(with: first) },
      "The parts of a mixture must have the same layout, scalars, actions, masks, diagnostics and "
        + "way to restart.")
    let mixture = Mixture(parts)
    var buffers = mixture.makeBuffers()
    mixture.show(in: &buffers)
    self.init(
      layout: first.layout, scalarKind: first.scalarKind, actionSpace: first.actionSpace,
      diagnostics: first.diagnostics,
      resetOptions: first.resetOptions.filter { option in
        parts.allSatisfy { $0.resetOptions.contains { $0.name == option.name } }
      },
      buffers: buffers, restartMode: first.restartMode, threadCount: threadCount,
      bodies: mixture.bodies(threadCount: threadCount))
  }

  private func canBeMixed(with other: AnyLanes) -> Bool {
    layout == other.layout && scalarKind == other.scalarKind && actionSpace == other.actionSpace
      && diagnostics == other.diagnostics && restartMode == other.restartMode
      && buffers.actionMasks.count / count == other.buffers.actionMasks.count / other.count
  }
}

/// The parts of a mixture and where their lanes begin.
private struct Mixture {
  let parts: [AnyLanes]
  let firstLanes: [Int]

  init(_ parts: [AnyLanes]) {
    self.parts = parts
    var laneCount = 0
    firstLanes = parts.map { part in
      defer { laneCount += part.count }
      return laneCount
    }
  }

  func makeBuffers() -> LaneBuffers {
    let first = parts[0]
    return LaneBuffers(
      kind: first.scalarKind, laneCount: parts.reduce(0) { $0 + $1.count },
      rowWidth: first.layout.count, maskWidth: first.buffers.actionMasks.count / first.count,
      diagnosticCount: first.diagnostics.count)
  }

  func show(in buffers: inout LaneBuffers) {
    for index in parts.indices {
      buffers.copyLanes(of: parts[index].buffers, at: firstLanes[index])
    }
  }

  /// Which part a lane is in.
  func part(of lane: Int) -> Int {
    guard let part = firstLanes.lastIndex(where: { $0 <= lane }),
      lane < firstLanes[part] + parts[part].count
    else { preconditionFailure("There is no lane \(lane) in this mixture.") }
    return part
  }

  func bodies(threadCount: Int) -> AnyLanes.Bodies {
    AnyLanes.Bodies(
      step: { buffers, indices, values in
        step(indices: indices, values: values, buffers.outcomes.count, threadCount: threadCount)
        show(in: &buffers)
      },
      reset: { buffers, lane, seed in
        let part = part(of: lane)
        let own = lane - firstLanes[part]
        parts[part].reset(lane: own, seed: seed)
        buffers.copyLane(lane, of: parts[part].buffers, lane: own)
      },
      resetWithOptions: { buffers, lane, seed, options throws(OptionError) in
        let part = part(of: lane)
        let own = lane - firstLanes[part]
        try parts[part].reset(lane: own, seed: seed, options: options)
        buffers.copyLane(lane, of: parts[part].buffers, lane: own)
      },
      write: { _, writer in
        writer.begin("Mixture")
        writer.write(parts.count)
        for part in parts { part.write(to: &writer) }
      },
      restore: { buffers, reader throws(SnapshotError) in
        try restore(from: &reader)
        show(in: &buffers)
      })
  }

  private func step(
    indices: Span<Int32>, values: Span<Float>, _ laneCount: Int, threadCount: Int
  ) {
    let valueCount = parts[0].actionSpace.valueCount
    precondition(
      indices.count == laneCount && values.count == laneCount * valueCount,
      "\(laneCount) lanes need as many action indices and \(valueCount) values each.")
    indices.withUnsafeBufferPointer { indices in
      values.withUnsafeBufferPointer { values in
        let work = Step(mixture: self, indices: indices, values: values, valueCount: valueCount)
        if threadCount == 1 {
          for part in parts.indices { work.step(part) }
          return
        }
        withUnsafePointer(to: work) { work in
          LaneThreads.share(partCount: parts.count, threadCount: threadCount, context: work) {
            $0.assumingMemoryBound(to: Step.self).pointee.step($1)
          }
        }
      }
    }
  }

  /// One step of all parts.
  ///
  /// Threads share it by pointer, which is safe: each part is stepped by one thread, shares no worlds
  /// or buffers with others, and belongs to the mixture, whose caller waits.
  private struct Step {
    let mixture: Mixture
    let indices: UnsafeBufferPointer<Int32>
    let values: UnsafeBufferPointer<Float>
    let valueCount: Int

    func step(_ index: Int) {
      let part = mixture.parts[index]
      let start = mixture.firstLanes[index]
      let end = start + part.count
      part.step(
        indices: UnsafeBufferPointer(rebasing: indices[start..<end]).span,
        values: UnsafeBufferPointer(rebasing: values[start * valueCount..<end * valueCount]).span)
    }
  }

  /// Restores every part, or none.
  private func restore(from reader: inout SnapshotReader) throws(SnapshotError) {
    let before = parts.map { part in
      var writer = SnapshotWriter()
      part.write(to: &writer)
      return writer.bytes
    }
    do throws(SnapshotError) {
      try reader.begin("Mixture")
      guard try reader.read(Int.self) == parts.count else {
        throw SnapshotError.invalid("The lanes are not those of this run.")
      }
      for part in parts { try part.restore(from: &reader) }
    } catch {
      for (part, bytes) in zip(parts, before) {
        var undo = SnapshotReader(bytes)
        try part.restore(from: &undo)
      }
      throw error
    }
  }
}
