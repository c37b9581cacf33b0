public import NumericRandom

/// A ball, a paddle, and six rows of eighteen bricks; five lives, and two walls.
///
/// ## Rules
///
/// Fire serves the ball from a random column, downward. A brick earns 7 in the upper two rows, 4 in the
/// next two and 1 in the lower two. Where the paddle is hit says at which of five angles the ball
/// leaves. A ball gets faster at its 4th, 8th and 12th hit and when it first reaches each of the two
/// upper bands; once it has touched the ceiling, the paddle is half as wide until the ball is lost. The
/// first wall that is cleared is built again; with the second the game is won.
///
/// In mode 1, bricks of the lower two rows take two hits, of which the second earns.
public struct ArcadeBreakout: ArcadeGame {
  public static let name = "Breakout"
  public static let summary = "Break two walls of bricks with a ball that must not be lost."
  public static let minimalActions: [ArcadeAction] = [.noOp, .fire, .right, .left]
  public static let modes = ["one hit a brick", "two hits for bricks of the lower rows"]

  /// A pixel in the unit of positions.
  static let pixel = 16
  static let left = 8
  static let right = 152
  static let ceiling = 32
  static let wallTop = 57
  static let brickWidth = 8
  static let brickHeight = 6
  static let columnCount = 18
  static let rowCount = 6
  static let paddleTop = 189
  static let paddleHeight = 4
  static let ballWidth = 2
  static let ballHeight = 4
  static let freezeLength = 30
  static let points = [7, 7, 4, 4, 1, 1]
  private static let fullRow: UInt32 = (1 << 18) - 1
  private static let paddleSpeed = 3 * pixel

  /// How far a ball falls or rises in half a frame, by how often it got faster.
  private static let fallSpeeds = [12, 15, 18, 21, 24, 27]

  public let difficulty: Int
  public let mode: Int
  public internal(set) var score = 0
  public internal(set) var lives = 5
  public internal(set) var isOver = false

  /// Two a wall: both are built when the game begins.
  public internal(set) var level = 1

  /// The left edge of the paddle.
  var paddle = 0
  /// The upper left corner of the ball and its speed in half a frame.
  var ball = (x: 0, y: 0)
  var speed = (x: 0, y: 0)
  var isServed = false
  /// The bricks of each row, a bit a column.
  var bricks = SIMD8<UInt32>()
  /// The bricks that take another hit before they break.
  var firm = SIMD8<UInt32>()
  var hitCount = 0
  /// Whether the ball has reached the middle and the upper rows.
  var hasReachedMiddle = false
  var hasReachedTop = false
  var hasTouchedCeiling = false
  /// How many frames nothing moves.
  var freeze = 0

  public init(difficulty: Int, mode: Int) {
    (self.difficulty, self.mode) = (difficulty, mode)
    build()
    center()
  }

  public mutating func begin(_ generator: inout PCG64) {
    self = Self(difficulty: difficulty, mode: mode)
  }

  private mutating func build() {
    for row in 0..<Self.rowCount { bricks[row] = Self.fullRow }
    firm = SIMD8()
    if mode == 1 { (firm[4], firm[5]) = (Self.fullRow, Self.fullRow) }
  }

  private mutating func center() {
    paddle = (Self.left + Self.right - paddleWidth) / 2 * Self.pixel
  }

  /// The width of the paddle in pixels.
  var paddleWidth: Int { hasTouchedCeiling ? 8 : 16 }

  public mutating func play(_ input: ArcadeInput, _ generator: inout PCG64) -> Int {
    if isOver { return 0 }
    if freeze > 0 {
      freeze -= 1
      return 0
    }
    movePaddle(input.sideways)
    if !isServed {
      if input.contains(.fire) { serve(&generator) }
      return 0
    }
    let before = score
    // In two halves, so that nothing is passed unseen.
    for _ in 0..<2 where isServed { moveBall() }
    return score - before
  }

  private mutating func movePaddle(_ direction: Int) {
    let limit = (Self.right - paddleWidth) * Self.pixel
    paddle = min(max(paddle + direction * Self.paddleSpeed, Self.left * Self.pixel), limit)
  }

  private mutating func serve(_ generator: inout PCG64) {
    ball = (generator.integer(in: 16..<142) * Self.pixel, 110 * Self.pixel)
    isServed = true
    speed = (generator.integer(in: 0..<2) == 0 ? -fallSpeed * 3 / 4 : fallSpeed * 3 / 4, fallSpeed)
  }

