/// Lets frames come at their time, however long drawing them takes.
struct Pace {
  private let isLive: Bool
  private let clock = ContinuousClock()
  private var deadline: ContinuousClock.Instant

  // Often enough that a window feels alive.
  private static let slice = Duration.milliseconds(10)

  /// Creates a pace that begins now; without somebody who looks on it never waits.
  init(isLive: Bool) {
    self.isLive = isLive
    deadline = clock.now
  }

  /// Waits until a frame has been seen for a duration, asking again and again whether to go on.
  ///
  /// - Returns: What the question first returned other than nil, or nil.
  mutating func wait<Reason>(
    _ duration: Duration, asking: () throws -> Reason?
  ) rethrows -> Reason? {
    // Time that was lost is not caught up: frames would rush by.
    deadline = max(deadline, clock.now) + duration
    while true {
      if let reason = try asking() { return reason }
      let left = deadline - clock.now
      guard isLive, left > .zero else { return nil }
      Sleep.for(min(left, Self.slice))
    }
  }
}
