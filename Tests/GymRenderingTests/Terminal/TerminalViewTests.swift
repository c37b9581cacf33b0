import GymRendering
import Testing

@Suite("A view in a terminal")
struct TerminalViewTests {
  /// A picture with all sorts of colors, which depends on a number.
  private static func picture(_ seed: UInt64, width: Int = 40, height: Int = 24) -> Canvas {
    var numbers = Numbers(seed)
    var canvas = Canvas(width: width, height: height, color: Color(0x203040))
    for _ in 0..<5 {
      canvas.fillCircle(
        center: Point(numbers.number(0...Double(width)), numbers.number(0...Double(height))),
        radius: numbers.number(1...Double(height) / 3), numbers.color())
    }
    return canvas
  }

  /// A terminal that a view wrote frames to.
  private static func terminal(
    _ view: inout TerminalView, _ frames: [(Canvas, String)]
  ) -> ToyTerminal {
    var terminal = ToyTerminal(columns: view.size.columns, rows: view.size.rows)
    terminal.write(view.opening)
    for (canvas, caption) in frames { terminal.write(view.frame(canvas, caption: caption)) }
    #expect(terminal.complaints.isEmpty)
    return terminal
  }

  /// The average color of a part of a picture, by areas, in floating point.
  private static func average(
    _ canvas: Canvas, x: ClosedRange<Double>, y: ClosedRange<Double>
  ) -> [Double] {
    var sums = [0.0, 0, 0]
    func overlap(_ range: ClosedRange<Double>, _ pixel: Int) -> Double {
      max(0, min(range.upperBound, Double(pixel + 1)) - max(range.lowerBound, Double(pixel)))
    }
    for row in 0..<canvas.height {
      for column in 0..<canvas.width {
        let (color, area) = (canvas[column, row], overlap(x, column) * overlap(y, row))
        for (index, part) in [color.red, color.green, color.blue].enumerated() {
          sums[index] += area * Double(part)
        }
      }
    }
    let area = (x.upperBound - x.lowerBound) * (y.upperBound - y.lowerBound)
    return sums.map { $0 / area }
  }

  /// The picture as it should look in so many pixels.
  private static func averages(_ canvas: Canvas, width: Int, height: Int) -> [[[Double]]] {
    let (across, down) = (
      Double(canvas.width) / Double(width), Double(canvas.height) / Double(height)
    )
    var rows: [[[Double]]] = []
    for y in 0..<height {
      let lines = Double(y) * down...Double(y + 1) * down
      var row: [[Double]] = []
      for x in 0..<width {
        row.append(average(canvas, x: Double(x) * across...Double(x + 1) * across, y: lines))
      }
      rows.append(row)
    }
    return rows
  }

  @Test(
    "shows in true color the average of the area of each half character",
    arguments: [
      // Columns and rows of the terminal, and the pixels that fit above the caption.
      (20, 7, 20, 12), (20, 30, 20, 12), (60, 7, 20, 12), (33, 9, 27, 16), (80, 24, 77, 46),
      (25, 60, 25, 15), (16, 8, 16, 10),
    ])
  func trueColor(columns: Int, rows: Int, width: Int, height: Int) {
    let canvas = Self.picture(1)
    var view = TerminalView(size: TerminalSize(columns: columns, rows: rows), colors: .trueColor)
    let terminal = Self.terminal(&view, [(canvas, "step 1")])
    let averages = Self.averages(canvas, width: width, height: height)
    func isNear(_ ink: ToyTerminal.Ink, _ average: [Double]) -> Bool {
      guard case .rgb(let red, let green, let blue) = ink else { return false }
      return zip([red, green, blue], average).allSatisfy { abs(Double($0) - $1) <= 0.501 }
    }
    for row in 0..<(height + 1) / 2 {
      for column in 0..<columns {
        let cell = terminal.cells[row][column]
        guard column < width else {
          #expect(cell == ToyTerminal.Cell())
          continue
        }
        #expect(isNear(cell.upper, averages[2 * row][column]))
        if 2 * row + 1 < height {
          #expect(isNear(cell.background, averages[2 * row + 1][column]))
        } else {
          #expect(cell.background == .own)
        }
      }
    }
    #expect(terminal.text(ofRow: (height + 1) / 2) == "step 1")
  }

