public import Snapshots

extension ArcadePong {
  public func write(to writer: inout SnapshotWriter) {
    for number in [
      difficulty, mode, playerScore, opponentScore, player, opponent, ballX, ballY, speedX, speedY,
      returnCount, aimError, approachTime, serveTimer, isPlayersTurn ? 1 : 0,
    ] { writer.write(number) }
  }

  public init(from reader: inout SnapshotReader) throws(SnapshotError) {
    let difficulty = try reader.readNumber(in: 0...3)
    self.init(difficulty: difficulty, mode: try reader.readNumber(in: 0...0))
    playerScore = try reader.readNumber(in: 0...Self.goal)
    opponentScore = try reader.readNumber(in: 0...Self.goal)
    let paddles =
      Self.top * Self.pixel...(Self.bottom - Self.paddleHeight) * Self.pixel
    player = try reader.readNumber(in: paddles)
    opponent = try reader.readNumber(in: paddles)
    ballX = try reader.readNumber(in: -64...ArcadeScreen.width * Self.pixel + 64)
    ballY = try reader.readNumber(in: 0...ArcadeScreen.height * Self.pixel)
    speedX = try reader.readNumber(in: -100...100)
    speedY = try reader.readNumber(in: -100...100)
    returnCount = try reader.readNumber(in: 0...1_000_000)
    aimError = try reader.readNumber(in: -20...20)
    approachTime = try reader.readNumber(in: 0...1_000_000)
    serveTimer = try reader.readNumber(in: 0...Self.serveDelay)
    isPlayersTurn = try reader.readNumber(in: 0...1) == 1
  }
}
