public import NumericRandom

/// A ball between two paddles; who misses it gives the other a point, and 21 points win.
///
/// ## Rules
///
/// The player has the right paddle: up and down move it, and so do right and left. A point of one's own
/// earns 1, one of the opponent's −1. Where a paddle is hit says at which of eight angles the ball
/// leaves, and at the 4th, 8th and 12th return of a rally it gets faster. The loser of a point receives.
///
/// The opponent follows the ball only while it comes nearer, some time after it has turned, at a limited
/// speed, and with an error that it draws for each return. Difficulty makes it quicker and more exact.
public struct ArcadePong: ArcadeGame {
  public static let name = "Pong"
  public static let summary = "Return the ball until the opponent misses it; 21 points win."
  public static let minimalActions: [ArcadeAction] = [.noOp, .fire, .up, .down]
  public static let modes = ["the usual game"]
  public static let hasLives = false

  /// A pixel in the unit of positions.
  static let pixel = 16
  static let top = 34
  static let bottom = 194
  static let opponentX = 16
  static let playerX = 140
  static let paddleWidth = 4
  static let paddleHeight = 16
  static let ballWidth = 2
  static let ballHeight = 4
  static let goal = 21
  static let serveDelay = 45
  private static let paddleSpeed = 3 * pixel

  /// How far the ball goes sideways in half a frame, by how often it got faster.
  private static let sidewaysSpeeds = [14, 18, 22, 26]

  /// How far it goes up or down in half a frame, for each quarter of half a paddle from its middle.
  private static let verticalSpeeds = [3, 9, 15, 21]

  /// What difficulty makes of the opponent.
  private static let opponentSpeeds = [20, 24, 29, 35]
  private static let reactionDelays = [16, 12, 8, 4]
  private static let aimErrors = [9, 8, 7, 6]

  public let difficulty: Int
  public let mode: Int
  public internal(set) var playerScore = 0
  public internal(set) var opponentScore = 0

  /// The upper edges of the paddles.
  var player = 0
  var opponent = 0
  /// The upper left corner of the ball and its speed in half a frame.
  var ballX = 0
  var ballY = 0
  var speedX = 0
  var speedY = 0
  var returnCount = 0
  /// How far from its middle the opponent tries to return the ball, in pixels.
  var aimError = 0
  /// For how many frames the ball has been on its way to the opponent.
  var approachTime = 0
  /// After how many frames the ball is served; 0 while it is in play.
  var serveTimer = serveDelay
  /// Whether the player receives.
  var isPlayersTurn = true

  public init(difficulty: Int, mode: Int) {
    (self.difficulty, self.mode) = (difficulty, mode)
    player = (Self.top + Self.bottom - Self.paddleHeight) / 2 * Self.pixel
    opponent = player
    center()
  }

  public var score: Int { playerScore - opponentScore }

  public var lives: Int { 0 }

  public var level: Int { 1 }

  public var isOver: Bool { max(playerScore, opponentScore) == Self.goal }

  public mutating func begin(_ generator: inout PCG64) {
    self = Self(difficulty: difficulty, mode: mode)
    isPlayersTurn = generator.integer(in: 0..<2) == 0
  }

  private mutating func center() {
    ballX = 79 * Self.pixel
    ballY = (Self.top + Self.bottom) / 2 * Self.pixel
    (speedX, speedY) = (0, 0)
  }

  public mutating func play(_ input: ArcadeInput, _ generator: inout PCG64) -> Int {
    if isOver { return 0 }
    let direction = min(max(input.downwards - input.sideways, -1), 1)
    Self.move(&player, by: direction * Self.paddleSpeed)
    guard serveTimer == 0 else {
      serveTimer -= 1
      if serveTimer == 0 { serve(&generator) }
      return 0
    }
    moveOpponent()
    let before = score
    for _ in 0..<2 where serveTimer == 0 { moveBall(&generator) }
    return score - before
  }

  private static func move(_ paddle: inout Int, by distance: Int) {
    paddle = min(
      max(paddle + distance, top * pixel), (bottom - paddleHeight) * pixel)
  }

  private mutating func serve(_ generator: inout PCG64) {
    ballY = generator.integer(in: Self.top + 20..<Self.bottom - 20) * Self.pixel
    let vertical = Self.verticalSpeeds[generator.integer(in: 0..<2)]
    speedY = generator.integer(in: 0..<2) == 0 ? -vertical : vertical
    speedX = isPlayersTurn ? Self.sidewaysSpeeds[0] : -Self.sidewaysSpeeds[0]
    returnCount = 0
    drawAim(&generator)
  }

  private mutating func drawAim(_ generator: inout PCG64) {
    let most = Self.aimErrors[difficulty]
    aimError = generator.integer(in: -most..<most + 1)
    approachTime = 0
  }

  private mutating func moveOpponent() {
    guard speedX < 0 else { return }
    approachTime += 1
    guard approachTime > Self.reactionDelays[difficulty] else { return }
    let target =
      ballY + (Self.ballHeight - Self.paddleHeight) * Self.pixel / 2 + aimError * Self.pixel
    let most = Self.opponentSpeeds[difficulty]
    Self.move(&opponent, by: min(max(target - opponent, -most), most))
  }

  private mutating func moveBall(_ generator: inout PCG64) {
    ballX += speedX
    ballY += speedY
    let (least, most) = (Self.top * Self.pixel, (Self.bottom - Self.ballHeight) * Self.pixel)
    if ballY < least || ballY > most {
      ballY = ballY < least ? 2 * least - ballY : 2 * most - ballY
      speedY = -speedY
    }
    if speedX > 0, meets(player, at: Self.playerX) {
      strike(player, &generator)
    } else if speedX < 0, meets(opponent, at: Self.opponentX) {
      strike(opponent, &generator)
    }
    if ballX < 0 {
      score(forPlayer: true)
    } else if ballX > (ArcadeScreen.width - Self.ballWidth) * Self.pixel {
      score(forPlayer: false)
    }
  }

  private func meets(_ paddle: Int, at x: Int) -> Bool {
    let pixel = Self.pixel
    return ballX < (x + Self.paddleWidth) * pixel && ballX + Self.ballWidth * pixel > x * pixel
      && ballY < paddle + Self.paddleHeight * pixel && ballY + Self.ballHeight * pixel > paddle
  }

  private mutating func strike(_ paddle: Int, _ generator: inout PCG64) {
    returnCount += 1
    let sideways = Self.sidewaysSpeeds[min(returnCount / 4, 3)]
    // Twice the distance of the middles, of which the most is 20 pixels.
    let offset =
      2 * ballY + Self.ballHeight * Self.pixel - 2 * paddle - Self.paddleHeight * Self.pixel
    let zone = min(abs(offset) * 4 / (20 * Self.pixel), 3)
    speedY = offset < 0 ? -Self.verticalSpeeds[zone] : Self.verticalSpeeds[zone]
    let wasPlayer = speedX > 0
    speedX = wasPlayer ? -sideways : sideways
    if wasPlayer { drawAim(&generator) }
  }

  private mutating func score(forPlayer: Bool) {
    if forPlayer { playerScore += 1 } else { opponentScore += 1 }
    isPlayersTurn = !forPlayer
    serveTimer = Self.serveDelay
    center()
  }
}
