import GymRendering
import Testing

@Suite("Lines")
struct CanvasLinesTests {
  @Test("lie half on each side of the way between their ends")
  func levelLines() {
    var canvas = Canvas(width: 5, height: 4, color: .black)
    canvas.drawLine(from: Point(1, 1.5), to: Point(4, 1.5), thickness: 1, .white)
    let empty = "00 00 00 00 00"
    #expect(canvas.shades == [empty, "00 FF FF FF 00", empty, empty])
    canvas.fill(.black)
    canvas.drawLine(from: Point(2, 4), to: Point(2, 1), thickness: 0.5, .white)
    #expect(canvas.shades == [empty] + Array(repeating: "00 40 40 00 00", count: 3))
  }

  @Test("cover what is nearer to the way than half the thickness", arguments: [0.4, 1, 3.5])
  func closeToSampling(thickness: Double) {
    var numbers = Numbers(2)
    for _ in 0..<6 {
      let (start, end) = (numbers.point(-4...16), numbers.point(-4...16))
      let (x, y) = (end.x - start.x, end.y - start.y)
      let length = (x * x + y * y).squareRoot()
      for ends in [Canvas.LineEnds.flat, .round] {
        var canvas = Canvas(width: 12, height: 12, color: .black)
        canvas.drawLine(from: start, to: end, thickness: thickness, ends: ends, .white)
        let sampled = Canvas.sampled(width: 12, height: 12) { place in
          let (fromX, fromY) = (place.x - start.x, place.y - start.y)
          let along = (fromX * x + fromY * y) / length
          let nearest = min(max(along, 0), length)
          guard ends == .round || nearest == along else { return false }
          let (awayX, awayY) = (fromX - nearest * x / length, fromY - nearest * y / length)
          return (awayX * awayX + awayY * awayY).squareRoot() < thickness / 2
        }
        #expect(canvas.greatestDifference(to: sampled) <= 10)
      }
    }
  }

  @Test("are the same from either end")
  func endsAreAlike() {
    var numbers = Numbers(4)
    for _ in 0..<50 {
      let (start, end) = (numbers.point(0...12), numbers.point(0...12))
      let thickness = numbers.number(0.25...5)
      for ends in [Canvas.LineEnds.flat, .round] {
        var (there, back) = (Canvas(width: 12, height: 12), Canvas(width: 12, height: 12))
        there.drawLine(from: start, to: end, thickness: thickness, ends: ends, .black)
        back.drawLine(from: end, to: start, thickness: thickness, ends: ends, .black)
        #expect(there.greatestDifference(to: back) <= 1)
      }
    }
  }

  @Test("need a thickness above 0", arguments: [0, -1, -Double.infinity, .nan])
  func emptyLines(thickness: Double) {
    var canvas = Canvas(width: 4, height: 4)
    for ends in [Canvas.LineEnds.flat, .round] {
      canvas.drawLine(from: Point(0, 0), to: Point(4, 4), thickness: thickness, ends: ends, .black)
    }
    #expect(canvas == Canvas(width: 4, height: 4))
  }

  @Test("without length are nothing, or with round ends a dot")
  func dots() {
    var (canvas, disk) = (Canvas(width: 6, height: 6), Canvas(width: 6, height: 6))
    canvas.drawLine(from: Point(3, 3), to: Point(3, 3), thickness: 4, .black)
    #expect(canvas == disk)
    canvas.drawLine(from: Point(3, 3), to: Point(3, 3), thickness: 4, ends: .round, .black)
    disk.fillCircle(center: Point(3, 3), radius: 2, .black)
    #expect(canvas == disk)
  }
}
