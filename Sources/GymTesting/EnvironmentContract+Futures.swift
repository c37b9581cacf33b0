import GymCore
import NumericRandom

extension EnvironmentContract {
  /// Compares worlds of equal and of different seeds.
  func checkFutures(_ findings: inout Findings) {
    var (first, second) = (makePlayer(), makePlayer())
    if let (step, difference) = second.difference(from: &first, stepCount: stepCount) {
      findings.note(difference.violation(of: .sameSeedSameFuture, step: step))
    }
    for step in forkSteps { checkReset(afterSteps: step, &findings) }
    checkSeeds(&findings)
  }

  /// Resets a world that has been played under another seed.
  private func checkReset(afterSteps playedCount: Int, _ findings: inout Findings) {
    for resetsWithOptions in [false, true] {
      var used = Player(make(), seed: seed + 1, actionSeed: seed + 1)
      for _ in 0..<playedCount { _ = used.step() }
      if resetsWithOptions {
        do {
          try used.world.reset(seed: seed, options: [:])
        } catch {
          let difference = Difference(
            subject: "a reset with no options", expected: "taken", found: "refused: \(error)")
          findings.note(difference.violation(of: .resetOptionsAreChecked, step: playedCount))
          continue
        }
      } else {
        used.world.reset(seed: seed)
      }
      var again = Player(alreadyReset: used.world, actionSeed: seed)
      var fresh = makePlayer()
      if let (step, difference) = again.difference(from: &fresh, stepCount: forkLength) {
        let way = resetsWithOptions ? "reset(seed:options:)" : "reset(seed:)"
        findings.note(
          difference.violation(
            of: .resetForgetsThePast, step: step,
            where: " after \(playedCount) steps and \(way)"))
      }
    }
  }

  private func checkSeeds(_ findings: inout Findings) {
    let stepCount = min(stepCount, 2_000)
    for offset in 1...8 {
      var first = makePlayer()
      var other = Player(make(), seed: seed + offset, actionSeed: seed)
      guard let (step, difference) = other.difference(from: &first, stepCount: stepCount) else {
        continue
      }
      // Different, as it should be unless the world says otherwise.
      if isDeterministic {
        findings.note(
          difference.violation(
            of: .seedsMatter, step: step,
            where: " of a deterministic world with seed \(seed + offset)"))
      }
      return
    }
    findings.require(
      isDeterministic, .seedsMatter, step: stepCount, "the future with any of 8 other seeds",
      expected: "different", found: "the same")
  }
}
