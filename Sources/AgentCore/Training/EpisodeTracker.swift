public import GymCore
public import Snapshots

/// Adds up rewards and steps of each lane's running episode and remembers the last finished ones.
public struct EpisodeTracker: Sendable {
  /// Over how many of the last episodes means are taken.
  public static let window = 100

  /// How many episodes have ended.
  public private(set) var episodeCount = 0

  private var runningReturns: [Double]
  private var runningLengths: [Int]
  private var recentReturns: [Double] = []
  private var recentLengths: [Int] = []

  /// Begins with no episode finished.
  public init(laneCount: Int) {
    runningReturns = Array(repeating: 0, count: laneCount)
    runningLengths = Array(repeating: 0, count: laneCount)
    recentReturns.reserveCapacity(Self.window)
    recentLengths.reserveCapacity(Self.window)
  }

  /// How many lanes are tracked.
  public var laneCount: Int { runningReturns.count }

  /// Takes in a step of all lanes.
  public mutating func add(_ outcomes: [Outcome]) {
    for lane in outcomes.indices {
      runningReturns[lane] += outcomes[lane].reward
      runningLengths[lane] += 1
      guard outcomes[lane].isLast else { continue }
      remember(runningReturns[lane], runningLengths[lane])
      (runningReturns[lane], runningLengths[lane]) = (0, 0)
    }
  }

  /// The mean return of the last episodes, or nil before the first has ended.
  public var meanReturn: Double? {
    recentReturns.isEmpty ? nil : recentReturns.reduce(0, +) / Double(recentReturns.count)
  }

  /// The mean length of the last episodes in steps, or nil before the first has ended.
  public var meanLength: Double? {
    recentLengths.isEmpty ? nil : Double(recentLengths.reduce(0, +)) / Double(recentLengths.count)
  }

  private mutating func remember(_ episodeReturn: Double, _ length: Int) {
    if recentReturns.count < Self.window {
      recentReturns.append(episodeReturn)
      recentLengths.append(length)
    } else {
      recentReturns[episodeCount % Self.window] = episodeReturn
      recentLengths[episodeCount % Self.window] = length
    }
    episodeCount += 1
  }
}

extension EpisodeTracker: Snapshot {
  public func write(to writer: inout SnapshotWriter) {
    writer.begin("EpisodeTracker")
    writer.write(episodeCount)
    writer.write(runningReturns)
    writer.write(runningLengths)
    writer.write(recentReturns)
    writer.write(recentLengths)
  }

  public init(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("EpisodeTracker")
    episodeCount = try reader.read()
    runningReturns = try reader.readArray()
    runningLengths = try reader.readArray()
    recentReturns = try reader.readArray()
    recentLengths = try reader.readArray()
    guard
      episodeCount >= 0, runningReturns.count == runningLengths.count,
      recentReturns.count == recentLengths.count,
      recentReturns.count == min(episodeCount, Self.window)
    else { throw .invalid("The counts of an episode tracker do not fit together.") }
  }
}
