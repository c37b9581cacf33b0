/// Turns exact lengths of time into the whole hundredths of a second that GIF files count in.
///
/// Every end of a frame is rounded by itself, so that no error adds up: at 60 frames a second the
/// delays are 2, 2, 2, 2, 2 and a frame is left out. Viewers show a delay below two hundredths for a
/// tenth of a second, so there is none: a frame that is shorter is shown longer when its end moves by
/// at most one hundredth, else it is left out.
struct CentisecondClock {
  /// The shortest delay that viewers keep.
  static let shortestDelay = 2

  /// The exact end of the frames until now.
  private(set) var end = Duration.zero

  /// The hundredths given out in delays.
  private var shown = 0

  /// Lets time pass.
  mutating func advance(by duration: Duration) { end += duration }

  /// The delay of the frame on show, which ends now, or nil when the next has to take its place.
  mutating func delay() -> Int? {
    let earliest = shown + CentisecondClock.shortestDelay
    // A microsecond more than a hundredth, as 1/60 s three times is not quite 5/100 s.
    let tolerance = Duration.microseconds(10_001)
    guard roundedEnd >= earliest || .milliseconds(10 * earliest) <= end + tolerance else {
      return nil
    }
    return lastDelay()
  }

  /// The delay of the frame on show, which is never left out because it is the last.
  mutating func lastDelay() -> Int {
    let delay = max(roundedEnd - shown, CentisecondClock.shortestDelay)
    shown += delay
    return delay
  }

  private var roundedEnd: Int {
    let (seconds, attoseconds) = end.components
    return 100 * Int(seconds) + Int((attoseconds + 5_000_000_000_000_000) / 10_000_000_000_000_000)
  }
}
