public import GymCore
public import GymRendering

extension MinAtar {
  /// Squares of 32 pixels; twenty frames a second.
  public var picture: PictureFormat? {
    PictureFormat(width: 320, height: 320, stepsPerSecond: 20)
  }

  /// Draws the squares, each in the color of the last of its channels.
  public func draw(on canvas: inout Canvas) {
    let tiles = TileGrid(rowCount: 10, columnCount: 10, in: canvas.size)
    canvas.fill(MinAtarColors.surround)
    canvas.fillRectangle(
      x: tiles.left, y: tiles.top, width: 10 * tiles.side, height: 10 * tiles.side,
      MinAtarColors.board)
    let count = Game.channelCount
    let board = bytes
    for square in 0..<100 {
      guard let channel = (0..<count).last(where: { board[square * count + $0] == 1 }) else {
        continue
      }
      // A seam shows where one square ends; it is too thick for tiny ones.
      let side = tiles.side < 6 ? tiles.side : tiles.side - 1
      canvas.fillRectangle(
        x: tiles.x(column: square % 10), y: tiles.y(row: square / 10), width: side, height: side,
        MinAtarColors.channels[channel])
    }
  }
}

/// What games of MinAtar are drawn with.
private enum MinAtarColors {
  static let surround = Color(0x0B0D10)
  static let board = Color(0x171B21)

  /// One a channel, as many as a game can have.
  static let channels = [
    0x4CC9F0, 0xF94144, 0x577590, 0xF9C74F, 0xF3722C, 0x90BE6D, 0xB5179E, 0x43AA8B, 0xE0AAFF,
    0xF8F9FA,
  ].map { Color($0) }
}
