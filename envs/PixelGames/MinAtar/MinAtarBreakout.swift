public import NumericRandom
public import Snapshots

/// A ball, a paddle, and three rows of bricks that it breaks; the game is over when the ball is lost.
///
/// A brick earns 1. Cleared rows are filled again when the ball next comes down to the paddle.
public struct MinAtarBreakout: MinAtarGame {
  public enum Channel: UInt8, CaseIterable {
    case paddle
    case ball
    case trail
    case brick
  }

  public static let name = "Breakout"
  public static let summary = "Break bricks with a ball that must not be lost."
  public static let minimalActions: [MinAtarAction] = [.noOp, .left, .right]
  public static let canRamp = false

  private static let wall: UInt32 = (1 << 30) - 1

  private var paddle = 4
  private var ballX = 0
  private var ballY = 3
  private var lastX = 0
  private var lastY = 3
  /// Where the ball flies: 0 up and left, 1 up and right, 2 down and right, 3 down and left.
  private var direction = 2
  /// A bit a brick of rows 1 to 3.
  private var bricks = wall
  /// Whether the ball has just struck a brick and passes through others until it is free of them.
  private var hasStruck = false

  public init() {}

  public mutating func begin(_ generator: inout MT19937) {
    let isRight = generator.randint(2) == 1
    self = Self()
    ballX = isRight ? 9 : 0
    direction = isRight ? 3 : 2
    lastX = ballX
  }

  public mutating func play(
    _ action: MinAtarAction, isRamping: Bool, _ generator: inout MT19937
  ) -> (reward: Double, isOver: Bool) {
    if action == .left { paddle = max(paddle - 1, 0) }
    if action == .right { paddle = min(paddle + 1, 9) }
    (lastX, lastY) = (ballX, ballY)
    var x = ballX + (direction == 1 || direction == 2 ? 1 : -1)
    var y = ballY + (direction < 2 ? -1 : 1)
    if x < 0 || x > 9 {
      x = min(max(x, 0), 9)
      direction ^= 1
    }
    var (reward, isOver, isTouching) = (0.0, false, false)
    if y < 0 {
      y = 0
      direction = 3 - direction
    } else if hasBrick(x, y) {
      isTouching = true
      if !hasStruck {
        reward = 1
        hasStruck = true
        bricks &= ~Self.brick(x, y)
        y = lastY
        direction = 3 - direction
      }
    } else if y == 9 {
      if bricks == 0 { bricks = Self.wall }
      if ballX == paddle {
        direction = 3 - direction
        y = lastY
      } else if x == paddle {
        direction ^= 2
        y = lastY
      } else {
        isOver = true
      }
    }
    if !isTouching { hasStruck = false }
    (ballX, ballY) = (x, y)
    return (reward, isOver)
  }

  private static func brick(_ x: Int, _ y: Int) -> UInt32 { 1 << UInt32(10 * (y - 1) + x) }

  private func hasBrick(_ x: Int, _ y: Int) -> Bool {
    (1...3).contains(y) && bricks & Self.brick(x, y) != 0
  }

  public func show(on board: inout MutableSpan<UInt8>) {
    Self.mark(ballX, ballY, .ball, in: &board)
    Self.mark(paddle, 9, .paddle, in: &board)
    Self.mark(lastX, lastY, .trail, in: &board)
    var left = bricks
    while left != 0 {
      let place = left.trailingZeroBitCount
      Self.mark(place % 10, 1 + place / 10, .brick, in: &board)
      left &= left - 1
    }
  }

  public func write(to writer: inout SnapshotWriter) {
    for number in [paddle, ballX, ballY, lastX, lastY, direction] { writer.write(number) }
    writer.write(bricks)
    writer.write(hasStruck)
  }

  public init(from reader: inout SnapshotReader) throws(SnapshotError) {
    paddle = try reader.readNumber(in: 0...9)
    ballX = try reader.readNumber(in: 0...9)
    ballY = try reader.readNumber(in: 0...9)
    lastX = try reader.readNumber(in: 0...9)
    lastY = try reader.readNumber(in: 0...9)
    direction = try reader.readNumber(in: 0...3)
    bricks = try reader.read()
    guard bricks <= Self.wall else { throw .invalid("There are 30 bricks at most.") }
    hasStruck = try reader.read()
  }
}
