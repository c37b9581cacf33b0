/// Measures short work by repeating it.
public enum Stopwatch {
  /// Measures work until there are some readings.
  ///
  /// The work is done once before anything is measured, and then in batches that are long enough for
  /// the clock: a reading is the time of a batch over its number of calls.
  ///
  /// - Parameters:
  ///   - batchCount: How many readings are taken.
  ///   - batchTime: How long a batch lasts at least, in microseconds.
  ///   - work: What is measured.
  /// - Returns: The microseconds that one call takes.
  public static func timing(
    batchCount: Int = 9, batchTime: Double = 8000, _ work: () -> Void
  ) -> Timing {
    work()
    var repetitions = 1
    while batch(of: repetitions, work) < batchTime { repetitions *= 2 }
    return Timing(
      readings: (0..<batchCount).map { _ in batch(of: repetitions, work) / Double(repetitions) })
  }

  /// The median over nine batches of eight milliseconds of the microseconds that one call takes.
  public static func microseconds(_ work: () -> Void) -> Double { timing(work).median }

  private static func batch(of repetitions: Int, _ work: () -> Void) -> Double {
    let elapsed = ContinuousClock().measure {
      for _ in 0..<repetitions { work() }
    }
    return Double(elapsed.components.seconds) * 1e6 + Double(elapsed.components.attoseconds) * 1e-12
  }
}
