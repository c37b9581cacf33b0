public import GymRendering

/// The colors of a game, at most 16, also as tables.
public struct ArcadePalette: Sendable {
  /// The colors in the order of their numbers.
  public let colors: [Color]

  /// The grey of each of 16 colors: 0.299 red + 0.587 green + 0.114 blue (ITU-R BT.601).
  let grays: [UInt8]

  /// The bytes of every pair of colors, red lowest: six bytes a pair, at first + 16 · second.
  private let pairs: [UInt64]

  /// Takes colors by their numbers 0xRRGGBB.
  ///
  /// - Precondition: There are at most 16.
  public init(_ numbers: [UInt32]) {
    precondition(numbers.count <= 16, "A screen has at most 16 colors, not \(numbers.count).")
    let black = [UInt32](repeating: 0, count: 16 - numbers.count)
    colors = (numbers + black).map { Color($0) }
    grays = colors.map { color in
      let (red, green, blue) = (Int(color.red), Int(color.green), Int(color.blue))
      let sum = 299 * red + 587 * green + 114 * blue
      return UInt8((sum + 500) / 1000)
    }
    func bits(_ color: Color) -> UInt64 {
      let (red, green, blue) = (UInt64(color.red), UInt64(color.green), UInt64(color.blue))
      return red | green << 8 | blue << 16
    }
    let colorBits = colors.map(bits)
    pairs = (0..<256).map { colorBits[$0 & 15] | colorBits[$0 >> 4] << 24 }
  }

  /// Replaces numbers of colors, in the last third of a row, by three bytes each.
  ///
  /// Writing never overtakes reading: pixel i is read at 2n + i and written up to 3i + 2.
  func widen(_ row: UnsafeMutableBufferPointer<UInt8>) {
    guard let start = UnsafeMutableRawPointer(row.baseAddress) else { return }
    let count = row.count / 3
    let numbers = start + 2 * count
    pairs.withUnsafeBufferPointer { pairs in
      // Eight bytes are written for a pair; the last two are those of the next, or not yet read.
      for pair in 0..<count / 2 - 1 {
        let both = (numbers + 2 * pair).loadUnaligned(as: UInt16.self).littleEndian
        let bytes = pairs[Int((both | both >> 4) & 0xff)]
        (start + 6 * pair).storeBytes(of: bytes.littleEndian, as: UInt64.self)
      }
      let last = count - 2
      let both = UInt16(row[2 * count + last]) | UInt16(row[2 * count + last + 1]) << 4
      var bytes = pairs[Int(both & 0xff)]
      for offset in 0..<6 {
        row[3 * last + offset] = UInt8(truncatingIfNeeded: bytes)
        bytes >>= 8
      }
    }
  }
}
