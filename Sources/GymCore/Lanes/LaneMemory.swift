/// Where everything lies that a step of lanes reads and writes.
///
/// Threads step stretches of lanes at the same time through copies of it, which spans cannot express.
/// That is safe because it lives within one call that holds every array exclusively, because its
/// maker has checked that each array has its element or row for every lane, and because a stretch
/// touches the elements and rows of its own lanes only, each of which is in one stretch. Worlds,
/// which are `Sendable`, thus move to a thread and back.
@usableFromInline
struct LaneMemory<World: Environment>: @unchecked Sendable {
  @usableFromInline let worlds: UnsafeMutableBufferPointer<World>
  @usableFromInline let rows: UnsafeMutableBufferPointer<World.Scalar>
  @usableFromInline let finalRows: UnsafeMutableBufferPointer<World.Scalar>
  @usableFromInline let outcomes: UnsafeMutableBufferPointer<Outcome>
  @usableFromInline let realSteps: UnsafeMutableBufferPointer<Bool>
  @usableFromInline let waitingLanes: UnsafeMutableBufferPointer<Bool>
  @usableFromInline let masks: UnsafeMutableBufferPointer<Bool>
  @usableFromInline let finalMasks: UnsafeMutableBufferPointer<Bool>
  @usableFromInline let diagnostics: UnsafeMutableBufferPointer<Double>
  @usableFromInline let indices: UnsafeBufferPointer<Int32>
  @usableFromInline let values: UnsafeBufferPointer<Float>
  @usableFromInline let settings: LaneSettings
  @usableFromInline let rowWidth: Int
  @usableFromInline let maskWidth: Int
  @usableFromInline let diagnosticCount: Int

  /// Lends the memory of some lanes to a body.
  @inlinable
  @inline(__always)
  static func lend(
    _ worlds: inout [World], _ buffers: inout LaneBuffers, _ settings: LaneSettings,
    indices: Span<Int32>, values: Span<Float>, to body: (LaneMemory) -> Void
  ) {
    let laneCount = worlds.count
    let rowWidth = buffers.observations.width
    let maskWidth = buffers.actionMasks.count / laneCount
    let diagnosticCount = buffers.diagnostics.count / laneCount
    // Rows are taken out as arrays of the world's own scalar, and put back.
    var rowArray: [World.Scalar] = []
    var finalRowArray: [World.Scalar] = []
    World.Scalar.exchange(&rowArray, with: &buffers.observations)
    World.Scalar.exchange(&finalRowArray, with: &buffers.finalObservations)
    precondition(
      indices.count == laneCount && values.count == laneCount * settings.valueCount
        && rowArray.count == laneCount * rowWidth && finalRowArray.count == rowArray.count
        && buffers.outcomes.count == laneCount && buffers.realSteps.count == laneCount
        && buffers.waitingLanes.count == laneCount
        && buffers.actionMasks.count == laneCount * maskWidth
        && buffers.finalActionMasks.count == buffers.actionMasks.count
        && buffers.diagnostics.count == laneCount * diagnosticCount,
      "\(laneCount) lanes need as many action indices and \(settings.valueCount) values each.")
    worlds.withUnsafeMutableBufferPointer { worlds in
      rowArray.withUnsafeMutableBufferPointer { rows in
        finalRowArray.withUnsafeMutableBufferPointer { finalRows in
          withPointers(&buffers.outcomes, &buffers.realSteps) { outcomes, realSteps in
            withPointers(&buffers.waitingLanes, &buffers.diagnostics) { waiting, diagnostics in
              withPointers(&buffers.actionMasks, &buffers.finalActionMasks) { masks, finalMasks in
                indices.withUnsafeBufferPointer { indices in
                  values.withUnsafeBufferPointer { values in
                    body(
                      LaneMemory(
                        worlds: worlds, rows: rows, finalRows: finalRows, outcomes: outcomes,
                        realSteps: realSteps, waitingLanes: waiting, masks: masks,
                        finalMasks: finalMasks, diagnostics: diagnostics, indices: indices,
                        values: values, settings: settings, rowWidth: rowWidth,
                        maskWidth: maskWidth, diagnosticCount: diagnosticCount))
                  }
                }
              }
            }
          }
        }
      }
    }
    World.Scalar.exchange(&rowArray, with: &buffers.observations)
    World.Scalar.exchange(&finalRowArray, with: &buffers.finalObservations)
  }

  @inlinable
  @inline(__always)
  static func withPointers<First, Second>(
    _ first: inout [First], _ second: inout [Second],
    _ body: (UnsafeMutableBufferPointer<First>, UnsafeMutableBufferPointer<Second>) -> Void
  ) {
    first.withUnsafeMutableBufferPointer { first in
      second.withUnsafeMutableBufferPointer { second in body(first, second) }
    }
  }

  @usableFromInline
  init(
    worlds: UnsafeMutableBufferPointer<World>, rows: UnsafeMutableBufferPointer<World.Scalar>,
    finalRows: UnsafeMutableBufferPointer<World.Scalar>,
    outcomes: UnsafeMutableBufferPointer<Outcome>, realSteps: UnsafeMutableBufferPointer<Bool>,
    waitingLanes: UnsafeMutableBufferPointer<Bool>, masks: UnsafeMutableBufferPointer<Bool>,
    finalMasks: UnsafeMutableBufferPointer<Bool>, diagnostics: UnsafeMutableBufferPointer<Double>,
    indices: UnsafeBufferPointer<Int32>, values: UnsafeBufferPointer<Float>,
    settings: LaneSettings, rowWidth: Int, maskWidth: Int, diagnosticCount: Int
  ) {
    self.worlds = worlds
    self.rows = rows
    self.finalRows = finalRows
    self.outcomes = outcomes
    self.realSteps = realSteps
    self.waitingLanes = waitingLanes
    self.masks = masks
    self.finalMasks = finalMasks
    self.diagnostics = diagnostics
    self.indices = indices
    self.values = values
    self.settings = settings
    self.rowWidth = rowWidth
    self.maskWidth = maskWidth
    self.diagnosticCount = diagnosticCount
  }
}

/// What is fixed when a vector is made.
@usableFromInline
struct LaneSettings: Sendable, Equatable {
  @usableFromInline let restartMode: RestartMode
  @usableFromInline let threadCount: Int
  @usableFromInline let valueCount: Int

  @usableFromInline
  init(restartMode: RestartMode, threadCount: Int, valueCount: Int) {
    self.restartMode = restartMode
    self.threadCount = threadCount
    self.valueCount = valueCount
  }
}

extension UnsafeMutableBufferPointer where Element: BitwiseCopyable {
  /// Lends one row of a buffer of rows.
  @inlinable
  @inline(__always)
  func withRow(_ index: Int, width: Int, _ body: (inout MutableSpan<Element>) -> Void) {
    let row = UnsafeMutableBufferPointer(rebasing: self[index * width..<(index + 1) * width])
    var span = row.mutableSpan
    body(&span)
  }
}
