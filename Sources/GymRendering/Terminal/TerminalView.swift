/// Shows pictures in a terminal: makes the bytes to write there, and nothing else.
///
/// Each character shows two pixels, one above the other; without colors one of a ramp of characters.
/// A picture becomes as large as fits in its proportions, averaged over areas, with a caption in the
/// line below. Only what changed since the last picture is written.
///
/// ```swift
/// var view = TerminalView(
///   size: TerminalSize(columns: 80, rows: 24), colors: TerminalColors(environment: environment))
/// write(view.opening)
/// write(view.frame(canvas, caption: "step 1"))
/// write(view.closing)
/// ```
public struct TerminalView: Sendable {
  /// The room of the terminal.
  public private(set) var size: TerminalSize

  /// The colors in use.
  public let colors: TerminalColors

  /// Where pictures go.
  public let motion: TerminalMotion

  private var shown: TerminalScreen?
  private var shownCaption = ""

  /// Creates a view of a terminal that shows nothing yet.
  public init(size: TerminalSize, colors: TerminalColors, motion: TerminalMotion = .inPlace) {
    self.size = size
    self.colors = colors
    self.motion = motion
  }

  /// What to write before the first picture: it keeps the present screen aside and hides the cursor.
  public var opening: [UInt8] {
    motion == .inPlace ? Array("\u{1B}[?1049h\u{1B}[?25l".utf8) : []
  }

  /// What to write in the end, however it comes: it brings back the cursor and the former screen.
  public var closing: [UInt8] {
    guard motion == .inPlace else { return [] }
    return Array(((colors == .plain ? "" : "\u{1B}[0m") + "\u{1B}[?25h\u{1B}[?1049l").utf8)
  }

  /// Takes note of a new size of the terminal; the next picture is written as a whole.
  public mutating func resize(to size: TerminalSize) {
    self.size = size
    redraw()
  }

  /// Makes the next picture be written as a whole, as after something else wrote to the terminal.
  public mutating func redraw() { shown = nil }

  /// What to write so that the terminal shows a picture and a caption instead of the last ones.
  ///
  /// - Parameters:
  ///   - canvas: The picture.
  ///   - caption: The line below; it is cut at the right and shows spaces for control characters.
  /// - Returns: The bytes, in UTF-8; none when the terminal has no room at all.
  public mutating func frame(_ canvas: Canvas, caption: String = "") -> [UInt8] {
    guard size.columns >= 1, size.rows >= 1 else { return [] }
    let room = TerminalSize(columns: size.columns, rows: size.rows - 1)
    let screen = TerminalScreen(canvas, in: room, colors: colors)
    let caption = caption.cut(toColumns: size.columns)
    defer { (shown, shownCaption) = (screen, caption) }
    switch motion {
    case .scrolling: return lines(screen, caption: caption)
    case .inPlace: return changes(to: screen, caption: caption)
    }
  }

  /// The picture and its caption, line by line.
  private func lines(_ screen: TerminalScreen, caption: String) -> [UInt8] {
    var text = TerminalText()
    for row in 0..<screen.rows {
      for column in 0..<screen.columns {
        text.add(screen.cells[row * screen.columns + column], colors)
      }
      text.resetColors()
      text.add("\n")
    }
    text.add(caption)
    text.add("\n")
    return text.bytes
  }

  /// What makes one picture of another.
  private func changes(to screen: TerminalScreen, caption: String) -> [UInt8] {
    // A picture of another shape leaves nothing in place.
    let last = shown.flatMap {
      $0.columns == screen.columns && $0.rows == screen.rows ? $0 : nil
    }
    var text = TerminalText()
    if last == nil { text.clearScreen() }
    for row in 0..<screen.rows {
      // Behind the last character of a line terminals differ; each line begins anew.
      var cursor: Int?
      for column in 0..<screen.columns {
        let place = row * screen.columns + column
        guard screen.cells[place] != last?.cells[place] else { continue }
        if cursor != column { text.move(toRow: row, column: column) }
        text.add(screen.cells[place], colors)
        cursor = column + 1
      }
    }
    text.resetColors()
    if last == nil || caption != shownCaption {
      text.move(toRow: screen.rows, column: 0)
      // Not behind the text: at the end of a full line the cursor stays on its last character.
      text.clearRestOfLine()
      text.add(caption)
    }
    return text.bytes
  }
}
