import Foundation
import GymRendering
import NumericRandom

/// Lends a new folder whose path ends without a slash, and removes it with all that is in it.
func withTemporaryFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appending(
    path: "recording-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder.path(percentEncoded: false))
}

func readBytes(_ path: String) throws -> [UInt8] {
  [UInt8](try Data(contentsOf: URL(filePath: path)))
}

func names(in folder: String) throws -> [String] {
  try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
}

extension Canvas {
  /// A picture whose pixels are those that a function gives.
  init(_ width: Int, _ height: Int, _ color: (Int, Int) -> UInt32) {
    self.init(width: width, height: height)
    for y in 0..<height { for x in 0..<width { self[x, y] = Color(color(x, y)) } }
  }

  /// A picture of random pixels of so many colours at most.
  static func random(
    _ width: Int, _ height: Int, colorCount: Int, from generator: inout PCG64
  ) -> Canvas {
    let colors = (0..<colorCount).map { _ in generator.next32() & 0xff_ffff }
    return Canvas(width, height) { _, _ in colors[generator.integer(in: 0..<colorCount)] }
  }
}

/// A cart with a pole, somewhere in the middle of its episode.
func makeCartFrame(_ step: Int, width: Int = 600, height: Int = 400) -> Canvas {
  var canvas = Canvas(width: width, height: height)
  let x = Double(width) * (0.5 + 0.2 * Double((step * 7) % 100) / 100)
  let y = 0.7 * Double(height)
  canvas.drawLine(
    from: Point(0, y), to: Point(Double(width), y), thickness: 2, Color(0x00_0000))
  canvas.fillRectangle(x: x - 25, y: y - 15, width: 50, height: 30, Color(0x20_2020))
  canvas.drawLine(
    from: Point(x, y - 10), to: Point(x + Double(step % 40) - 20, y - 120), thickness: 10,
    Color(0xca_9865))
  canvas.fillCircle(center: Point(x, y - 10), radius: 5, Color(0x81_84cb))
  return canvas
}
