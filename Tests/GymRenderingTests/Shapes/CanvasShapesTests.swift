import GymRendering
import Testing

@Suite("Polygons and disks")
struct CanvasShapesTests {
  @Test("cover each pixel by the area inside, as computed by hand")
  func exactCoverage() {
    var half = Canvas(width: 4, height: 4, color: .black)
    half.fillPolygon([Point(0, 0), Point(4, 0), Point(0, 4)], .white)
    #expect(half.shades == ["FF FF FF 80", "FF FF 80 00", "FF 80 00 00", "80 00 00 00"])

    // Above the line y = x ∕ 2: quarters and three quarters of pixels.
    var flat = Canvas(width: 4, height: 2, color: .black)
    flat.fillPolygon([Point(0, 0), Point(4, 0), Point(4, 2)], .white)
    #expect(flat.shades == ["40 BF FF FF", "00 00 40 BF"])

    // A diamond of half a pixel's area around the middle of a pixel, and of the corner of four.
    var diamonds = Canvas(width: 3, height: 2, color: .black)
    for center in [Point(0.5, 1.5), Point(2, 1)] {
      diamonds.fillPolygon(
        [(0, -0.5), (0.5, 0), (0, 0.5), (-0.5, 0)].map { Point(center.x + $0, center.y + $1) },
        .white)
    }
    #expect(diamonds.shades == ["00 20 20", "80 20 20"])
  }

  @Test("close to what trying many points gives, whatever the polygon")
  func closeToSampling() {
    var numbers = Numbers(11)
    for _ in 0..<12 {
      let points = (0..<3).map { _ in numbers.point(-4...16) }
      var canvas = Canvas(width: 12, height: 12, color: .black)
      canvas.fillPolygon(points, .white)
      let sampled = Canvas.sampled(width: 12, height: 12) { place in
        let sides = (0..<3).map { side in
          let (from, to) = (points[side], points[(side + 1) % 3])
          return (to.x - from.x) * (place.y - from.y) - (to.y - from.y) * (place.x - from.x)
        }
        return sides.allSatisfy { $0 > 0 } || sides.allSatisfy { $0 < 0 }
      }
      #expect(canvas.greatestDifference(to: sampled) <= 8)
    }
  }

  @Test("cover what they wind around more than once only once, and cut out what runs back")
  func nonZeroRule() {
    let outer = [Point(0, 0), Point(5, 0), Point(5, 5), Point(0, 5), Point(0, 0)]
    let inner = [Point(1, 1), Point(3, 1), Point(3, 3), Point(1, 3), Point(1, 1)]
    var twice = Canvas(width: 5, height: 5)
    twice.fillPolygon(outer + inner, .black)
    #expect(twice == Canvas(width: 5, height: 5, color: .black))
    var hole = Canvas(width: 5, height: 5)
    hole.fillPolygon(outer + inner.reversed(), .black)
    #expect(hole.marks == ["#####", "#..##", "#..##", "#####", "#####"])
  }

  @Test("are the same from whichever point and in whichever direction")
  func orderOfPointsIsFree() {
    var numbers = Numbers(5)
    for count in 3...9 {
      let points = (0..<count).map { _ in numbers.point(-5...25) }
      var first = Canvas(width: 20, height: 20)
      first.fillPolygon(points, .black)
      for start in 1..<count {
        let turned = points[start...] + points[..<start]
        for points in [Array(turned), Array(turned.reversed())] {
          var canvas = Canvas(width: 20, height: 20)
          canvas.fillPolygon(points, .black)
          #expect(canvas == first)
        }
      }
    }
  }

