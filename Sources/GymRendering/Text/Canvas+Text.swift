extension Canvas {
  /// Draws text in a small font, whose characters are all 6 pixels wide, with a gap, and 8 high.
  ///
  /// Printable ASCII has glyphs; any other character is drawn as a box. A line break begins a line.
  ///
  /// - Parameters:
  ///   - text: What to write.
  ///   - x: The column of the left edge of the first character, which may lie outside.
  ///   - y: The row of its top edge, which may lie outside.
  ///   - scale: How many pixels wide and high each dot of the font becomes.
  ///   - color: The color of the dots; between them nothing is drawn.
  /// - Precondition: The scale is at least 1.
  public mutating func drawText(_ text: String, x: Int, y: Int, scale: Int = 1, _ color: Color) {
    precondition(scale >= 1, "Text is drawn at a scale of at least 1.")
    let advance = BitmapFont.cellWidth.multipliedWithinRange(scale)
    let lineHeight = BitmapFont.cellHeight.multipliedWithinRange(scale)
    withPixels { pixels in
      var (left, top) = (x, y)
      for character in text {
        if character.isNewline {
          left = x
          top = top.addingWithinRange(lineHeight)
          continue
        }
        let glyph = BitmapFont.glyph(of: character)
        pixels.draw(glyph, x: left, y: top, scale: scale, color)
        left = left.addingWithinRange(advance)
      }
    }
  }

  /// How much room text takes, with the gap of one dot behind each character.
  ///
  /// Text without any character takes the room of one.
  ///
  /// - Precondition: The scale is at least 1.
  public static func textSize(_ text: String, scale: Int = 1) -> PictureSize {
    precondition(scale >= 1, "Text is drawn at a scale of at least 1.")
    var (longest, length, lineCount) = (1, 0, 1)
    for character in text {
      if character.isNewline {
        length = 0
        lineCount += 1
      } else {
        length += 1
        longest = max(longest, length)
      }
    }
    return PictureSize(
      width: longest * BitmapFont.cellWidth * scale,
      height: lineCount * BitmapFont.cellHeight * scale)
  }
}

extension Pixels {
  /// Draws the dots of a glyph.
  fileprivate func draw(_ glyph: Glyph, x: Int, y: Int, scale: Int, _ color: Color) {
    for row in 0..<Glyph.height {
      let top = y.addingWithinRange(row.multipliedWithinRange(scale))
      let rows = visibleRange(start: top, count: 1, scale: scale, limit: height)
      guard !rows.isEmpty else { continue }
      for column in 0..<Glyph.width where glyph.hasDot(column: column, row: row) {
        let left = x.addingWithinRange(column.multipliedWithinRange(scale))
        let columns = visibleRange(start: left, count: 1, scale: scale, limit: width)
        fill(rows: rows, columns, color)
      }
    }
  }
}
