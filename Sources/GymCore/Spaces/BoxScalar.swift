/// A number that the elements of a ``Box`` can be: `Float`, `Double` or `UInt8`.
public protocol BoxScalar: Sendable, Hashable, Comparable {
  /// How the scalar is called in a space's description.
  static var name: String { get }

  /// Whether the scalar has no fractions.
  static var isInteger: Bool { get }

  /// The number, widened.
  var asDouble: Double { get }

  /// The number that a double drawn for it becomes.
  init(sampled: Double)

  /// Numbers in the form that is printed.
  static func value(of elements: [Self]) -> SpaceValue

  /// The numbers that a printed form stands for, when it is of this kind.
  static func elements(of value: SpaceValue) -> [Self]?
}

extension BoxScalar where Self: BinaryFloatingPoint {
  public static var isInteger: Bool { false }

  public var asDouble: Double { Double(self) }

  public init(sampled: Double) { self.init(sampled) }

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

extension Float: BoxScalar {
  public static var name: String { "float32" }
}

extension Double: BoxScalar {
  public static var name: String { "float64" }
}

extension UInt8: BoxScalar {
  public static var name: String { "uint8" }

  public static var isInteger: Bool { true }

  public var asDouble: Double { Double(self) }

  // A draw just below the upper end can round up to 256, hence the bounds.
  public init(sampled: Double) { self = UInt8(sampled.rounded(.down).clamped(to: 0...255)) }

  public static func value(of elements: [UInt8]) -> SpaceValue { .bytes(elements) }

  public static func elements(of value: SpaceValue) -> [UInt8]? {
    switch value {
    case .bytes(let bytes): return bytes
    case .integers(let integers):
      let bytes = integers.compactMap { UInt8(exactly: $0) }
      return bytes.count == integers.count ? bytes : nil
    case .integer(let integer): return UInt8(exactly: integer).map { [$0] }
    default: return nil
    }
  }
}

extension Double {
  fileprivate func clamped(to range: ClosedRange<Double>) -> Double {
    Swift.min(Swift.max(self, range.lowerBound), range.upperBound)
  }
}
