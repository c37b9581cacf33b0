public import Snapshots

/// What a recurrent layer remembers, one row a lane, held by whoever acts in the lanes.
///
/// A row belongs to its lane: a lane's steps depend on its row alone, and an episode begins with a row
/// of zeros.
public struct RecurrentState: Equatable, Sendable {
  /// How many lanes there are.
  public let laneCount: Int

  /// How many numbers a row has.
  public let width: Int

  /// The rows, one after the other.
  public private(set) var values: [Float]

  /// Creates rows of zeros.
  public init(laneCount: Int, width: Int) {
    require(
      laneCount > 0 && width > 0,
      "A state of \(laneCount) lanes and \(width) numbers is empty. Give at least one of each.")
    self.laneCount = laneCount
    self.width = width
    values = [Float](repeating: 0, count: laneCount * width)
  }

  /// Forgets what a lane's episode brought.
  public mutating func reset(lane: Int) {
    checkLane(lane, of: laneCount)
    for index in lane * width..<(lane + 1) * width { values[index] = 0 }
  }

  /// Takes over a row of another state of the same width.
  public mutating func copyRow(_ lane: Int, from source: RecurrentState, row: Int) {
    require(
      width == source.width, "A row of \(source.width) numbers does not fit one of \(width).")
    checkLane(lane, of: laneCount)
    checkLane(row, of: source.laneCount)
    for index in 0..<width {
      values[lane * width + index] = source.values[row * width + index]
    }
  }

  private func checkLane(_ lane: Int, of count: Int) {
    require(0..<count ~= lane, "There is no lane \(lane) of \(count). Count lanes from 0.")
  }

  /// Copies a part of each row to where the rows of the part lie one after the other.
  func read(_ part: Int, width partWidth: Int, into target: UnsafeMutablePointer<Float>) {
    for lane in 0..<laneCount {
      for index in 0..<partWidth {
        target[lane * partWidth + index] = values[lane * width + part * partWidth + index]
      }
    }
  }

  /// Replaces a part of each row.
  mutating func write(_ part: Int, width partWidth: Int, from source: UnsafePointer<Float>) {
    for lane in 0..<laneCount {
      for index in 0..<partWidth {
        values[lane * width + part * partWidth + index] = source[lane * partWidth + index]
      }
    }
  }
}

extension RecurrentState: Snapshot {
  public func write(to writer: inout SnapshotWriter) {
    writer.begin("RecurrentState")
    writer.write(laneCount)
    writer.write(width)
    writer.write(values)
  }

  public init(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("RecurrentState")
    laneCount = try reader.read()
    width = try reader.read()
    values = try reader.readArray()
    let (count, overflow) = laneCount.multipliedReportingOverflow(by: width)
    guard laneCount > 0, width > 0, !overflow, values.count == count else {
      throw .invalid("A state of \(laneCount) lanes holds \(values.count) numbers.")
    }
  }
}
