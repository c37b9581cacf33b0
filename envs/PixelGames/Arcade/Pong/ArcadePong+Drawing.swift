extension ArcadePong {
  public static let palette = ArcadePalette([0x904811, 0xECECEC, 0xD5823A, 0x5CBA5C])

  private enum Ink {
    static let field: UInt8 = 0
    static let light: UInt8 = 1
    static let opponent: UInt8 = 2
    static let player: UInt8 = 3
  }

  /// The field between two bars, the paddles, the ball, and both scores.
  public func draw(on screen: ArcadeScreen) {
    screen.clear(Ink.field)
    screen.draw(number: opponentScore, digitCount: 2, x: 36, y: 4, Ink.opponent)
    screen.draw(number: playerScore, digitCount: 2, x: 112, y: 4, Ink.player)
    screen.fill(x: 0, y: Self.top - 10, width: 160, height: 10, Ink.light)
    screen.fill(x: 0, y: Self.bottom, width: 160, height: 16, Ink.light)
    let (width, height) = (Self.paddleWidth, Self.paddleHeight)
    screen.fill(
      x: Self.opponentX, y: opponent / Self.pixel, width: width, height: height, Ink.opponent)
    screen.fill(
      x: Self.playerX, y: player / Self.pixel, width: width, height: height, Ink.player)
    if serveTimer == 0 {
      screen.fill(
        x: ballX / Self.pixel, y: ballY / Self.pixel, width: Self.ballWidth,
        height: Self.ballHeight, Ink.light)
    }
  }

  public static let vectorCount = 10

  /// The upper edges of player and opponent; the ball, and its speed around 128; the scores of both; how
  /// long it is until the serve, and the returns of the rally.
  public func writeVector(into row: inout MutableSpan<UInt8>) {
    func byte(_ value: Int) -> UInt8 { UInt8(min(max(value, 0), 255)) }
    row[0] = byte(player / Self.pixel)
    row[1] = byte(opponent / Self.pixel)
    row[2] = byte(ballX / Self.pixel)
    row[3] = byte(ballY / Self.pixel)
    row[4] = byte(128 + speedX)
    row[5] = byte(128 + speedY)
    row[6] = byte(playerScore)
    row[7] = byte(opponentScore)
    row[8] = byte(serveTimer)
    row[9] = byte(returnCount)
  }
}
