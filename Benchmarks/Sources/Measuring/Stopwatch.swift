/// Measures short work by repeating it.
public enum Stopwatch {
  /// The median over nine batches of eight milliseconds of the microseconds that one call takes.
  public static func microseconds(_ work: () -> Void) -> Double {
    work()
    var repetitions = 1
    while batch(of: repetitions, work) < 8000 { repetitions *= 2 }
    let readings = (0..<9).map { _ in batch(of: repetitions, work) / Double(repetitions) }
    return readings.sorted()[4]
  }

  private static func batch(of repetitions: Int, _ work: () -> Void) -> Double {
    let elapsed = ContinuousClock().measure {
      for _ in 0..<repetitions { work() }
    }
    return Double(elapsed.components.seconds) * 1e6 + Double(elapsed.components.attoseconds) * 1e-12
  }
}
