import CPNG
public import GymRendering

extension Canvas {
  /// Writes the picture to a new PNG file, in true colour of 8 bits without loss.
  ///
  /// - Throws: ``RecordingError`` when anything has the name already, or when the file cannot be
  ///   written; nothing is then left behind.
  public func writePNG(to path: String) throws(RecordingError) {
    let bytes: [UInt8]
    do { bytes = try encodedAsPNG() } catch { throw error.naming(path) }
    let file = try NewFile(at: path)
    try file.write(bytes, from: 0)
    try file.close()
  }

  /// The picture as the bytes of a PNG file.
  ///
  /// - Throws: ``RecordingError`` when the picture is larger than libpng writes, a million pixels
  ///   wide or high.
  public func encodedAsPNG() throws(RecordingError) -> [UInt8] {
    guard width <= 1_000_000, height <= 1_000_000 else {
      throw RecordingError(.tooLarge(found: size, limit: "a side of a PNG has at most 1000000"))
    }
    var capacity = sufficientCapacity
    // The second attempt, with the number of bytes that the first one found, is the last.
    for _ in 0..<2 {
      let (encoded, needed, reason) = attemptPNG(capacity: capacity)
      if let encoded { return encoded }
      guard needed > capacity else { throw RecordingError(.unwritable(reason: reason)) }
      capacity = needed
    }
    throw RecordingError(.unwritable(reason: "libpng changes its mind about the size"))
  }

  /// A number of bytes that is enough for the pixels even when they cannot be compressed.
  private var sufficientCapacity: Int {
    let raw = height * (3 * width + 1)
    return raw + raw / 8 + 1024
  }

  /// Encodes into so many bytes, and says how many are needed when they are not enough.
  private func attemptPNG(capacity: Int) -> (encoded: [UInt8]?, needed: Int, reason: String) {
    var image = png_image()
    image.version = png_uint_32(PNG_IMAGE_VERSION)
    image.width = png_uint_32(width)
    image.height = png_uint_32(height)
    image.format = PNG_FORMAT_FLAG_COLOR
    var byteCount = png_alloc_size_t(capacity)
    var succeeded = false
    let encoded = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      succeeded = bytes.withUnsafeBytes { pixels in
        png_image_write_to_memory(
          &image, buffer.baseAddress, &byteCount, 0, pixels.baseAddress, 0, nil) != 0
      }
      count = succeeded ? Int(byteCount) : 0
    }
    return (succeeded ? encoded : nil, Int(byteCount), message(of: image))
  }
}

/// What libpng says about the call that just failed.
func message(of image: png_image) -> String {
  withUnsafeBytes(of: image.message) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
}
