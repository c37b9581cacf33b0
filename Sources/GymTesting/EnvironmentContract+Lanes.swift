import GymCore
import NumericRandom
import Snapshots

extension EnvironmentContract {
  /// Steps lanes, erased lanes and as many single worlds together.
  func checkLanes(_ laneCount: Int, _ findings: inout Findings) {
    let seeds = (0..<laneCount).map { seed + $0 }
    var singles = seeds.map { Player(make(), seed: $0, actionSeed: $0) }
    var lanes = Lanes(count: laneCount) { _ in make() }
    lanes.reset(seeds: seeds)
    var erased = AnyLanes(Lanes(count: laneCount) { _ in make() })
    erased.reset(seeds: seeds)
    // Only a run that sees no restart goes on for so long.
    let longest = max(2, stepCount)
    // Lanes that have restarted have shown most of what there is to see; the rest is in a few steps.
    let shortest = min(longest, 250)
    var lastStep = longest
    var hasRestarted = false
    for step in 0...longest where step <= lastStep {
      let moments: [Moment<World.Scalar>]
      if step == 0 {
        moments = singles.map(\.present)
      } else {
        let actions = singles.indices.map { singles[$0].drawAction() }
        moments = singles.indices.map { singles[$0].step(actions[$0]) }
        let (indices, values) = (actions.map(\.index), actions.flatMap(\.values))
        lanes.step(indices: indices.span, values: values.span)
        erased.step(indices: indices.span, values: values.span)
      }
      if !hasRestarted, moments.contains(where: \.outcome.isLast) {
        hasRestarted = true
        lastStep = min(longest, max(shortest, step + 50))
      }
      let place = " of \(laneCount) lanes"
      findings.note(
        Self.difference(lanes.buffers, moments)?
          .violation(of: .lanesEqualSingleWorlds, step: step, where: place))
      findings.note(
        Self.difference(erased.buffers, moments)?
          .violation(of: .erasedLanesEqualSingleWorlds, step: step, where: place))
      guard step == shortest / 2 else { continue }
      do {
        lanes = try Lanes(snapshotBytes: lanes.snapshotBytes)
        erased = try readBack(erased)
      } catch {
        let difference = Difference(
          subject: "the snapshot of \(laneCount) lanes", expected: "read",
          found: "refused: \(error)")
        findings.note(difference.violation(of: .snapshotsResume, step: step))
      }
    }
    // One lane may be unlucky; 64 that never restart have shown nothing about restarts.
    findings.require(
      hasRestarted || laneCount < 64 || possibleEndings.isEmpty, .endingsAreReached, step: longest,
      "the number of restarts of \(laneCount) lanes", expected: "at least 1, or the run longer",
      found: "0")
  }

  /// Other lanes that go on from what these wrote.
  private func readBack(_ lanes: AnyLanes) throws(SnapshotError) -> AnyLanes {
    var writer = SnapshotWriter()
    lanes.write(to: &writer)
    let others = AnyLanes(Lanes(count: lanes.count) { _ in make() })
    var reader = SnapshotReader(writer.bytes)
    try others.restore(from: &reader)
    try reader.finish()
    return others
  }

  /// Where lanes first differ from what single worlds showed.
  private static func difference(
    _ buffers: LaneBuffers, _ moments: [Moment<World.Scalar>]
  ) -> Difference? {
    let rows = scalars(of: buffers.observations)
    let finalRows = scalars(of: buffers.finalObservations)
    for (lane, moment) in moments.enumerated() {
      let outcome = buffers.outcomes[lane]
      // Arrays of single lanes are made only to explain a difference.
      let isEqual =
        outcome.ending == moment.outcome.ending
        && outcome.reward.bitPattern == moment.outcome.reward.bitPattern
        && hasPart(lane, of: rows, moment.row) && hasPart(lane, of: finalRows, moment.finalRow)
        && hasPart(lane, of: buffers.diagnostics, moment.diagnostics)
        && hasPart(lane, of: buffers.actionMasks, moment.mask)
      if isEqual { continue }
      let found = Moment(
        outcome: outcome, row: part(lane, of: rows, moments.count),
        finalRow: outcome.isLast ? part(lane, of: finalRows, moments.count) : nil,
        diagnostics: part(lane, of: buffers.diagnostics, moments.count),
        mask: part(lane, of: buffers.actionMasks, moments.count))
      if var difference = found.difference(from: moment) {
        difference.subject += " in lane \(lane)"
        return difference
      }
    }
    return nil
  }

  private static func part<Element>(
    _ lane: Int, of elements: [Element], _ laneCount: Int
  ) -> [Element] {
    let width = elements.count / laneCount
    return Array(elements[lane * width..<(lane + 1) * width])
  }

  /// Whether a lane's part of some elements has the bits that it should have; nil is any.
  private static func hasPart<Element: BitwiseCopyable>(
    _ lane: Int, of elements: [Element], _ part: [Element]?
  ) -> Bool {
    guard let part else { return true }
    return elements.withUnsafeBytes { whole in
      part.withUnsafeBytes { part in
        let start = lane * part.count
        guard start + part.count <= whole.count else { return false }
        return part.elementsEqual(whole[start..<start + part.count])
      }
    }
  }

  private static func scalars(of rows: Rows) -> [World.Scalar] {
    var rows = rows
    var scalars: [World.Scalar] = []
    World.Scalar.exchange(&scalars, with: &rows)
    return scalars
  }
}
