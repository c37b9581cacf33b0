/// The numbers that an option allows.
public struct NumberRange: Sendable, Hashable {
  /// The smallest number, or the one that must be exceeded when ``excludesLower``.
  public let lower: Double

  /// The largest number.
  public let upper: Double

  /// Whether the lower bound itself is refused.
  public let excludesLower: Bool

  /// Numbers of at least the given one.
  public static func atLeast(_ lower: Double) -> NumberRange {
    NumberRange(lower: lower, upper: .infinity, excludesLower: false)
  }

  /// Numbers greater than the given one.
  public static func above(_ lower: Double) -> NumberRange {
    NumberRange(lower: lower, upper: .infinity, excludesLower: true)
  }

  /// Numbers greater than one and not greater than another.
  public static func above(_ lower: Double, upTo upper: Double) -> NumberRange {
    NumberRange(lower: lower, upper: upper, excludesLower: true)
  }

  /// Numbers from one to another, both included.
  public static func from(_ lower: Double, to upper: Double) -> NumberRange {
    NumberRange(lower: lower, upper: upper, excludesLower: false)
  }

  /// Every finite number.
  public static var finite: NumberRange {
    .from(-.greatestFiniteMagnitude, to: .greatestFiniteMagnitude)
  }

  /// Whether a number is finite and in the range.
  public func contains(_ value: Double) -> Bool {
    value.isFinite && value <= upper && (excludesLower ? value > lower : value >= lower)
  }

  /// The range as the end of "a number …".
  public var words: String {
    let smallest = lower == -.greatestFiniteMagnitude || lower == -.infinity
    let largest = upper == .greatestFiniteMagnitude || upper == .infinity
    return switch (smallest, largest) {
    case (true, true): "that is finite"
    case (true, false): "of at most \(Self.short(upper))"
    case (false, true): (excludesLower ? "above " : "of at least ") + Self.short(lower)
    case (false, false) where excludesLower:
      "above \(Self.short(lower)) and of at most \(Self.short(upper))"
    case (false, false): "from \(Self.short(lower)) to \(Self.short(upper))"
    }
  }

  private static func short(_ value: Double) -> String {
    Int(exactly: value).map { "\($0)" } ?? "\(value)"
  }
}