  /// How far the ball falls or rises in half a frame.
  private var fallSpeed: Int {
    let stage =
      min(hitCount / 4, 3) + (hasReachedMiddle ? 1 : 0) + (hasReachedTop ? 1 : 0)
    return Self.fallSpeeds[stage] + 3 * difficulty
  }

  private mutating func moveBall() {
    let (x, y) = ball
    ball.x += speed.x
    let (least, most) = (Self.left * Self.pixel, (Self.right - Self.ballWidth) * Self.pixel)
    if ball.x < least || ball.x > most {
      ball.x = ball.x < least ? 2 * least - ball.x : 2 * most - ball.x
      speed.x = -speed.x
    }
    if hitBrick() {
      ball.x = x
      speed.x = -speed.x
    }
    ball.y += speed.y
    if ball.y < Self.ceiling * Self.pixel {
      ball.y = 2 * Self.ceiling * Self.pixel - ball.y
      speed.y = -speed.y
      hasTouchedCeiling = true
    }
    if hitBrick() {
      ball.y = y
      speed.y = -speed.y
    }
    if speed.y > 0 { meetPaddle() }
    if ball.y >= ArcadeScreen.height * Self.pixel { lose() }
  }

  /// Breaks the brick that the ball touches, if any, and says whether there was one.
  private mutating func hitBrick() -> Bool {
    let (x, y) = (ball.x / Self.pixel, ball.y / Self.pixel)
    for corner in 0..<4 {
      let px = x + (corner & 1) * (Self.ballWidth - 1)
      let py = y + (corner >> 1) * (Self.ballHeight - 1)
      let (row, column) = (
        (py - Self.wallTop) / Self.brickHeight, (px - Self.left) / Self.brickWidth
      )
      guard py >= Self.wallTop, row < Self.rowCount, column < Self.columnCount else { continue }
      let bit: UInt32 = 1 << UInt32(column)
      guard bricks[row] & bit != 0 else { continue }
      strike(row, bit)
      return true
    }
    return false
  }

  private mutating func strike(_ row: Int, _ bit: UInt32) {
    if row < 4 { hasReachedMiddle = true }
    if row < 2 { hasReachedTop = true }
    setFallSpeed()
    if firm[row] & bit != 0 {
      firm[row] &= ~bit
      return
    }
    bricks[row] &= ~bit
    score += Self.points[row]
    guard bricks.wrappedSum() == 0 else { return }
    if level == 2 {
      isOver = true
    } else {
      level = 2
      build()
    }
  }

  /// Gives the ball its speed without a change of direction.
  private mutating func setFallSpeed() {
    let fall = fallSpeed
    guard abs(speed.y) < fall else { return }
    speed.x = speed.x * fall / max(abs(speed.y), 1)
    speed.y = speed.y < 0 ? -fall : fall
  }

  private mutating func meetPaddle() {
    let bottom = ball.y + Self.ballHeight * Self.pixel
    let top = Self.paddleTop * Self.pixel
    guard bottom >= top, ball.y < top + Self.paddleHeight * Self.pixel else { return }
    // Twice the distance of the middles, so that nothing is rounded.
    let width = paddleWidth * Self.pixel
    let offset = 2 * ball.x + Self.ballWidth * Self.pixel - 2 * paddle - width
    guard abs(offset) <= width + Self.ballWidth * Self.pixel else { return }
    hitCount += 1
    let fall = fallSpeed
    ball.y = top - Self.ballHeight * Self.pixel
    let share: Int
    switch 5 * abs(offset) / max(width, 1) {
    case 0: share = 1
    case 1, 2: share = 3
    default: share = 5
    }
    // In the middle the ball keeps its side, elsewhere it leaves to the side where it was hit.
    let isLeftward = share == 1 ? speed.x < 0 : offset < 0
    speed = ((isLeftward ? -fall : fall) * share / 4, -fall)
  }

  private mutating func lose() {
    lives -= 1
    isServed = false
    hitCount = 0
    (hasReachedMiddle, hasReachedTop, hasTouchedCeiling) = (false, false, false)
    freeze = Self.freezeLength
    center()
    if lives == 0 { isOver = true }
  }

  public static func == (first: Self, second: Self) -> Bool {
    first.difficulty == second.difficulty && first.mode == second.mode
      && first.numbers == second.numbers && first.bricks == second.bricks
      && first.firm == second.firm
  }
}
