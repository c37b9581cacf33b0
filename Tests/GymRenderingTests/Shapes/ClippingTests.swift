import GymRendering
import Testing

@Suite("Drawing beyond the edges")
struct ClippingTests {
  /// Draws something, moved by whole pixels.
  private static func draw(_ seed: UInt64, on canvas: inout Canvas, by offset: Int) {
    var numbers = Numbers(seed)
    let color = numbers.color()
    func moved(_ point: Point) -> Point {
      Point(point.x + Double(offset), point.y + Double(offset))
    }
    switch seed % 7 {
    case 0: canvas.fillCircle(center: moved(numbers.point(-8...40)), radius: 9.75, color)
    case 1:
      let corner = moved(numbers.point(-8...40))
      canvas.fillRectangle(x: corner.x, y: corner.y, width: 11.125, height: 13.5, color)
    case 2, 3:
      canvas.drawLine(
        from: moved(numbers.point(-30...60)), to: moved(numbers.point(-30...60)), thickness: 2.5,
        ends: seed % 2 == 0 ? .flat : .round, color)
    case 4: canvas.drawText("Out\nof q", x: offset + Int(seed % 50) - 12, y: offset - 5, color)
    case 5:
      let picture = Canvas(width: 20, height: 10, color: color)
      canvas.draw(picture, x: offset + Int(seed % 50) - 12, y: offset - 5, scale: 2)
    default:
      canvas.fillPolygon((0..<6).map { _ in moved(numbers.point(-30...60)) }, color)
    }
  }

  @Test("gives the part of a larger picture that lies within")
  func equalsPartOfLarger() {
    for seed: UInt64 in 0..<350 {
      var small = Canvas(width: 32, height: 32)
      Self.draw(seed, on: &small, by: 0)
      var large = Canvas(width: 128, height: 128)
      Self.draw(seed, on: &large, by: 48)
      let part = large.part(x: 48, y: 48, width: 32, height: 32)
      #expect(small.greatestDifference(to: part) <= 1)
    }
  }

  private static let extremes: [Double] = [
    .nan, .infinity, -.infinity, 1e300, -1e300, .greatestFiniteMagnitude,
    -.greatestFiniteMagnitude, 1e17, -1e17, 1e-300, 0, -0.0, 3.5, .leastNonzeroMagnitude,
  ]

  @Test("never traps, and draws nothing where a coordinate is not a number")
  func extremeCoordinates() {
    var canvas = Canvas(width: 8, height: 8)
    for x in Self.extremes {
      for y in Self.extremes {
        let point = Point(x, y)
        for size in Self.extremes {
          let before = canvas
          canvas.fillCircle(center: point, radius: size, .red)
          canvas.fillRectangle(x: x, y: y, width: size, height: size, .blue)
          for other in [Point(size, y), Point(4, size), Point(size, size)] {
            canvas.drawLine(from: point, to: other, thickness: 2, .black)
            canvas.drawLine(from: other, to: point, thickness: size, ends: .round, .green)
            canvas.fillPolygon([point, other, Point(2, 6)], .orange)
          }
          guard x.isNaN || y.isNaN else { continue }
          #expect(canvas == before)
        }
      }
    }
    // What was left over would show in the next shape.
    canvas.fill(.black)
    canvas.fillPolygon([Point(2, 2), Point(6, 2), Point(6, 6), Point(2, 6)], .white)
    var square = Canvas(width: 8, height: 8, color: .black)
    square.fillRectangle(x: 2, y: 2, width: 4, height: 4, .white)
    #expect(canvas == square)
  }

  @Test("takes immense and infinite coordinates as very far", arguments: [1e9, 1e300, .infinity])
  func farCoordinates(far: Double) {
    let black = Canvas(width: 8, height: 8, color: .black)
    var canvas = Canvas(width: 8, height: 8)
    canvas.fillPolygon(
      [Point(-far, -far), Point(far, -far), Point(far, far), Point(-far, far)], .black)
    #expect(canvas == black)
    canvas.fill(.white)
    canvas.fillCircle(center: Point(3, 3), radius: far, .black)
    #expect(canvas == black)
    canvas.fill(.white)
    canvas.drawLine(from: Point(-far, 4), to: Point(far, 4), thickness: far, .black)
    #expect(canvas == black)

    let left = Array(repeating: "###.....", count: 8)
    canvas.fill(.white)
    canvas.fillPolygon(
      [Point(-far, -far), Point(3, -far), Point(3, far), Point(-far, far)], .black)
    #expect(canvas.marks == left)
    canvas.fill(.white)
    canvas.fillRectangle(x: 3, y: -100, width: far, height: far, .black)
    #expect(canvas.marks == Array(repeating: "...#####", count: 8))
    canvas.fill(.white)
    canvas.drawLine(from: Point(-2, 1.5), to: Point(far, 1.5), thickness: 1, .black)
    #expect(canvas.marks == ["........", "########"] + Array(repeating: "........", count: 6))
  }
}
