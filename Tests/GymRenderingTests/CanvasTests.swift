import GymRendering
import Testing

@Suite("A canvas")
struct CanvasTests {
  @Test("has three bytes for each pixel, the top row first")
  func bytesAreRowMajor() {
    var canvas = Canvas(width: 2, height: 2, color: Color(0x010203))
    canvas[1, 0] = Color(0xA0B0C0)
    canvas[0, 1] = Color(0x102030)
    #expect(canvas.bytes == [1, 2, 3, 0xA0, 0xB0, 0xC0, 0x10, 0x20, 0x30, 1, 2, 3])
    #expect(canvas[1, 0] == Color(red: 0xA0, green: 0xB0, blue: 0xC0))
    #expect(canvas.size == PictureSize(width: 2, height: 2))
  }

  @Test("is white at first, and of one color once filled", arguments: [1, 7, 8, 9, 61])
  func fillsEverything(width: Int) {
    var canvas = Canvas(width: width, height: 3)
    #expect(canvas.bytes == Array(repeating: 255, count: 9 * width))
    canvas.fill(Color(0x0A141E))
    #expect(canvas.bytes == (0..<3 * width).flatMap { _ in [10, 20, 30] as [UInt8] })
    canvas.fill(Color(0x050505))
    #expect(canvas.bytes == Array(repeating: 5, count: 9 * width))
  }

  @Test("equals another by its pixels alone")
  func equalityIgnoresHowItWasDrawn() {
    var drawn = Canvas(width: 6, height: 6, color: .black)
    drawn.fillCircle(center: Point(3, 3), radius: 2, .red)
    #expect(drawn != Canvas(width: 6, height: 6, color: .black))
    drawn.fill(.black)
    #expect(drawn == Canvas(width: 6, height: 6, color: .black))
    #expect(Canvas(width: 2, height: 3) != Canvas(width: 3, height: 2))
  }

  @Test("is a value: a copy keeps what it showed")
  func copiesAreApart() {
    var canvas = Canvas(width: 4, height: 4)
    let copy = canvas
    canvas.fillPolygon([Point(0, 0), Point(4, 0), Point(0, 4)], .black)
    #expect(copy == Canvas(width: 4, height: 4))
    #expect(canvas[0, 0] == .black)
  }

  @Test("traps when a pixel outside is read or written")
  func pixelsOutsideTrap() async {
    await #expect(processExitsWith: .failure) { _ = Canvas(width: 2, height: 3)[2, 0] }
    await #expect(processExitsWith: .failure) { _ = Canvas(width: 2, height: 3)[0, -1] }
    await #expect(processExitsWith: .failure) {
      var canvas = Canvas(width: 2, height: 3)
      canvas[0, 3] = .black
    }
  }
}
