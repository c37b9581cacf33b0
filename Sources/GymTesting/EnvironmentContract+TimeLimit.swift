import GymCore

extension EnvironmentContract {
  /// Plays one episode up to the time limit, going back a little whenever it ends before.
  ///
  /// Chance alone hardly ever lasts so long in many worlds. A copy of a world is the way back.
  func checkTimeLimit(_ findings: inout Findings) {
    guard let timeLimit, timeLimit <= stepCount else { return }
    var player = makePlayer()
    // The world before each step, the next one included.
    var trail = [player.world]
    var (longest, retreat) = (0, 1)
    for _ in 0..<stepCount + 20 * timeLimit {
      let outcome = player.take(player.drawAction())
      let length = trail.count
      inspectEnding(outcome, length, step: length, &findings)
      if length == timeLimit { return }
      if outcome.ending == nil {
        trail.append(player.world)
        if length > longest { (longest, retreat) = (length, 1) }
      } else {
        // What led to the ending may lie far back.
        retreat = min(2 * retreat, trail.count)
        trail.removeLast(retreat - 1)
        player.world = trail[trail.count - 1]
      }
    }
  }
}
