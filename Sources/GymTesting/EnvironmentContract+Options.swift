import GymCore
import Snapshots

extension EnvironmentContract {
  /// Resets with every option at its default and with one that does not exist.
  func checkResetOptions(_ findings: inout Findings) {
    for option in make().resetOptions {
      var world = make()
      do {
        try world.reset(seed: seed, options: [option.name: option.defaultValue])
      } catch {
        findings.require(
          false, .resetOptionsAreChecked, step: nil,
          "the option '\(option.name)' at its default \(option.defaultValue)", expected: "taken",
          found: "refused: \(error)")
      }
    }
    var player = makePlayer()
    for _ in 0..<min(stepCount, 10) { _ = player.step() }
    let before = player.world.snapshotBytes
    do {
      try player.world.reset(seed: seed, options: ["noSuchOption": .flag(true)])
      findings.require(
        false, .resetOptionsAreChecked, step: nil, "the option 'noSuchOption'", expected: "refused",
        found: "taken")
    } catch {
      findings.note(
        arrayDifference("snapshot after a refused reset", before, player.world.snapshotBytes)?
          .violation(of: .resetOptionsAreChecked, step: nil))
    }
  }
}
