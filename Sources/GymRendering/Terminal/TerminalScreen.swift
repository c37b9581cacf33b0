/// A picture as the characters of a terminal, each of which shows two pixels, one above the other.
struct TerminalScreen: Equatable {
  /// What a character shows.
  struct Cell: Equatable {
    /// The color of the upper half, or the character of a plain picture.
    var upper: TerminalInk

    /// The color of the lower half; none in a plain picture and below the last row of pixels.
    var lower: TerminalInk
  }

  /// How many characters a line has.
  let columns: Int

  /// How many lines there are.
  let rows: Int

  /// The characters, line by line from the top.
  let cells: [Cell]

  /// Shows a picture as large as it fits, in its proportions.
  init(_ canvas: Canvas, in size: TerminalSize, colors: TerminalColors) {
    guard let fitting = canvas.size.fitting(columns: size.columns, rows: size.rows) else {
      (columns, rows, cells) = (0, 0, [])
      return
    }
    let picture = canvas.averaged(to: fitting)
    let rows = (fitting.height + 1) / 2
    (columns, self.rows) = (fitting.width, rows)
    cells = (0..<rows * fitting.width).map { place in
      let (x, y) = (place % fitting.width, place / fitting.width * 2)
      let upper = picture[x, y]
      let lower = y + 1 < fitting.height ? picture[x, y + 1] : nil
      guard colors == .plain else {
        return Cell(upper: colors.ink(upper), lower: lower.map(colors.ink) ?? .none)
      }
      let brightness = (upper.brightness + (lower ?? upper).brightness + 1) / 2
      return Cell(upper: TerminalColors.character(brightness: brightness), lower: .none)
    }
  }
}

extension PictureSize {
  /// The largest size of the same proportions in so many characters, or nil if there is no room.
  fileprivate func fitting(columns: Int, rows: Int) -> PictureSize? {
    guard columns >= 1, rows >= 1 else { return nil }
    // No terminal is so large; the products below stay in range.
    let (widest, highest) = (min(columns, 1 << 16), 2 * min(rows, 1 << 16))
    if widest * height <= highest * width {
      return PictureSize(width: widest, height: max((widest * height + width / 2) / width, 1))
    }
    return PictureSize(width: max((highest * width + height / 2) / height, 1), height: highest)
  }
}
