/// How long one call of some work takes, in microseconds.
public struct Timing: Equatable, Sendable {
  /// The middle of the readings; of an even number of them the mean of the middle two.
  public let median: Double

  /// The shortest reading.
  public let minimum: Double

  /// The longest reading.
  public let maximum: Double

  /// Creates a summary of readings.
  ///
  /// - Precondition: There is at least one reading.
  public init(readings: [Double]) {
    guard !readings.isEmpty else { fatalError("A timing needs readings. Give at least one.") }
    let sorted = readings.sorted()
    let middle = sorted.count / 2
    median =
      sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
    minimum = sorted[0]
    maximum = sorted[sorted.count - 1]
  }
}
