import CGIF
import GymRendering

/// Makes images into the bytes of a GIF file.
///
/// The bytes are those of giflib. It writes to memory, where it cannot fail half-way; what is on the
/// disk is for ``GIFRecorder`` to keep whole.
final class GIFEncoder {
  /// The byte that ends a file.
  static let trailer: UInt8 = 0x3b

  private let file: UnsafeMutablePointer<GifFileType>
  private let buffer: Buffer

  /// What giflib has written and nobody has taken yet.
  private final class Buffer {
    var bytes: [UInt8] = []
  }

  /// Begins a file that is shown over and over.
  ///
  /// - Throws: ``RecordingError`` without a path, when giflib refuses.
  init(size: PictureSize, colors: [UInt32], transparency: Bool) throws(RecordingError) {
    buffer = Buffer()
    var code: Int32 = 0
    let file = EGifOpen(
      Unmanaged.passUnretained(buffer).toOpaque(),
      { file, bytes, count in
        guard let file, let bytes else { return 0 }
        let buffer = Unmanaged<Buffer>.fromOpaque(file.pointee.UserData).takeUnretainedValue()
        buffer.bytes.append(contentsOf: UnsafeBufferPointer(start: bytes, count: Int(count)))
        return count
      }, &code)
    guard let file else { throw RecordingError(.unwritable(reason: reason(code))) }
    self.file = file
    EGifSetGifVersion(file, true)
    try withColorMap(colors, hasTransparency: transparency) { map in
      EGifPutScreenDesc(file, Int32(size.width), Int32(size.height), 8, 0, map)
    }
    // How every viewer is asked to loop: https://www.w3.org/Graphics/GIF/spec-gif89a.txt, section 26,
    // with Netscape's name; block 1 holds the number of repetitions, zero for no end.
    try check(EGifPutExtensionLeader(file, APPLICATION_EXT_FUNC_CODE))
    try check(EGifPutExtensionBlock(file, 11, "NETSCAPE2.0"))
    try check(EGifPutExtensionBlock(file, 3, [1, 0, 0]))
    try check(EGifPutExtensionTrailer(file))
  }

  deinit {
    // Gives the memory back; the trailer that comes with it goes nowhere.
    var code: Int32 = 0
    EGifCloseFile(file, &code)
  }

  /// Adds an image that stays until others are laid over it.
  ///
  /// - Parameters:
  ///   - image: the part of the frame that changes.
  ///   - delay: how long it is shown, in hundredths of a second, at most 65535.
  /// - Throws: ``RecordingError`` without a path, when giflib refuses.
  func append(_ image: inout GIFImage, delay: Int) throws(RecordingError) {
    var control = GraphicsControlBlock(
      DisposalMode: DISPOSE_DO_NOT, UserInputFlag: false, DelayTime: Int32(delay),
      TransparentColor: image.transparentIndex.map(Int32.init) ?? NO_TRANSPARENT_COLOR)
    var block = [UInt8](repeating: 0, count: 4)
    EGifGCBToExtension(&control, &block)
    try check(EGifPutExtension(file, GRAPHICS_EXT_FUNC_CODE, 4, block))
    let part = image.rectangle
    func describe(_ map: UnsafePointer<ColorMapObject>?) -> Int32 {
      EGifPutImageDesc(
        file, Int32(part.x), Int32(part.y), Int32(part.width), Int32(part.height), false, map)
    }
    if let colors = image.colors {
      try withColorMap(colors, hasTransparency: image.transparentIndex != nil, describe)
    } else {
      // giflib forgets the colors of the image before without freeing them.
      if let last = file.pointee.Image.ColorMap {
        GifFreeMapObject(last)
        file.pointee.Image.ColorMap = nil
      }
      try check(describe(nil))
    }
    try check(EGifPutLine(file, &image.indices, Int32(part.area)))
  }

  /// Takes the bytes that were written since the last time.
  func takeBytes() -> [UInt8] {
    let bytes = buffer.bytes
    buffer.bytes = []
    buffer.bytes.reserveCapacity(bytes.count)
    return bytes
  }

  /// Hands colours to giflib, which asks for a power of two of them.
  private func withColorMap(
    _ colors: [UInt32], hasTransparency: Bool,
    _ body: (UnsafePointer<ColorMapObject>?) -> Int32
  ) throws(RecordingError) {
    let bits = GifBitSize(Int32(colors.count + (hasTransparency ? 1 : 0)))
    var entries = colors.map {
      GifColorType(Red: UInt8($0 >> 16), Green: UInt8($0 >> 8 & 0xff), Blue: UInt8($0 & 0xff))
    }
    entries += Array(
      repeating: GifColorType(Red: 0, Green: 0, Blue: 0), count: 1 << Int(bits) - entries.count)
    guard let map = GifMakeMapObject(Int32(entries.count), entries) else {
      throw RecordingError(.unwritable(reason: reason(E_GIF_ERR_NOT_ENOUGH_MEM)))
    }
    defer { GifFreeMapObject(map) }
    try check(body(map))
  }

  private func check(_ result: Int32) throws(RecordingError) {
    guard result != GIF_OK else { return }
    throw RecordingError(.unwritable(reason: reason(file.pointee.Error)))
  }
}

/// What giflib says about an error.
private func reason(_ code: Int32) -> String {
  GifErrorString(code).map { "giflib says “\(String(cString: $0))”" } ?? "giflib gives no reason"
}