  @Test("that share sides cover every pixel exactly once between them")
  func tilesCoverOnce() {
    var numbers = Numbers(8)
    // A bent net of triangles that reaches beyond all edges.
    let corners = (0...5).map { row in
      (0...5).map { column in
        Point(
          Double(column) * 5 - 3 + numbers.number(-1.5...1.5),
          Double(row) * 5 - 3 + numbers.number(-1.5...1.5))
      }
    }
    var (sums, counts) = (Array(repeating: 0, count: 400), Array(repeating: 0, count: 400))
    for row in 0..<5 {
      for column in 0..<5 {
        let (a, b) = (corners[row][column], corners[row][column + 1])
        let (c, d) = (corners[row + 1][column], corners[row + 1][column + 1])
        for triangle in [[a, b, d], [a, d, c]] {
          var canvas = Canvas(width: 20, height: 20, color: .black)
          canvas.fillPolygon(triangle, .white)
          for pixel in 0..<400 where canvas.bytes[3 * pixel] > 0 {
            sums[pixel] += Int(canvas.bytes[3 * pixel])
            counts[pixel] += 1
          }
        }
      }
    }
    // Each of the parts is rounded by at most one half; the least may be rounded to nothing.
    for (sum, count) in zip(sums, counts) { #expect(abs(sum - 255) <= count / 2 + 1) }
    #expect(counts.contains { $0 >= 3 })
  }

  @Test("of fewer than three points cover nothing")
  func degeneratePolygons() {
    var canvas = Canvas(width: 4, height: 4)
    for points in [[], [Point(1, 1)], [Point(0, 0), Point(4, 3)]] {
      canvas.fillPolygon(points, .black)
    }
    canvas.fillPolygon([Point(0, 0), Point(2, 2), Point(4, 4), Point(1, 1)], .black)
    #expect(canvas == Canvas(width: 4, height: 4))
  }

  @Test("of many points, one row after another")
  func manyPoints() {
    // A comb: teeth one pixel broad and a gap of one between them.
    var points = [Point(200, 6), Point(0, 6)]
    for tooth in 0..<100 {
      let x = Double(2 * tooth)
      points += [Point(x, 1), Point(x + 1, 1), Point(x + 1, 4), Point(x + 2, 4)]
    }
    var canvas = Canvas(width: 200, height: 7)
    canvas.fillPolygon(points, .black)
    let (gap, teeth, solid) = (
      String(repeating: ".", count: 200), String(repeating: "#.", count: 100),
      String(repeating: "#", count: 200)
    )
    #expect(canvas.marks == [gap, teeth, teeth, teeth, solid, solid, gap])
  }

  @Test(
    "round ones cover what lies within the radius",
    arguments: [(6, 6, 4), (6.3, 5.8, 5.1), (0.5, 11, 7.25), (6.5, 6.5, 0.5), (6.2, 6.9, 0.7)])
  func disks(x: Double, y: Double, radius: Double) {
    var canvas = Canvas(width: 12, height: 12, color: .black)
    canvas.fillCircle(center: Point(x, y), radius: radius, .white)
    let sampled = Canvas.sampled(width: 12, height: 12) {
      ($0.x - x) * ($0.x - x) + ($0.y - y) * ($0.y - y) < radius * radius
    }
    #expect(canvas.greatestDifference(to: sampled) <= 6)
  }

  @Test("round ones have the area of a disk, however large", arguments: [0.3, 1, 2.5, 20, 90])
  func areaOfDisks(radius: Double) {
    var canvas = Canvas(width: 200, height: 200, color: .black)
    canvas.fillCircle(center: Point(100.1, 99.7), radius: radius, .white)
    let area = canvas.bytes.reduce(0.0) { $0 + Double($1) } / 3 / 255
    #expect(abs(area / (Double.pi * radius * radius) - 1) < 0.02)
  }

  @Test("round ones need a radius above 0", arguments: [0, -2, -Double.infinity, .nan])
  func emptyDisks(radius: Double) {
    var canvas = Canvas(width: 4, height: 4)
    canvas.fillCircle(center: Point(2, 2), radius: radius, .black)
    #expect(canvas == Canvas(width: 4, height: 4))
  }
}
