public import Snapshots

/// The mean and variance of all that has been seen, in each of some places.
///
/// Batches are joined by the parallel algorithm of Chan, Golub and LeVeque (1979), as Gymnasium does:
/// it begins with mean 0, variance 1 and the weight of 10⁻⁴ samples.
public struct RunningStatistics: Sendable, Equatable {
  /// The mean in each place.
  public private(set) var means: [Double]

  /// The variance of the population in each place.
  public private(set) var variances: [Double]

  /// How many samples there were, the first 10⁻⁴ included.
  public private(set) var count = 1e-4

  // Sums of the batch's differences from the mean, and of their squares.
  private var sums: [Double]
  private var squares: [Double]
  private var batchCount = 0.0

  /// Begins with mean 0 and variance 1.
  public init(width: Int) {
    means = Array(repeating: 0, count: width)
    variances = Array(repeating: 1, count: width)
    sums = means
    squares = means
  }

  /// How many places there are.
  public var width: Int { means.count }

  /// Takes a number of the next sample into the batch.
  mutating func add(_ value: Double, at place: Int) {
    let difference = value - means[place]
    sums[place] += difference
    squares[place] += difference * difference
  }

  /// Says that a sample of the batch is complete.
  mutating func endSample() { batchCount += 1 }

  /// Joins the batch with what was seen before it.
  mutating func endBatch() {
    guard batchCount > 0 else { return }
    let total = count + batchCount
    for place in means.indices {
      let delta = sums[place] / batchCount
      let batchVariance = max(0, squares[place] / batchCount - delta * delta)
      let spread =
        variances[place] * count + batchVariance * batchCount
        + delta * delta * count * batchCount / total
      means[place] += delta * batchCount / total
      variances[place] = spread / total
      sums[place] = 0
      squares[place] = 0
    }
    count = total
    batchCount = 0
  }
}

extension RunningStatistics: Snapshot {
  public func write(to writer: inout SnapshotWriter) {
    writer.begin("RunningStatistics")
    writer.write(count)
    writer.write(means)
    writer.write(variances)
  }

  public init(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("RunningStatistics")
    count = try reader.read()
    means = try reader.readArray()
    variances = try reader.readArray()
    guard count.isFinite, count > 0, means.count == variances.count,
      variances.allSatisfy({ $0 >= 0 })
    else { throw .invalid("Statistics have a positive count and variances of at least 0.") }
    sums = Array(repeating: 0, count: means.count)
    squares = sums
  }
}