  @Test("shows the nearest colors of the palette")
  func palette() {
    // The palette as xterm defines it.
    let levels = [0, 95, 135, 175, 215, 255]
    var palette: [[Int]] = []
    for cell in 0..<216 {
      palette.append([levels[cell / 36], levels[cell / 6 % 6], levels[cell % 6]])
    }
    for gray in 0..<24 { palette.append(Array(repeating: 8 + 10 * gray, count: 3)) }
    func distance(_ number: Int, _ color: Color) -> Int {
      var sum = 0
      for (level, part) in zip(palette[number - 16], [color.red, color.green, color.blue]) {
        sum += (level - Int(part)) * (level - Int(part))
      }
      return sum
    }
    var numbers = Numbers(9)
    var canvas = Canvas(width: 64, height: 64)
    for y in 0..<64 {
      for x in 0..<64 {
        let gray = UInt8(4 * x + y % 4)
        canvas[x, y] =
          y < 8 ? Color(red: gray, green: gray, blue: gray &+ UInt8(y / 4)) : numbers.color()
      }
    }
    var view = TerminalView(size: TerminalSize(columns: 64, rows: 33), colors: .palette256)
    let terminal = Self.terminal(&view, [(canvas, "")])
    for y in 0..<64 {
      for x in 0..<64 {
        let cell = terminal.cells[y / 2][x]
        guard case .palette(let number) = y % 2 == 0 ? cell.upper : cell.background else {
          Issue.record("A character has no color of the palette.")
          return
        }
        let nearest = (16..<256).map { distance($0, canvas[x, y]) }.min()
        #expect(number >= 16 && distance(number, canvas[x, y]) == nearest)
      }
    }
  }

  @Test("shows brightness as characters and sends no colors when there are none")
  func plain() {
    var canvas = Canvas(width: 20, height: 14)
    for level in 0..<20 {
      let gray = UInt8(min(level * 28, 255))
      canvas.fillRectangle(
        x: Double(level), y: 0, width: 1, height: 14, Color(red: gray, green: gray, blue: gray))
    }
    // Half of the first character: a brightness of 72 of 255, which rounds to 3 of 9.
    canvas.fillRectangle(x: 0, y: 0, width: 1, height: 1, Color(0x909090))
    var view = TerminalView(size: TerminalSize(columns: 20, rows: 8), colors: .plain)
    let bytes = view.opening + view.frame(canvas, caption: "plain") + view.closing
    // Every sequence that chooses colors ends in an m, which this caption has not.
    #expect(!bytes.contains(UInt8(ascii: "m")))
    view.redraw()
    let terminal = Self.terminal(&view, [(canvas, "gray")])
    #expect(terminal.text(ofRow: 0) == "-.:-=+*#%@@@@@@@@@@@")
    #expect(terminal.text(ofRow: 1) == " .:-=+*#%@@@@@@@@@@@")
    #expect(terminal.text(ofRow: 7) == "gray")
    #expect(terminal.cells.joined().allSatisfy { $0.foreground == .own && $0.background == .own })
  }

  @Test(
    "writes only what changed, and shows the same as a whole frame",
    arguments: TerminalColors.allCases)
  func changes(colors: TerminalColors) {
    let size = TerminalSize(columns: 30, rows: 10)
    var frames: [(Canvas, String)] = []
    for index in 0..<12 {
      var canvas = Self.picture(UInt64(index / 4))
      canvas.fillCircle(center: Point(Double(3 * index), 9.5), radius: 3, .red)
      frames.append((canvas, index % 5 == 0 ? "" : "step \(index / 2)"))
    }
    var view = TerminalView(size: size, colors: colors)
    var terminal = ToyTerminal(columns: 30, rows: 10)
    var counts: [Int] = []
    for (canvas, caption) in frames {
      let before = terminal.writtenCount
      terminal.write(view.frame(canvas, caption: caption))
      counts.append(terminal.writtenCount - before)
      var whole = TerminalView(size: size, colors: colors)
      let fresh = Self.terminal(&whole, [(canvas, caption)])
      let isSame = terminal.cells == fresh.cells
      #expect(isSame)
      #expect(terminal.pen == ToyTerminal.Cell())
    }
    #expect(terminal.complaints.isEmpty)
    // 30 by 9 cells at first; then a disk that moves a little.
    #expect(counts[0] == 270)
    #expect(counts[1] > 0 && counts[1] < 60)
    #expect(view.frame(frames[11].0, caption: frames[11].1).isEmpty)
  }

