extension ArcadeBreakout {
  public static let palette = ArcadePalette([
    0x101018, 0x8E8E8E, 0xC84848, 0xC66C3A, 0xB47A30, 0xA2A22A, 0x48A048, 0x4248C8, 0xECECEC,
  ])

  private enum Ink {
    static let background: UInt8 = 0
    static let wall: UInt8 = 1
    static let firstRow: UInt8 = 2
    static let light: UInt8 = 8
    static let paddle: UInt8 = 2
  }

  /// Walls and ceiling, bricks, paddle and ball; above them the score, the lives and the wall's number.
  public func draw(on screen: ArcadeScreen) {
    screen.clear(Ink.background)
    screen.draw(number: score, digitCount: 3, x: 16, y: 4, Ink.light)
    screen.draw(number: lives, digitCount: 1, x: 104, y: 4, Ink.light)
    screen.draw(number: level, digitCount: 1, x: 134, y: 4, Ink.light)
    screen.fill(x: 0, y: 17, width: 160, height: Self.ceiling - 17, Ink.wall)
    screen.fill(x: 0, y: Self.ceiling, width: Self.left, height: 178, Ink.wall)
    screen.fill(x: Self.right, y: Self.ceiling, width: 8, height: 178, Ink.wall)
    for row in 0..<Self.rowCount { draw(row, on: screen) }
    let pixel = Self.pixel
    screen.fill(
      x: paddle / pixel, y: Self.paddleTop, width: paddleWidth, height: Self.paddleHeight,
      Ink.paddle)
    if isServed {
      screen.fill(
        x: ball.x / pixel, y: ball.y / pixel, width: Self.ballWidth, height: Self.ballHeight,
        Ink.light)
    }
  }

  private func draw(_ row: Int, on screen: ArcadeScreen) {
    let y = Self.wallTop + row * Self.brickHeight
    for column in 0..<Self.columnCount where bricks[row] >> UInt32(column) & 1 == 1 {
      let x = Self.left + column * Self.brickWidth
      screen.fill(
        x: x, y: y, width: Self.brickWidth, height: Self.brickHeight, Ink.firstRow + UInt8(row))
      if firm[row] >> UInt32(column) & 1 == 1 {
        screen.fill(x: x + 1, y: y + 1, width: 6, height: 1, Ink.light)
      }
    }
  }

  public static var vectorCount: Int { 10 + 3 * rowCount }

  /// Paddle and its width; ball, and its speed around 128; lives, level, whether the ball is served and
  /// whether nothing moves; then each row of bricks as 18 bits in three bytes.
  public func writeVector(into row: inout MutableSpan<UInt8>) {
    let values = (
      paddle / Self.pixel, paddleWidth, ball.x / Self.pixel, ball.y / Self.pixel, 128 + speed.x,
      128 + speed.y, lives, level, isServed ? 1 : 0, freeze
    )
    func byte(_ value: Int) -> UInt8 { UInt8(min(max(value, 0), 255)) }
    row[0] = byte(values.0)
    row[1] = byte(values.1)
    row[2] = byte(values.2)
    row[3] = byte(values.3)
    row[4] = byte(values.4)
    row[5] = byte(values.5)
    row[6] = byte(values.6)
    row[7] = byte(values.7)
    row[8] = byte(values.8)
    row[9] = byte(values.9)
    for line in 0..<Self.rowCount {
      for part in 0..<3 {
        row[10 + 3 * line + part] = UInt8(truncatingIfNeeded: bricks[line] >> UInt32(8 * part))
      }
    }
  }
}
