/// What a player does with joystick and button, in Atari's numbers.
public enum ArcadeAction: UInt8, Sendable, CaseIterable {
  /// Nothing.
  case noOp

  /// The button.
  case fire

  /// The joystick up.
  case up

  /// The joystick to the right.
  case right

  /// The joystick to the left.
  case left

  /// The joystick down.
  case down

  /// Up and to the right.
  case upRight

  /// Up and to the left.
  case upLeft

  /// Down and to the right.
  case downRight

  /// Down and to the left.
  case downLeft

  /// Up, with the button.
  case upFire

  /// To the right, with the button.
  case rightFire

  /// To the left, with the button.
  case leftFire

  /// Down, with the button.
  case downFire

  /// Up and to the right, with the button.
  case upRightFire

  /// Up and to the left, with the button.
  case upLeftFire

  /// Down and to the right, with the button.
  case downRightFire

  /// Down and to the left, with the button.
  case downLeftFire

  /// Which contacts are closed.
  var input: ArcadeInput {
    switch self {
    case .noOp: []
    case .fire: .fire
    case .up: .up
    case .right: .right
    case .left: .left
    case .down: .down
    case .upRight: [.up, .right]
    case .upLeft: [.up, .left]
    case .downRight: [.down, .right]
    case .downLeft: [.down, .left]
    case .upFire: [.up, .fire]
    case .rightFire: [.right, .fire]
    case .leftFire: [.left, .fire]
    case .downFire: [.down, .fire]
    case .upRightFire: [.up, .right, .fire]
    case .upLeftFire: [.up, .left, .fire]
    case .downRightFire: [.down, .right, .fire]
    case .downLeftFire: [.down, .left, .fire]
    }
  }
}

/// The contacts of joystick and button that are closed.
public struct ArcadeInput: OptionSet, Sendable {
  /// A bit a contact.
  public let rawValue: UInt8

  /// Takes the bits over.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The button.
  public static let fire = ArcadeInput(rawValue: 1)

  /// The joystick up.
  public static let up = ArcadeInput(rawValue: 2)

  /// The joystick to the right.
  public static let right = ArcadeInput(rawValue: 4)

  /// The joystick to the left.
  public static let left = ArcadeInput(rawValue: 8)

  /// The joystick down.
  public static let down = ArcadeInput(rawValue: 16)

  /// 1 to the right, −1 to the left, 0 for neither or both.
  var sideways: Int { (contains(.right) ? 1 : 0) - (contains(.left) ? 1 : 0) }

  /// 1 down, −1 up, 0 for neither or both.
  var downwards: Int { (contains(.down) ? 1 : 0) - (contains(.up) ? 1 : 0) }
}
