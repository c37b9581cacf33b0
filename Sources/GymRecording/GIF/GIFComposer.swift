import GymRendering

/// Makes each frame into the image that, laid over what a viewer shows, gives the frame.
///
/// Only pixels that change are in it, and they alone share the 256 colours. A frame is exact when
/// its changed pixels have at most 255 colours, or all pixels of the changed part at most 256; in
/// particular every frame of at most 256 colours is. Otherwise colours that are near become one,
/// without dithering, and pixels that stay the same keep the colour they have on the screen: nothing
/// flickers.
struct GIFComposer {
  /// The colours of the first frame, which later ones use without naming them again.
  private(set) var sharedColors: [UInt32] = []
  private var sharedIndices: [UInt32: UInt8] = [:]

  /// The last frame as it was meant, and as a viewer shows it.
  private var source: [UInt8] = []
  private var shown: [UInt8] = []

  private var width = 0
  private var tally = ColorTally()

  /// For each pixel of the part one more than its entry of the tally, or zero for one that stays.
  private var entryOfPixel: [UInt16] = []
  private var stayingCount = 0

  /// Makes the next frame into an image.
  ///
  /// - Precondition: the frame is as large as those before it.
  mutating func image(of frame: Canvas) -> GIFImage {
    let bytes = frame.bytes
    defer { source = bytes }
    guard !source.isEmpty else {
      width = frame.width
      shown = bytes
      let whole = PixelRectangle(x: 0, y: 0, width: width, height: frame.height)
      var image =
        exactImage(whole, of: bytes, after: nil) ?? reducedImage(whole, of: bytes, after: nil)
      sharedColors = image.colors ?? []
      for (index, color) in sharedColors.enumerated() { sharedIndices[color] = UInt8(index) }
      image.colors = nil
      return image
    }
    // An image has at least one pixel, changed or not.
    let corner = PixelRectangle(x: 0, y: 0, width: 1, height: 1)
    guard let part = PixelRectangle(differenceOf: shown, and: bytes, width: width) else {
      return reducedImage(corner, of: bytes, after: nil)
    }
    if let image = exactImage(part, of: bytes, after: shown) { return image }
    guard let part = PixelRectangle(differenceOf: source, and: bytes, width: width) else {
      return reducedImage(corner, of: bytes, after: nil)
    }
    return reducedImage(part, of: bytes, after: source)
  }

  /// The image that makes a viewer show exactly the frame, or nil when it needs too many colours.
  private mutating func exactImage(
    _ part: PixelRectangle, of frame: [UInt8], after last: [UInt8]?
  ) -> GIFImage? {
    guard count(part, of: frame, after: last, limit: 256) else { return nil }
    if stayingCount > 0, tally.entries.count == 256 {
      // There is no index left to say “stays”; perhaps none needs to.
      guard count(part, of: frame, after: nil, limit: 256) else { return nil }
    }
    shown = frame
    return image(part, ColorReduction(tally.entries, limit: 256))
  }

  /// The image in which near colours became one.
  private mutating func reducedImage(
    _ part: PixelRectangle, of frame: [UInt8], after last: [UInt8]?
  ) -> GIFImage {
    if !count(part, of: frame, after: last, limit: ColorTally.limit) {
      // Five bits a channel always fit.
      _ = count(part, of: frame, after: last, limit: ColorTally.limit, droppingBits: 3)
    }
    let reduction = ColorReduction(tally.entries, limit: stayingCount > 0 ? 255 : 256)
    for row in 0..<part.height {
      for column in 0..<part.width {
        let entry = Int(entryOfPixel[row * part.width + column])
        guard entry > 0 else { continue }
        let color = reduction.colors[Int(reduction.colorOfEntry[entry - 1])]
        let byte = 3 * ((part.y + row) * width + part.x + column)
        shown[byte] = UInt8(color >> 16)
        shown[byte + 1] = UInt8(color >> 8 & 0xff)
        shown[byte + 2] = UInt8(color & 0xff)
      }
    }
    return image(part, reduction)
  }

  /// Tallies the pixels of a part that change, and returns whether their colours are few enough.
  private mutating func count(
    _ part: PixelRectangle, of frame: [UInt8], after last: [UInt8]?, limit: Int,
    droppingBits droppedBits: Int = 0
  ) -> Bool {
    tally.removeAll(droppingBits: droppedBits)
    stayingCount = 0
    if entryOfPixel.count < part.area {
      entryOfPixel = [UInt16](repeating: 0, count: part.area)
    }
    // Neighbours often are of one colour; no colour has the top bits set.
    var color: UInt32 = .max
    var entry = 0
    for row in 0..<part.height {
      var byte = 3 * ((part.y + row) * width + part.x)
      for pixel in (row * part.width)..<((row + 1) * part.width) {
        defer { byte += 3 }
        let (red, green, blue) = (frame[byte], frame[byte + 1], frame[byte + 2])
        if let last, last[byte] == red, last[byte + 1] == green, last[byte + 2] == blue {
          entryOfPixel[pixel] = 0
          stayingCount += 1
          continue
        }
        let found = UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue)
        if found == color {
          tally.add(color, toEntry: entry)
        } else {
          guard let index = tally.add(found), index < limit else { return false }
          (color, entry) = (found, index)
        }
        entryOfPixel[pixel] = UInt16(entry + 1)
      }
    }
    return true
  }

  /// The image of the part that was just tallied.
  private func image(_ part: PixelRectangle, _ reduction: ColorReduction) -> GIFImage {
    var colors: [UInt32]? = reduction.colors
    var colorOfEntry = reduction.colorOfEntry
    var colorCount = reduction.colors.count
    let sharedRoom = stayingCount > 0 ? 255 : 256
    let shared = reduction.colors.compactMap { sharedIndices[$0] }
    if shared.count == reduction.colors.count, sharedColors.count <= sharedRoom {
      colors = nil
      colorOfEntry = colorOfEntry.map { shared[Int($0)] }
      colorCount = sharedColors.count
    }
    let staying = UInt8(truncatingIfNeeded: colorCount)
    return GIFImage(
      rectangle: part, colors: colors, transparentIndex: stayingCount > 0 ? colorCount : nil,
      indices: entryOfPixel[..<part.area].map { $0 == 0 ? staying : colorOfEntry[Int($0) - 1] })
  }
}
