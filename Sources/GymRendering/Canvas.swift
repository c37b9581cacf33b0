/// A picture to draw on: red, green and blue as eight bits each, for every pixel.
///
/// Whatever is drawn is cut off at the edges. Coordinates may lie anywhere, infinite ones included;
/// a shape with a coordinate that is not a number draws nothing. Equal drawings give equal bytes
/// on every machine: only + − × ÷, √ and rounding are used.
///
/// Edges of shapes are smooth: a pixel gets as much of the color as the shape covers of its area.
public struct Canvas: Sendable {
  /// How many pixels a row has.
  public let width: Int

  /// How many rows there are.
  public let height: Int

  /// The pixels: three bytes each, red, green, blue; row after row, the top row first.
  public internal(set) var bytes: [UInt8]

  /// Where shapes are turned into coverage; kept so that drawing need not allocate.
  var rasterizer = Rasterizer()

  /// Creates a picture of one color.
  ///
  /// - Precondition: Both the width and the height are at least 1.
  public init(width: Int, height: Int, color: Color = .white) {
    self.init(size: PictureSize(width: width, height: height), color: color)
  }

  /// Creates a picture of one color.
  public init(size: PictureSize, color: Color = .white) {
    width = size.width
    height = size.height
    bytes = Array(repeating: color.red, count: 3 * width * height)
    fill(color)
  }

  /// How wide and high the picture is.
  public var size: PictureSize { PictureSize(width: width, height: height) }

  /// The color of a pixel, counted from 0 at the left and from 0 at the top.
  ///
  /// - Precondition: The pixel lies in the picture.
  public subscript(x: Int, y: Int) -> Color {
    get {
      let start = offset(x, y)
      return Color(red: bytes[start], green: bytes[start + 1], blue: bytes[start + 2])
    }
    set {
      let start = offset(x, y)
      bytes[start] = newValue.red
      bytes[start + 1] = newValue.green
      bytes[start + 2] = newValue.blue
    }
  }

  private func offset(_ x: Int, _ y: Int) -> Int {
    precondition(
      x >= 0 && x < width && y >= 0 && y < height,
      "A pixel to read or write lies in the picture. Count from 0 at the top left.")
    return 3 * (y * width + x)
  }

  /// Lends the pixels for writing.
  mutating func withPixels(_ body: (Pixels) -> Void) {
    let (width, height) = (width, height)
    bytes.withUnsafeMutableBufferPointer { bytes in
      guard let start = bytes.baseAddress else { return }
      body(Pixels(start: start, width: width, height: height))
    }
  }
}

extension Canvas: Equatable {
  /// Whether two pictures have the same size and the same pixels.
  public static func == (left: Canvas, right: Canvas) -> Bool {
    left.width == right.width && left.height == right.height && left.bytes == right.bytes
  }
}
