import CAllocationCounter
import GymRendering
import Testing

@Suite("A scene of everything that can be drawn", .serialized)
struct CanvasSceneTests {
  private static let hill =
    (0...30).map { Point(Double($0) * 4, 60 + Double($0 * $0 % 17)) }
    + [Point(120, 80), Point(0, 80)]

  private static func draw(on canvas: inout Canvas, roundLines: Bool) {
    canvas.fill(Color(0x87CEEB))
    canvas.fillPolygon(hill, .green)
    for index in 0..<12 {
      let x = Double(index) * 9.7 + 3.3
      canvas.fillCircle(center: Point(x, 20.1), radius: Double(index) / 2 + 0.3, .red)
      canvas.drawLine(
        from: Point(x, 30), to: Point(x + 7, 45.5), thickness: Double(index) / 4 + 0.2,
        ends: roundLines && index % 2 == 0 ? .round : .flat, .black)
      canvas.fillRectangle(x: x, y: 48.5, width: 6, height: 5.2, .yellow)
    }
    canvas.fillRectangle(x: 100, y: 2, width: 9, height: 4, .purple)
    canvas.drawText("Score: 12.5 {q}", x: 2, y: 2, .darkGray)
  }

  @Test("has the same bytes in every run and on every machine")
  func bytesAreFixed() {
    var canvas = Canvas(width: 120, height: 80)
    Self.draw(on: &canvas, roundLines: true)
    var tiles = Canvas(width: 250, height: 90, color: .black)
    tiles.draw(canvas, x: -7, y: 3)
    tiles.draw(canvas, x: 110, y: -20, scale: 2)
    // FNV-1a; a change of what is drawn changes it, and only that should.
    let sum = tiles.bytes.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01B3
    }
    #expect(sum == 653_130_251_873_800_387)
  }

  @Test(
    "needs no memory once the canvas has drawn one",
    .enabled(if: allocationCountingIsPossible()))
  func steadyStateAllocatesNothing() {
    var canvas = Canvas(width: 120, height: 80)
    Self.draw(on: &canvas, roundLines: false)
    let first = canvas
    allocationCountingBegin()
    Self.draw(on: &canvas, roundLines: false)
    let count = allocationCountingEnd()
    // The copy for comparison made the pixels, the coverage and its marks, and the edges shared.
    #expect(count <= 4)
    #expect(canvas == first)
    allocationCountingBegin()
    for _ in 0..<10 { Self.draw(on: &canvas, roundLines: false) }
    #expect(allocationCountingEnd() == 0)
  }
}
