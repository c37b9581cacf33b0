/// What is to be written to a terminal: text, and the control sequences of ECMA-48.
struct TerminalText {
  /// What was put together so far.
  private(set) var bytes: [UInt8] = []

  /// The colors that characters get now.
  private var foreground = TerminalInk.none
  private var background = TerminalInk.none

  mutating func add(_ text: some StringProtocol) { bytes.append(contentsOf: text.utf8) }

  /// Goes to a character, counted from 0 at the top left.
  mutating func move(toRow row: Int, column: Int) { add("\u{1B}[\(row + 1);\(column + 1)H") }

  /// Empties the screen.
  mutating func clearScreen() { add("\u{1B}[2J") }

  /// Empties the line from the cursor on.
  mutating func clearRestOfLine() { add("\u{1B}[K") }

  /// Goes back to the terminal's own colors.
  mutating func resetColors() {
    guard foreground != .none || background != .none else { return }
    add("\u{1B}[0m")
    (foreground, background) = (.none, .none)
  }

  /// Shows a cell at the cursor.
  mutating func add(_ cell: TerminalScreen.Cell, _ colors: TerminalColors) {
    guard colors != .plain else { return bytes.append(UInt8(truncatingIfNeeded: cell.upper)) }
    if background != cell.lower {
      background = cell.lower
      add(color: cell.lower, parameter: 48, colors)
    }
    guard cell.upper != cell.lower else { return add(" ") }
    if foreground != cell.upper {
      foreground = cell.upper
      add(color: cell.upper, parameter: 38, colors)
    }
    add("▀")
  }

  /// Chooses a color of text, parameter 38, or of what lies behind it, 48.
  private mutating func add(color: TerminalInk, parameter: UInt32, _ colors: TerminalColors) {
    add("\u{1B}[")
    if color == .none {
      add(number: parameter + 1)
    } else if colors == .trueColor {
      add(number: parameter)
      add(";2")
      for shift: UInt32 in [16, 8, 0] {
        add(";")
        add(number: color >> shift & 0xFF)
      }
    } else {
      add(number: parameter)
      add(";5;")
      add(number: color)
    }
    add("m")
  }

  /// Adds a number below 1000 in decimal.
  private mutating func add(number: UInt32) {
    if number >= 100 { bytes.append(0x30 + UInt8(number / 100)) }
    if number >= 10 { bytes.append(0x30 + UInt8(number / 10 % 10)) }
    bytes.append(0x30 + UInt8(number % 10))
  }
}
