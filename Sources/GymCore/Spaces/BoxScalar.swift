/// A number that the elements of a ``Box`` can be: `Float`, `Double`, `UInt8` or another integer of at most
/// 64 bits.
public protocol BoxScalar: Sendable, Hashable, Comparable {
  /// How the scalar is called in a space's description.
  static var name: String { get }

  /// Whether the scalar has no fractions.
  static var isInteger: Bool { get }

  /// Whether there are negative numbers.
  static var isSigned: Bool { get }

  /// The number below which there is none: −∞ or the smallest integer.
  static var leastBound: Self { get }

  /// The number above which there is none: ∞ or the largest integer.
  static var greatestBound: Self { get }

  /// The number, widened.
  var asDouble: Double { get }

  /// Where the doubles end that become this number or a smaller one: itself, or 1 more for integers.
  var upperEnd: Double { get }

  /// The number that a double drawn for it becomes.
  init(sampled: Double)

  /// The number that a float of a row stands for, when it stands for one.
  init?(flattened: Float)

  /// Numbers in the form that is printed.
  static func value(of elements: [Self]) -> SpaceValue

  /// The numbers that a printed form stands for, when it is of this kind.
  static func elements(of value: SpaceValue) -> [Self]?
}

extension BoxScalar where Self: BinaryFloatingPoint {
  public static var isInteger: Bool { false }

  public static var isSigned: Bool { true }

  public static var leastBound: Self { -.infinity }

  public static var greatestBound: Self { .infinity }

  public var asDouble: Double { Double(self) }

  public var upperEnd: Double { Double(self) }

  public init(sampled: Double) { self.init(sampled) }

  public init?(flattened: Float) { self.init(flattened) }

  public static func value(of elements: [Self]) -> SpaceValue { .numbers(elements.map(\.asDouble)) }

  public static func elements(of value: SpaceValue) -> [Self]? {
    switch value {
    case .numbers(let numbers): numbers.map { Self($0) }
    case .integers(let integers): integers.map { Self($0) }
    case .integer(let integer): [Self(integer)]
    default: nil
    }
  }
}

extension BoxScalar where Self: FixedWidthInteger {
  public static var isInteger: Bool { true }

  public static var leastBound: Self { .min }

  public static var greatestBound: Self { .max }

  public var asDouble: Double { Double(self) }

  public var upperEnd: Double {
    let (end, overflows) = Int(self).addingReportingOverflow(1)
    return overflows ? 0x1p63 : Double(end)
  }

  public init(sampled: Double) {
    let whole = sampled.rounded(.down)
    self = Self(exactly: whole) ?? (whole < 0 ? .min : .max)
  }

  public init?(flattened: Float) { self.init(exactly: flattened) }

  public static func value(of elements: [Self]) -> SpaceValue {
    .integers(elements.map { Int($0) })
  }

  public static func elements(of value: SpaceValue) -> [Self]? {
    switch value {
    case .bytes(let bytes): exactly(bytes.map { Int($0) })
    case .integers(let integers): exactly(integers)
    case .integer(let integer): exactly([integer])
    default: nil
    }
  }

  private static func exactly(_ integers: [Int]) -> [Self]? {
    let elements = integers.compactMap { Self(exactly: $0) }
    return elements.count == integers.count ? elements : nil
  }
}

extension Float: BoxScalar {
  public static var name: String { "float32" }
}

extension Double: BoxScalar {
  public static var name: String { "float64" }
}

extension UInt8: BoxScalar {
  public static var name: String { "uint8" }

  public static func value(of elements: [UInt8]) -> SpaceValue { .bytes(elements) }
}

extension Int8: BoxScalar {
  public static var name: String { "int8" }
}

extension Int16: BoxScalar {
  public static var name: String { "int16" }
}

extension UInt16: BoxScalar {
  public static var name: String { "uint16" }
}

extension Int32: BoxScalar {
  public static var name: String { "int32" }
}

extension UInt32: BoxScalar {
  public static var name: String { "uint32" }
}

extension Int: BoxScalar {
  public static var name: String { "int64" }
}