  @Test("writes the whole again when the size, or the shape of the picture, changed, or when told")
  func wholeAgain() {
    let (wide, high) = (Self.picture(1), Self.picture(2, width: 20, height: 40))
    var view = TerminalView(size: TerminalSize(columns: 30, rows: 10), colors: .trueColor)
    let first = view.frame(wide, caption: "a")
    #expect(view.frame(wide, caption: "a").isEmpty)
    view.redraw()
    #expect(view.frame(wide, caption: "a") == first)
    view.resize(to: TerminalSize(columns: 24, rows: 12))
    #expect(view.size == TerminalSize(columns: 24, rows: 12))
    for canvas in [wide, high, wide] {
      var fresh = TerminalView(size: view.size, colors: .trueColor)
      #expect(view.frame(canvas, caption: "a") == fresh.frame(canvas, caption: "a"))
    }
  }

  @Test("keeps captions to one line of the width of the terminal, without control characters")
  func captions() {
    let canvas = Canvas(width: 16, height: 14, color: .black)
    let cases = [
      ("return 12.5 · ε 0.1", "return 12.5 · ε "), ("0123456789abcdefg", "0123456789abcdef"),
      ("0123456789abcdef", "0123456789abcdef"), ("a\nb\tc\u{1B}[31md\u{9B}e", "a b c [31md e"),
      ("語語語語語語語語語", "語語語語語語語語"), ("x語語語語語語語語", "x語語語語語語語"),
      ("\u{202E}back", " back"), ("", ""),
    ]
    var view = TerminalView(size: TerminalSize(columns: 16, rows: 8), colors: .trueColor)
    // One after the other on one screen, so that what was longer must be wiped.
    for (index, (caption, shown)) in cases.enumerated() {
      let terminal = Self.terminal(&view, cases[...index].map { (canvas, $0.0) })
      #expect(terminal.text(ofRow: 7) == shown.trimmingEnd())
      view.redraw()
      #expect(view.frame(canvas, caption: caption).count > 0)
      view.redraw()
    }
  }

  @Test("draws what fits in too little room, and nothing in none")
  func smallTerminals() {
    let canvas = Self.picture(1)
    for colors in TerminalColors.allCases {
      for columns in -1...17 {
        for rows in -1...9 {
          let size = TerminalSize(columns: columns, rows: rows)
          #expect(size.isEnough == (columns >= 16 && rows >= 8))
          var view = TerminalView(size: size, colors: colors)
          guard columns >= 1, rows >= 1 else {
            #expect(view.frame(canvas, caption: "caption").isEmpty)
            continue
          }
          let terminal = Self.terminal(&view, [(canvas, "caption"), (canvas, "other")])
          let lines = (0..<rows).map { terminal.text(ofRow: $0) }
          #expect(lines.contains(String("other".prefix(columns))))
        }
      }
    }
  }

  @Test("keeps the screen that was there for afterwards, and hides the cursor meanwhile")
  func openingAndClosing() {
    for colors in TerminalColors.allCases {
      var view = TerminalView(size: .minimum, colors: colors)
      var terminal = Self.terminal(&view, [(Self.picture(1), "")])
      #expect(terminal.showsOtherScreen && !terminal.cursorIsVisible)
      terminal.write(view.closing)
      #expect(!terminal.showsOtherScreen && terminal.cursorIsVisible)
      #expect(terminal.pen == ToyTerminal.Cell() && terminal.complaints.isEmpty)
    }
  }

  @Test("writes one picture below the other where it cannot go back")
  func scrolling() {
    var canvas = Canvas(width: 3, height: 4, color: .black)
    canvas.fillRectangle(x: 0, y: 0, width: 1, height: 4, .white)
    var view = TerminalView(
      size: TerminalSize(columns: 3, rows: 9), colors: .plain, motion: .scrolling)
    #expect(view.opening.isEmpty && view.closing.isEmpty)
    let text = "@  \n@  \nfel\n"
    for _ in 0..<2 {
      #expect(String(decoding: view.frame(canvas, caption: "fell"), as: UTF8.self) == text)
    }
  }
}

extension String {
  fileprivate func trimmingEnd() -> String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
