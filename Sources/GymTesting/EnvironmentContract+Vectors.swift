import GymCore
import NumericRandom
import Snapshots

extension EnvironmentContract {
  /// Steps vectors of each restart mode on one thread and on three, reading them back on the way.
  func checkVectors(_ findings: inout Findings) {
    for mode in RestartMode.allCases { checkVectors(mode, &findings) }
  }

  private func checkVectors(_ mode: RestartMode, _ findings: inout Findings) {
    let laneCount = 5
    let actionSpace = make().actionSpace
    var sampler = actionSpace.space.makeSampler(seed: seed)
    var lanes = Lanes(count: laneCount, restartMode: mode) { _ in make() }
    lanes.reset(seedsFrom: seed)
    var threaded = Lanes(count: laneCount, restartMode: mode, threadCount: 3) { _ in make() }
    threaded.reset(seedsFrom: seed)
    let parts = (0..<2).map { _ in
      AnyLanes(Lanes(count: laneCount, restartMode: mode) { _ in make() })
    }
    let mixture = AnyLanes(mixing: parts, threadCount: 2)
    mixture.reset(seeds: (0..<2 * laneCount).map { seed + $0 % laneCount })
    for step in 1...max(4, stepCount / 8) {
      let actions = (0..<laneCount).map { _ in
        Player<World>.drawAction(from: &sampler, in: actionSpace)
      }
      let (indices, values) = (actions.map(\.index), actions.flatMap(\.values))
      lanes.step(indices: indices, values: values)
      threaded.step(indices: indices, values: values)
      mixture.step(indices: indices + indices, values: values + values)
      let place = " of \(laneCount) lanes that restart by \(mode)"
      func require(_ isEqual: Bool, _ subject: String) {
        findings.require(
          isEqual, .vectorsAgree, step: step, subject + place,
          expected: "what lanes on one thread show", found: "something else")
      }
      require(threaded.buffers.hasSameState(as: lanes.buffers), "what three threads show")
      require(Self.shows(mixture.buffers, twice: lanes.buffers), "what a mixture shows")
      let hasEnded = lanes.buffers.outcomes.contains { $0.isLast }
      if mode == .disabled, step % 3 == 0 {
        let mask = lanes.buffers.waitingLanes
        lanes.reset(where: mask)
        threaded.reset(where: mask)
        mixture.reset(where: mask + mask)
      }
      // Rows between an ending and its restart above all.
      guard step.nonzeroBitCount == 1 || hasEnded && step < 40 else { continue }
      do {
        threaded = try Lanes(snapshotBytes: threaded.snapshotBytes)
        require(threaded.buffers.hasSameState(as: lanes.buffers), "what a vector read back shows")
      } catch {
        require(false, "the snapshot, refused with \"\(error)\",")
        return
      }
    }
  }

  /// Whether a mixture of two equal parts shows what one of them would.
  private static func shows(_ mixture: LaneBuffers, twice lanes: LaneBuffers) -> Bool {
    let (rewards, endings) = (lanes.outcomes.map(\.reward), lanes.outcomes.map(\.ending))
    return sameBits(
      mixture.observations.floats, lanes.observations.floats + lanes.observations.floats)
      && mixture.observations.bytes == lanes.observations.bytes + lanes.observations.bytes
      && sameBits(mixture.outcomes.map(\.reward), rewards + rewards)
      && mixture.outcomes.map(\.ending) == endings + endings
      && mixture.realSteps == lanes.realSteps + lanes.realSteps
      && mixture.actionMasks == lanes.actionMasks + lanes.actionMasks
      && sameBits(mixture.diagnostics, lanes.diagnostics + lanes.diagnostics)
  }

  /// Compares worlds with their copies, with what is read back from them, and with later moments.
  func checkComparisons(_ findings: inout Findings) {
    var player = makePlayer()
    var moments: [World] = []
    for _ in 0..<min(stepCount, 12) {
      moments.append(player.world)
      _ = player.step()
    }
    for first in moments.indices {
      for second in moments.indices {
        let hasSameState = moments[first].hasSameState(as: moments[second])
        let isEqual = Self.compare(moments[first], moments[second])
        findings.require(
          hasSameState || first != second, .comparisonsAreSound, step: first, "the world's state",
          expected: "that of its copy", found: "another")
        guard let isEqual else { continue }
        findings.require(
          isEqual == hasSameState, .comparisonsAreSound, step: first,
          "the comparison with the world at step \(second)",
          expected: hasSameState ? "equal, as the snapshots are" : "unequal, as the snapshots are",
          found: isEqual ? "equal" : "unequal")
      }
    }
  }

  /// Whether worlds are equal, or nil when their type has no such notion.
  private static func compare(_ first: World, _ second: World) -> Bool? {
    func isEqual<Value: Equatable>(_ value: Value) -> Bool { value == second as? Value }
    return (first as? any Equatable).map { isEqual($0) }
  }
}
