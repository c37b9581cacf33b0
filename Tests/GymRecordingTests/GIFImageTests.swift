import GymRendering
import NumericRandom
import Testing

@testable import GymRecording

@Suite("The part of a picture that changes")
struct GIFImageTests {
  @Test("holds all changed pixels and none too many", arguments: 0..<50)
  func differences(seed: Int) {
    var generator = PCG64(seed: Seed(seed))
    let (width, height) = (generator.integer(in: 1...9), generator.integer(in: 1...9))
    let first = Canvas(width: width, height: height)
    var second = first
    var changed: [(x: Int, y: Int)] = []
    for _ in 0..<generator.integer(in: 0...3) {
      let (x, y) = (generator.integer(in: 0..<width), generator.integer(in: 0..<height))
      // One channel alone, each of them in turn.
      second[x, y] = [Color(0xff_fffe), Color(0xff_feff), Color(0xfe_ffff)][(x + y) % 3]
      changed.append((x, y))
    }
    let part = PixelRectangle(differenceOf: first.bytes, and: second.bytes, width: width)
    let (xs, ys) = (changed.map(\.x), changed.map(\.y))
    if let left = xs.min(), let right = xs.max(), let top = ys.min(), let bottom = ys.max() {
      #expect(
        part
          == PixelRectangle(x: left, y: top, width: right - left + 1, height: bottom - top + 1))
    } else {
      #expect(part == nil)
    }
  }
}
