/// The screen of an arcade game while it is drawn: 160×210 pixels, each the number of a color.
///
/// Whatever is drawn is cut off at the edges.
public struct ArcadeScreen {
  static let width = 160
  static let height = 210
  static let pixelCount = width * height

  private let pixels: UnsafeMutableBufferPointer<UInt8>

  /// Takes pixels over, which are all written by ``clear(_:)``.
  ///
  /// - Precondition: There are ``pixelCount`` of them.
  init(_ pixels: UnsafeMutableBufferPointer<UInt8>) {
    precondition(pixels.count == Self.pixelCount, "A screen has \(Self.pixelCount) pixels.")
    self.pixels = pixels
  }

  /// Fills the whole screen with a color.
  func clear(_ color: UInt8) { pixels.update(repeating: color) }

  /// Fills a rectangle.
  @inline(__always)
  func fill(x: Int, y: Int, width: Int, height: Int, _ color: UInt8) {
    let (left, right) = (max(x, 0), min(x + width, Self.width))
    guard left < right, let start = pixels.baseAddress else { return }
    for row in max(y, 0)..<max(min(y + height, Self.height), max(y, 0)) {
      (start + row * Self.width + left).update(repeating: color, count: right - left)
    }
  }

  /// Draws the bits of rows, the highest of `width` bits at the left.
  @inline(__always)
  func draw(_ rows: some Collection<UInt32>, width: Int, x: Int, y: Int, _ color: UInt8) {
    for (line, bits) in rows.enumerated() where (0..<Self.height).contains(y + line) {
      for column in 0..<width where bits >> UInt32(width - 1 - column) & 1 == 1 {
        let place = x + column
        if (0..<Self.width).contains(place) { pixels[(y + line) * Self.width + place] = color }
      }
    }
  }

  /// Draws a number of so many digits, each 5 pixels wide and 7 high with one between them.
  func draw(number: Int, digitCount: Int, x: Int, y: Int, _ color: UInt8) {
    var left = number
    for digit in (0..<digitCount).reversed() {
      draw(digit: left % 10, x: x + 6 * digit, y: y, color)
      left /= 10
    }
  }

  private func draw(digit: Int, x: Int, y: Int, _ color: UInt8) {
    // 35 bits a digit, the first row highest.
    let bits = Self.digits[digit]
    for line in 0..<7 {
      for column in 0..<5 where bits >> UInt64(34 - 5 * line - column) & 1 == 1 {
        pixels[(y + line) * Self.width + x + column] = color
      }
    }
  }

  private static let digits: [UInt64] = [
    0b01110_10001_10011_10101_11001_10001_01110, 0b00100_01100_00100_00100_00100_00100_01110,
    0b01110_10001_00001_00110_01000_10000_11111, 0b11110_00001_00001_01110_00001_00001_11110,
    0b00010_00110_01010_10010_11111_00010_00010, 0b11111_10000_11110_00001_00001_10001_01110,
    0b00110_01000_10000_11110_10001_10001_01110, 0b11111_00001_00010_00100_01000_01000_01000,
    0b01110_10001_10001_01110_10001_10001_01110, 0b01110_10001_10001_01111_00001_00010_01100,
  ]
}
