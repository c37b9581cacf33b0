import GymRendering
import Testing

@Suite("Pictures in pictures")
struct CanvasPicturesTests {
  /// A picture all of whose pixels differ.
  private let picture: Canvas = {
    var canvas = Canvas(width: 5, height: 4)
    for y in 0..<4 {
      for x in 0..<5 { canvas[x, y] = Color(red: UInt8(x), green: UInt8(y), blue: 7) }
    }
    return canvas
  }()

  @Test("land where they are put, pixel by pixel, cut at every edge", arguments: [1, 2, 3])
  func drawsClipped(scale: Int) {
    for top in [-20, -9, -4, -1, 0, 2, 6, 9] {
      for left in [-20, -7, -1, 0, 3, 5, 9] {
        var canvas = Canvas(width: 8, height: 7, color: .red)
        canvas.draw(picture, x: left, y: top, scale: scale)
        for y in 0..<7 {
          for x in 0..<8 {
            let (inX, inY) = (x - left, y - top)
            let isInside = inX >= 0 && inY >= 0 && inX < 5 * scale && inY < 4 * scale
            #expect(canvas[x, y] == (isInside ? picture[inX / scale, inY / scale] : .red))
          }
        }
      }
    }
  }

  @Test("grow by whole factors")
  func scales() {
    let large = picture.scaled(by: 3)
    #expect(large.size == PictureSize(width: 15, height: 12))
    #expect(large[0, 0] == picture[0, 0])
    #expect(large[2, 2] == picture[0, 0])
    #expect(large[3, 2] == picture[1, 0])
    #expect(large[14, 11] == picture[4, 3])
    #expect(picture.scaled(by: 1) == picture)
    #expect(picture.scaled(by: 2).scaled(by: 3) == picture.scaled(by: 6))
  }

  @Test("may lie anywhere and be of any scale")
  func extremes() {
    var canvas = Canvas(width: 4, height: 4, color: .red)
    for place in [Int.min, Int.min + 1, -5, 4, .max] {
      canvas.draw(picture, x: place, y: 0)
      canvas.draw(picture, x: 0, y: place)
      canvas.draw(picture, x: Int.max, y: place, scale: .max)
    }
    #expect(canvas == Canvas(width: 4, height: 4, color: .red))
    canvas.draw(picture, x: 0, y: Int.min + 1, scale: .max)
    #expect(canvas == Canvas(width: 4, height: 4, color: .red))
    canvas.draw(picture, x: -Int.max, y: -1, scale: .max)
    #expect(canvas == Canvas(width: 4, height: 4, color: .red))
    canvas.draw(picture, x: -9, y: -1, scale: .max)
    #expect(canvas == Canvas(width: 4, height: 4, color: picture[0, 0]))
    canvas.draw(picture, x: -Int.max + 10, y: -1, scale: .max - 20)
    #expect(canvas == Canvas(width: 4, height: 4, color: picture[1, 0]))
  }

  @Test("cannot be drawn at a scale of 0")
  func scaleZeroTraps() async {
    await #expect(processExitsWith: .failure) {
      var canvas = Canvas(width: 2, height: 2)
      canvas.draw(Canvas(width: 1, height: 1), x: 0, y: 0, scale: 0)
    }
    await #expect(processExitsWith: .failure) { _ = Canvas(width: 2, height: 2).scaled(by: 0) }
  }
}
