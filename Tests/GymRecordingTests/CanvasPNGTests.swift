import Foundation
import GymRecording
import GymRendering
import NumericRandom
import Testing

@Suite("A picture as PNG")
struct CanvasPNGTests {
  /// Three pixels above three others.
  private let six: [UInt32] = [0xff_0000, 0x00_ff00, 0x00_00ff, 0x01_0203, 0xfa_fbfc, 0x80_4020]

  private func decoded(_ base64: String) throws -> Canvas {
    try Canvas(png: [UInt8](#require(Data(base64Encoded: base64))))
  }

  @Test("is read back without loss", arguments: 0..<8)
  func roundTrip(seed: Int) throws {
    var generator = PCG64(seed: Seed(seed))
    let canvas = Canvas.random(
      generator.integer(in: 1...70), generator.integer(in: 1...70), colorCount: 10_000,
      from: &generator)
    #expect(try Canvas(png: canvas.encodedAsPNG()) == canvas)
    try withTemporaryFolder { folder in
      try canvas.writePNG(to: "\(folder)/a.png")
      #expect(try Canvas(pngAt: "\(folder)/a.png") == canvas)
      #expect(try readBytes("\(folder)/a.png") == canvas.encodedAsPNG())
    }
  }

  @Test("says its size, 8 bits and true colour in the header")
  func header() throws {
    let bytes = try Canvas(width: 300, height: 2).encodedAsPNG()
    #expect(bytes[..<8] == [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
    #expect(String(decoding: bytes[12..<16], as: UTF8.self) == "IHDR")
    #expect(bytes[16..<29] == [0, 0, 1, 44, 0, 0, 0, 2, 8, 2, 0, 0, 0])
  }

  // The pictures below were written by Pillow 12 and by ImageMagick 6.
  @Test(
    "is read as other programs write it",
    arguments: [
      // True colour.
      "iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAAHElEQVR4nGP4z8DA8J+BgeE/CxMT868/P9scFAE+JQbf"
        + "m4Z6PQAAAABJRU5ErkJggg==",
      // Indexed, four bits a pixel.
      "iVBORw0KGgoAAAANSUhEUgAAAAMAAAACBAMAAABvWnspAAAAElBMVEX6+/wA/wCAQCABAgP/AAAAAP+xjOIsAAAADklE"
        + "QVR4nGN05Gd5fx8ABFYCJH0sk1oAAAAASUVORK5CYII=",
      // True colour, interlaced.
      "iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAFlEcHbAAAAH0lEQVQI12P4z8DAwMDwn4HhPwMzIxPzr1+/mQ8vAgBB"
        + "DQde/LoblQAAAABJRU5ErkJggg==",
    ])
  func foreign(base64: String) throws {
    #expect(try decoded(base64) == Canvas(3, 2) { x, y in six[3 * y + x] })
  }

  @Test("is read when it is grey")
  func grey() throws {
    let levels: [UInt32] = [0, 50, 100, 150, 200, 255]
    #expect(
      try decoded(
        "iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAAAAAC4HznGAAAAEElEQVR4nGNkMDJimHbiPwAGhwLD7bQTrAAAAABJ"
          + "RU5ErkJggg==") == Canvas(3, 2) { x, y in levels[3 * y + x] * 0x01_0101 })
  }

  @Test("is refused when it is transparent")
  func transparent() {
    #expect(throws: RecordingError(.transparent)) {
      try decoded(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgZGJmAQAAGQAL51pGpAAAAABJRU5E"
          + "rkJggg==")
    }
  }

  @Test("is refused when it is cut short or damaged anywhere that matters")
  func damaged() throws {
    let whole = try Canvas.init(9, 9) { x, y in UInt32(x * 9 + y) }.encodedAsPNG()
    // The last twelve bytes only say that the picture is over.
    for count in 0..<(whole.count - 16) {
      #expect(throws: RecordingError.self) { try Canvas(png: Array(whole[..<count])) }
    }
    for index in 0..<33 {
      var bytes = whole
      bytes[index] ^= 0x41
      #expect(throws: RecordingError.self) { try Canvas(png: bytes) }
    }
  }

  @Test("is refused without memory for it when its header claims too many pixels")
  func lyingHeader() throws {
    var bytes = try Canvas(width: 2, height: 2).encodedAsPNG()
    // 900000 × 900000, with the checksum that belongs to them.
    bytes.replaceSubrange(16..<24, with: [0, 0x0d, 0xbb, 0xa0, 0, 0x0d, 0xbb, 0xa0])
    bytes.replaceSubrange(29..<33, with: checksum(bytes[12..<29]))
    let error = #expect(throws: RecordingError.self) { try Canvas(png: bytes) }
    let size = PictureSize(width: 900_000, height: 900_000)
    #expect(error?.defect == .tooLarge(found: size, limit: "at most 100000000 are read"))
  }

  @Test("overwrites nothing")
  func existing() throws {
    try withTemporaryFolder { folder in
      let canvas = Canvas(width: 1, height: 1)
      let path = "\(folder)/a.png"
      try Data("keep".utf8).write(to: URL(filePath: path))
      #expect(throws: RecordingError(.exists, path: path)) { try canvas.writePNG(to: path) }
      #expect(try readBytes(path) == Array("keep".utf8))
    }
  }

  @Test("names the file that cannot be read")
  func unreadable() throws {
    try withTemporaryFolder { folder in
      let missing = "\(folder)/missing.png"
      #expect(
        throws: RecordingError(.unreadable(reason: "No such file or directory"), path: missing)
      ) { try Canvas(pngAt: missing) }
      #expect(throws: RecordingError(.isFolder, path: folder)) { try Canvas(pngAt: folder) }
      try Data("no picture".utf8).write(to: URL(filePath: "\(folder)/text"))
      #expect(throws: RecordingError.self) { try Canvas(pngAt: "\(folder)/text") }
    }
  }
}

/// The CRC of PNG, bit by bit: its specification's annex D.
private func checksum(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
  var register = UInt32.max
  for byte in bytes {
    register ^= UInt32(byte)
    for _ in 0..<8 { register = register >> 1 ^ (register & 1 == 1 ? 0xedb8_8320 : 0) }
  }
  return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: ~register >> $0) }
}
