import GymCore
import Snapshots

extension EnvironmentContract {
  /// Plays copies ahead of their originals.
  func checkCopies(_ findings: inout Findings) {
    var player = makePlayer()
    var playedCount = 0
    for step in forkSteps {
      while playedCount < step {
        _ = player.step()
        playedCount += 1
      }
      var copy = player
      let future = (0..<forkLength).map { _ in copy.step() }
      var original = player
      for (offset, moment) in future.enumerated() {
        if let difference = original.step().difference(from: moment) {
          findings.note(
            difference.violation(
              of: .copiesFork, step: step + offset + 1,
              where: " of a world whose copy at step \(step) was played before it"))
          break
        }
      }
    }
  }

  /// Reads worlds back in the middle of episodes and right after endings.
  func checkSnapshots(_ findings: inout Findings) {
    var player = makePlayer()
    var playedCount = 0
    for step in forkSteps {
      while playedCount < step {
        _ = player.step()
        playedCount += 1
      }
      checkSnapshot(of: player, step: step, "", &findings)
    }
    for step in playedCount..<max(playedCount, stepCount) {
      let outcome = player.take(player.drawAction())
      if outcome.ending == nil { continue }
      checkSnapshot(of: player, step: step + 1, " after an ending", resets: true, &findings)
      return
    }
  }

  private func checkSnapshot(
    of player: Player<World>, step: Int, _ place: String, resets: Bool = false,
    _ findings: inout Findings
  ) {
    let bytes = player.world.snapshotBytes
    let twin: World
    do {
      twin = try World(snapshotBytes: bytes)
    } catch {
      let difference = Difference(
        subject: "the world's own snapshot", expected: "read", found: "refused: \(error)")
      findings.note(difference.violation(of: .snapshotsResume, step: step, where: place))
      return
    }
    findings.note(
      arrayDifference("snapshot of the world read back", bytes, twin.snapshotBytes)?
        .violation(of: .snapshotsResume, step: step, where: place))
    var original = player
    var restored = player
    restored.world = twin
    if resets {
      findings.note(
        arrayDifference("final observation read back", original.present.row, restored.present.row)?
          .violation(of: .snapshotsResume, step: step, where: place))
      original.world.reset(seed: nil)
      restored.world.reset(seed: nil)
    }
    if let (offset, difference) = restored.difference(from: &original, stepCount: forkLength) {
      findings.note(
        difference.violation(
          of: .snapshotsResume, step: step + offset,
          where: " of a world read back from its snapshot at step \(step)\(place)"))
    }
  }

  /// Reads snapshots that are not whole.
  func checkDamagedSnapshots(_ findings: inout Findings) {
    var player = makePlayer()
    for _ in 0..<min(stepCount, 10) { _ = player.step() }
    let bytes = player.world.snapshotBytes

    func requireRefusal(_ damaged: [UInt8], _ subject: String) {
      let isRefused = (try? World(snapshotBytes: damaged)) == nil
      findings.require(
        isRefused, .damagedSnapshotsAreRefused, step: nil, subject, expected: "refused",
        found: "read as a world")
    }
    // Every prefix of a small snapshot, and about 4,096 of a large one.
    for count in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 4_096)) {
      requireRefusal(
        Array(bytes[..<count]), "a snapshot cut short to \(count) of \(bytes.count) bytes")
    }
    requireRefusal(bytes + [0], "a snapshot with a byte more than it needs")
    guard let tagLength = bytes.first.map({ Int($0) }), bytes.count >= tagLength + 3 else { return }
    var mistagged = bytes
    mistagged[1] ^= 1
    requireRefusal(mistagged, "a snapshot with another tag")
    var newer = bytes
    newer[tagLength + 1] = 0xff
    newer[tagLength + 2] = 0xff
    requireRefusal(newer, "a snapshot of version 65535")
    // Other damage may give another world, but reading it must not trap.
    for index in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 2_048)) {
      var flipped = bytes
      flipped[index] ^= 0xff
      _ = try? World(snapshotBytes: flipped)
    }
  }
}
