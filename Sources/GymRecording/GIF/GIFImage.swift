/// A part of a frame, as a GIF file holds it.
struct GIFImage {
  var rectangle: PixelRectangle

  /// A colour for each index, as 0xRRGGBB, or nil when they are those of the first image.
  var colors: [UInt32]?

  /// The index that leaves a pixel as it was; it comes after those of the colours.
  var transparentIndex: Int?

  /// An index for each pixel of the rectangle, row by row.
  var indices: [UInt8]
}

/// A part of a picture, in whole pixels.
struct PixelRectangle: Equatable {
  var x: Int
  var y: Int
  var width: Int
  var height: Int

  var area: Int { width * height }
}

extension PixelRectangle {
  /// The smallest part that has all pixels in which two pictures differ, or nil if they do not.
  ///
  /// - Precondition: both have three bytes a pixel and the same size.
  init?(differenceOf first: [UInt8], and second: [UInt8], width: Int) {
    let stride = 3 * width
    let height = first.count / stride
    func differs(_ row: Int) -> Bool {
      first[(row * stride)..<((row + 1) * stride)] != second[(row * stride)..<((row + 1) * stride)]
    }
    guard let top = (0..<height).first(where: differs),
      let bottom = (top..<height).last(where: differs)
    else { return nil }
    var left = stride
    var right = 0
    for row in top...bottom {
      let start = row * stride
      // Only what is still outside of the rectangle needs a look.
      if let column = (0..<left).first(where: { first[start + $0] != second[start + $0] }) {
        left = column
      }
      if let column = (right..<stride).last(where: { first[start + $0] != second[start + $0] }) {
        right = column
      }
    }
    self.init(
      x: left / 3, y: top, width: right / 3 - left / 3 + 1, height: bottom - top + 1)
  }
}
