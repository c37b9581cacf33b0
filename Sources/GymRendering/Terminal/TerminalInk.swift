/// A color as a terminal is told to show it.
///
/// True colors are 0xRRGGBB, colors of the palette their number, and characters of plain pictures
/// their code.
typealias TerminalInk = UInt32

extension TerminalInk {
  /// The terminal's own background, where there is no picture.
  static let none = TerminalInk.max
}

extension TerminalColors {
  /// What shows a color in half a character, when there are colors.
  func ink(_ color: Color) -> TerminalInk {
    switch self {
    case .trueColor:
      UInt32(color.red) << 16 | UInt32(color.green) << 8 | UInt32(color.blue)
    case .palette256: Self.paletteNumber(nearest: color)
    case .plain: Self.character(brightness: color.brightness)
    }
  }

  /// The number of the color of the palette that is nearest, as the square of the distance has it.
  ///
  /// 16 to 231 are a cube of six levels each; 232 to 255 are grays. The first 16 differ from
  /// terminal to terminal.
  private static func paletteNumber(nearest color: Color) -> UInt32 {
    let parts = SIMD3(Int(color.red), Int(color.green), Int(color.blue))
    func distance(_ other: SIMD3<Int>) -> Int {
      ((parts &- other) &* (parts &- other)).wrappedSum()
    }
    func level(_ part: Int) -> Int { part < 48 ? 0 : part < 115 ? 1 : (part - 35) / 40 }
    func brightness(_ level: Int) -> Int { level == 0 ? 0 : 55 + 40 * level }
    let (red, green, blue) = (level(parts.x), level(parts.y), level(parts.z))
    let gray = min(max((parts.wrappedSum() / 3 - 3) / 10, 0), 23)
    let cubeDistance = distance(SIMD3(brightness(red), brightness(green), brightness(blue)))
    guard cubeDistance > distance(SIMD3(repeating: 8 + 10 * gray)) else {
      return UInt32(16 + 36 * red + 6 * green + blue)
    }
    return UInt32(232 + gray)
  }

  /// The character of a plain picture, denser the brighter it is, as on a dark terminal.
  static func character(brightness: Int) -> UInt32 {
    let ramp: StaticString = " .:-=+*#%@"
    return UInt32(ramp.utf8Start[(brightness * (ramp.utf8CodeUnitCount - 1) + 127) / 255])
  }
}

extension Color {
  /// How bright the color looks, from 0 to 255, by the weights of ITU-R BT.601.
  var brightness: Int { (299 * Int(red) + 587 * Int(green) + 114 * Int(blue) + 500) / 1000 }
}
