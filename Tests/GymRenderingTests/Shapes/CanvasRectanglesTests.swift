import GymRendering
import Testing

@Suite("Rectangles")
struct CanvasRectanglesTests {
  @Test("with whole coordinates color exactly the pixels inside, cut at every edge")
  func wholeCoordinates() {
    for (x, y, width, height) in [(1, 2, 3, 2), (-2, -1, 4, 3), (4, 3, 9, 9), (-3, -3, 99, 99)] {
      var canvas = Canvas(width: 6, height: 5)
      canvas.fillRectangle(
        x: Double(x), y: Double(y), width: Double(width), height: Double(height), .black)
      for row in 0..<5 {
        for column in 0..<6 {
          let isInside = column >= x && column < x + width && row >= y && row < y + height
          #expect(canvas[column, row] == (isInside ? .black : .white))
        }
      }
    }
  }

  @Test("cover the pixels at their sides in part")
  func fractions() {
    var canvas = Canvas(width: 4, height: 3, color: .black)
    canvas.fillRectangle(x: 0.5, y: 0.75, width: 2.75, height: 1.25, .white)
    #expect(canvas.shades == ["20 40 40 10", "80 FF FF 40", "00 00 00 00"])
  }

  @Test("are drawn over what is there by the part of the pixel that they cover")
  func blends() {
    var canvas = Canvas(width: 1, height: 1, color: Color(0x0AC864))
    canvas.fillRectangle(x: 0, y: 0, width: 0.2, height: 1, Color(0xFF0065))
    #expect(canvas[0, 0] == Color(red: 59, green: 160, blue: 100))
  }

  @Test("are polygons with the same corners")
  func equalsPolygon() {
    var numbers = Numbers(3)
    for _ in 0..<200 {
      let (start, color) = (numbers.point(-6...16), numbers.color())
      let (width, height) = (numbers.number(0...12), numbers.number(0...12))
      let end = Point(start.x + width, start.y + height)
      var (rectangle, polygon) = (Canvas(width: 12, height: 11), Canvas(width: 12, height: 11))
      rectangle.fillRectangle(x: start.x, y: start.y, width: width, height: height, color)
      polygon.fillPolygon([start, Point(end.x, start.y), end, Point(start.x, end.y)], color)
      #expect(rectangle == polygon)
    }
  }

  @Test("without width or height draw nothing", arguments: [0, -1, -Double.infinity, .nan])
  func emptyRectangles(side: Double) {
    var canvas = Canvas(width: 4, height: 4)
    canvas.fillRectangle(x: 1, y: 1, width: side, height: 2, .black)
    canvas.fillRectangle(x: 1.5, y: 1, width: 2, height: side, .black)
    #expect(canvas == Canvas(width: 4, height: 4))
  }
}
