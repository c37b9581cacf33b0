/// A color as eight bits each of red, green and blue.
public struct Color: Hashable, Sendable {
  /// How much red there is, from 0, none, to 255.
  public var red: UInt8

  /// How much green there is, from 0, none, to 255.
  public var green: UInt8

  /// How much blue there is, from 0, none, to 255.
  public var blue: UInt8

  /// Creates a color from its parts.
  public init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// Creates a color from a number of the form 0xRRGGBB; bits above these are not looked at.
  public init(_ hex: UInt32) {
    red = UInt8(truncatingIfNeeded: hex >> 16)
    green = UInt8(truncatingIfNeeded: hex >> 8)
    blue = UInt8(truncatingIfNeeded: hex)
  }

  /// The color between this one and another.
  ///
  /// The share is how much of the other there is, from 0, this color, to 1, the other; what lies
  /// outside counts as the nearer end, and a share that is not a number as 0.
  public func mixed(with other: Color, share: Double) -> Color {
    let share = share > 0 ? min(share, 1) : 0
    func mix(_ own: UInt8, _ foreign: UInt8) -> UInt8 {
      UInt8(Double(own) + (Double(foreign) - Double(own)) * share + 0.5)
    }
    return Color(
      red: mix(red, other.red), green: mix(green, other.green), blue: mix(blue, other.blue))
  }
}

extension Color {
  public static let white = Color(0xFFFFFF)
  public static let lightGray = Color(0xC0C0C0)
  public static let gray = Color(0x808080)
  public static let darkGray = Color(0x404040)
  public static let black = Color(0x000000)
  public static let red = Color(0xD62728)
  public static let orange = Color(0xFF7F0E)
  public static let yellow = Color(0xF2C80F)
  public static let green = Color(0x2CA02C)
  public static let blue = Color(0x1F77B4)
  public static let purple = Color(0x8165CC)
  public static let brown = Color(0x8C564B)
}
