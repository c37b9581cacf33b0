/// Reads what is written to a terminal, as far as views write it, and keeps what the screen shows.
///
/// Anything it does not know is kept as a complaint.
struct ToyTerminal {
  /// A color as the terminal was told.
  enum Ink: Hashable {
    case own
    case rgb(Int, Int, Int)
    case palette(Int)
  }

  /// A character of the screen.
  struct Cell: Hashable {
    var character: Unicode.Scalar = " "
    var foreground = Ink.own
    var background = Ink.own

    /// The color of the upper half of the character.
    var upper: Ink { character == "▀" ? foreground : background }
  }

  let columns: Int
  let rows: Int
  private(set) var cells: [[Cell]]
  private(set) var complaints: [String] = []
  private(set) var cursorIsVisible = true
  private(set) var showsOtherScreen = false
  private(set) var writtenCount = 0

  /// The colors that characters get now.
  private(set) var pen = Cell()
  private var row = 0
  private var column = 0

  /// Whether the cursor waits on the last character of a full line.
  private var isWaiting = false

  init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    cells = Array(repeating: Array(repeating: Cell(), count: columns), count: rows)
  }

  /// The text of a line, without spaces at its end.
  func text(ofRow row: Int) -> String {
    var text = String(String.UnicodeScalarView(cells[row].map(\.character)))
    while text.last == " " { text.removeLast() }
    return text
  }

  mutating func write(_ bytes: [UInt8]) {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      complaints.append("Not UTF-8.")
      return
    }
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      if scalar == "\u{1B}" {
        obey(&rest)
      } else if scalar.value < 0x20 || scalar.value == 0x7F {
        complaints.append("Control character \(scalar.value).")
      } else {
        put(scalar)
      }
    }
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    if isWaiting { complaints.append("Text behind the end of a line.") }
    // Nothing of a space has the color of text.
    cells[row][column] = Cell(
      character: scalar, foreground: scalar == " " ? .own : pen.foreground,
      background: pen.background)
    writtenCount += 1
    isWaiting = column == columns - 1
    column = min(column + 1, columns - 1)
  }

  /// Reads the rest of a control sequence and does what it says.
  private mutating func obey(_ rest: inout Substring.UnicodeScalarView) {
    guard rest.popFirst() == "[" else { return complaints.append("Unknown escape.") }
    let end = rest.firstIndex { ("\u{40}"..."\u{7E}").contains($0) } ?? rest.endIndex
    let parameters = String(rest[..<end])
    let numbers = parameters.split(separator: ";").compactMap { Int($0) }
    rest = rest[end...]
    switch (rest.popFirst(), parameters) {
    case ("H", _): moveTo(numbers)
    case ("J", "2"):
      cells = Array(
        repeating: Array(repeating: Cell(background: pen.background), count: columns), count: rows)
    case ("K", ""):
      for column in column..<columns { cells[row][column] = Cell(background: pen.background) }
    case ("m", _): color(numbers)
    case ("h", "?1049"), ("l", "?1049"): showsOtherScreen.toggle()
    case ("l", "?25"): cursorIsVisible = false
    case ("h", "?25"): cursorIsVisible = true
    default: complaints.append("Unknown sequence with \(parameters).")
    }
  }

  private mutating func moveTo(_ numbers: [Int]) {
    guard numbers.count == 2, 1...rows ~= numbers[0], 1...columns ~= numbers[1] else {
      return complaints.append("No such place: \(numbers).")
    }
    (row, column, isWaiting) = (numbers[0] - 1, numbers[1] - 1, false)
  }

  private mutating func color(_ numbers: [Int]) {
    switch numbers {
    case [0]: pen = Cell()
    case [39]: pen.foreground = .own
    case [49]: pen.background = .own
    default:
      guard let ink = Self.ink(numbers.dropFirst()) else {
        return complaints.append("No such color: \(numbers).")
      }
      switch numbers[0] {
      case 38: pen.foreground = ink
      case 48: pen.background = ink
      default: complaints.append("No such color: \(numbers).")
      }
    }
  }

  private static func ink(_ numbers: ArraySlice<Int>) -> Ink? {
    let numbers = Array(numbers)
    guard numbers.allSatisfy({ 0...255 ~= $0 }) else { return nil }
    if numbers.count == 4, numbers[0] == 2 { return .rgb(numbers[1], numbers[2], numbers[3]) }
    return numbers.count == 2 && numbers[0] == 5 ? .palette(numbers[1]) : nil
  }
}
