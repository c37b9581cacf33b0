public import Snapshots

extension MinAtar {
  public func write(to writer: inout SnapshotWriter) {
    writer.begin("MinAtar\(Game.name)")
    writer.write(options.stickyProbability)
    writer.write(options.isRamping)
    writer.write(options.hasMinimalActions)
    writer.write(isOver)
    writer.write(lastAction.rawValue)
    writer.write(game)
    writer.write(generator)
  }

  public init(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("MinAtar\(Game.name)")
    var options = Options()
    options.stickyProbability = try reader.read()
    guard (0...1).contains(options.stickyProbability) else {
      throw .invalid("\(options.stickyProbability) is no probability.")
    }
    options.isRamping = try reader.read()
    options.hasMinimalActions = try reader.read()
    self.init(options: options)
    isOver = try reader.read()
    let number = try reader.read(UInt8.self)
    guard let action = MinAtarAction(rawValue: number) else {
      throw .invalid("MinAtar has no action \(number).")
    }
    lastAction = action
    game = try reader.read()
    generator = try reader.read()
  }
}

extension SnapshotReader {
  /// Reads a number that must lie in a range.
  mutating func readNumber(in range: ClosedRange<Int>) throws(SnapshotError) -> Int {
    let number = try read(Int.self)
    guard range.contains(number) else {
      throw .invalid("\(number) is not from \(range.lowerBound) to \(range.upperBound).")
    }
    return number
  }
}
