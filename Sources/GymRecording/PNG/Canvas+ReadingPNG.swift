import CPNG
public import GymRendering

extension Canvas {
  /// The most pixels that are read, so that a lying header cannot take all memory.
  private static let pixelLimit = 100_000_000

  /// Reads a PNG file.
  ///
  /// Grey and indexed pictures become the colours that they show. Pictures of 8 bits, such as
  /// ``writePNG(to:)`` makes, are read without loss.
  ///
  /// - Throws: ``RecordingError`` when the file cannot be read, is no PNG file, is transparent in
  ///   places, or has more than a hundred million pixels.
  public init(pngAt path: String) throws(RecordingError) {
    do throws(RecordingError) {
      try checkPath(path)
      // The system opens a folder gladly and says something obscure later.
      if FileKind(ofPath: path) == .folder { throw RecordingError(.isFolder) }
      self = try Canvas.readPNG { png_image_begin_read_from_file(&$0, path) }
    } catch {
      throw error.naming(path)
    }
  }

  /// Reads the bytes of a PNG file.
  ///
  /// - Throws: ``RecordingError``, as for a file.
  public init(png bytes: [UInt8]) throws(RecordingError) {
    let result = bytes.withUnsafeBytes { buffer in
      Result { () throws(RecordingError) -> Canvas in
        try Canvas.readPNG {
          png_image_begin_read_from_memory(&$0, buffer.baseAddress, buffer.count)
        }
      }
    }
    self = try result.get()
  }

  /// Reads the picture that `begin` opens.
  private static func readPNG(
    _ begin: (inout png_image) -> Int32
  ) throws(RecordingError) -> Canvas {
    var image = png_image()
    image.version = png_uint_32(PNG_IMAGE_VERSION)
    defer { png_image_free(&image) }
    guard begin(&image) != 0 else {
      throw RecordingError(.unreadable(reason: message(of: image)))
    }
    guard image.format & PNG_FORMAT_FLAG_ALPHA == 0 else { throw RecordingError(.transparent) }
    let size = PictureSize(width: Int(image.width), height: Int(image.height))
    guard size.width * size.height <= pixelLimit else {
      throw RecordingError(.tooLarge(found: size, limit: "at most \(pixelLimit) are read"))
    }
    image.format = PNG_FORMAT_FLAG_COLOR
    var bytes = [UInt8](repeating: 0, count: 3 * size.width * size.height)
    guard png_image_finish_read(&image, nil, &bytes, 0, nil) != 0 else {
      throw RecordingError(.unreadable(reason: message(of: image)))
    }
    var canvas = Canvas(size: size)
    var byte = 0
    for y in 0..<size.height {
      for x in 0..<size.width {
        canvas[x, y] = Color(red: bytes[byte], green: bytes[byte + 1], blue: bytes[byte + 2])
        byte += 3
      }
    }
    return canvas
  }
}
