import GymRendering
import Testing

@Suite("Text")
struct CanvasTextTests {
  /// Text alone, black on white.
  private func picture(_ text: String, scale: Int = 1) -> Canvas {
    var canvas = Canvas(size: Canvas.textSize(text, scale: scale))
    canvas.drawText(text, x: 0, y: 0, scale: scale, .black)
    return canvas
  }

  @Test("is drawn in the font, line below line")
  func golden() {
    #expect(
      picture("Ag\n y?").marks == [
        "..#...............",
        ".#.#..............",
        "#...#..####.......",
        "#...#.#...#.......",
        "#####.#...#.......",
        "#...#..####.......",
        "#...#.....#.......",
        "......####........",
        ".............###..",
        "............#...#.",
        "......#...#.....#.",
        "......#...#...##..",
        "......#...#...#...",
        ".......####.......",
        "..........#...#...",
        "......####........",
      ])
  }

  private static let printable = (32..<127).map { String(UnicodeScalar(UInt8($0))) }

  @Test("tells all printable characters apart, from each other and from the box")
  func glyphsDiffer() {
    let pictures = Self.printable.map { picture($0).marks } + [picture("é").marks]
    #expect(Set(pictures).count == 96)
    #expect(picture(" ") == Canvas(width: 6, height: 8))
  }

  @Test("leaves the last column of each character free")
  func gaps() {
    for character in Self.printable {
      #expect(picture(character).marks.allSatisfy { $0.last == "." })
    }
  }

  @Test("shows a box for every character without a glyph")
  func boxes() {
    let box = ["#####.", "#...#.", "#...#.", "#...#.", "#...#.", "#...#.", "#####.", "......"]
    for text in ["\u{7F}", "é", "e\u{301}", "語", "👩‍👩‍👧", "\t", "\u{0}"] {
      #expect(picture(text).marks == box)
    }
  }

  @Test("becomes squares at a larger scale", arguments: [2, 3, 7])
  func scales(scale: Int) {
    let text = "Score: 12.5 {ok}\n~@#"
    #expect(picture(text, scale: scale) == picture(text).scaled(by: scale))
  }

  @Test("says how much room it takes")
  func sizes() {
    #expect(Canvas.textSize("abc") == PictureSize(width: 18, height: 8))
    #expect(Canvas.textSize("abc\nlonger\r\n", scale: 2) == PictureSize(width: 72, height: 48))
    #expect(Canvas.textSize("") == PictureSize(width: 6, height: 8))
  }

  @Test("may lie anywhere and be of any scale")
  func extremes() {
    var canvas = Canvas(width: 12, height: 8)
    for place in [Int.min, -1000, 1000, .max] {
      canvas.drawText("Far\naway", x: place, y: 0, .black)
      canvas.drawText("Far\naway", x: 0, y: place, .black)
      canvas.drawText("Far\naway", x: place, y: place, scale: 1000, .black)
    }
    #expect(canvas == Canvas(width: 12, height: 8))
    canvas.drawText("E", x: 0, y: 0, scale: .max, .black)
    #expect(canvas == Canvas(width: 12, height: 8, color: .black))
  }

  @Test("cannot be drawn at a scale of 0")
  func scaleZeroTraps() async {
    await #expect(processExitsWith: .failure) {
      var canvas = Canvas(width: 2, height: 2)
      canvas.drawText("a", x: 0, y: 0, scale: 0, .black)
    }
    await #expect(processExitsWith: .failure) { _ = Canvas.textSize("a", scale: 0) }
  }
}
