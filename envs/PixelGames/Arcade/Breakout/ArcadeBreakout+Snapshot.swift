public import Snapshots

extension ArcadeBreakout {
  /// All that changes but the bricks, as numbers.
  var numbers: [Int] {
    [
      score, lives, isOver ? 1 : 0, level, paddle, ball.x, ball.y, speed.x, speed.y,
      isServed ? 1 : 0, hitCount, hasReachedMiddle ? 1 : 0, hasReachedTop ? 1 : 0,
      hasTouchedCeiling ? 1 : 0, freeze,
    ]
  }

  public func write(to writer: inout SnapshotWriter) {
    writer.write(difficulty)
    writer.write(mode)
    for number in numbers { writer.write(number) }
    for row in 0..<Self.rowCount {
      writer.write(bricks[row])
      writer.write(firm[row])
    }
  }

  public init(from reader: inout SnapshotReader) throws(SnapshotError) {
    let difficulty = try reader.readNumber(in: 0...3)
    self.init(difficulty: difficulty, mode: try reader.readNumber(in: 0...1))
    score = try reader.readNumber(in: 0...864)
    lives = try reader.readNumber(in: 0...5)
    isOver = try reader.readNumber(in: 0...1) == 1
    level = try reader.readNumber(in: 1...2)
    let (width, height) = (
      ArcadeScreen.width * Self.pixel, (ArcadeScreen.height + 16) * Self.pixel
    )
    paddle = try reader.readNumber(in: 0...width)
    ball.x = try reader.readNumber(in: 0...width)
    ball.y = try reader.readNumber(in: 0...height)
    speed.x = try reader.readNumber(in: -100...100)
    speed.y = try reader.readNumber(in: -100...100)
    isServed = try reader.readNumber(in: 0...1) == 1
    hitCount = try reader.readNumber(in: 0...1_000_000)
    hasReachedMiddle = try reader.readNumber(in: 0...1) == 1
    hasReachedTop = try reader.readNumber(in: 0...1) == 1
    hasTouchedCeiling = try reader.readNumber(in: 0...1) == 1
    freeze = try reader.readNumber(in: 0...Self.freezeLength)
    for row in 0..<Self.rowCount {
      bricks[row] = try reader.read()
      firm[row] = try reader.read()
      guard bricks[row] < 1 << 18, firm[row] & ~bricks[row] == 0 else {
        throw .invalid("A row has 18 bricks.")
      }
    }
  }
}
