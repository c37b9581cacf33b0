import Glibc

/// Waiting on the thread that asks; a signal ends it early.
enum Sleep {
  /// Sleeps for a duration.
  static func `for`(_ duration: Duration) {
    guard duration > .zero else { return }
    let (seconds, attoseconds) = duration.components
    var time = timespec(tv_sec: Int(seconds), tv_nsec: Int(attoseconds / 1_000_000_000))
    nanosleep(&time, nil)
  }
}
