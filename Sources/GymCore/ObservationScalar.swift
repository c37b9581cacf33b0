/// The kinds of numbers that observations are stored in: one kind a world.
///
/// Pixels and boards stay `UInt8` from the world to the replay memory; everything else is `Float`.
public enum ScalarKind: String, Sendable, Hashable {
  /// 32-bit floating point.
  case float

  /// 8-bit unsigned integers.
  case byte
}

/// A number that observations can be stored in: `Float` or `UInt8`.
public protocol ObservationScalar: BitwiseCopyable, Sendable, Equatable, ExpressibleByIntegerLiteral
{
  /// Which of the two kinds this is.
  static var kind: ScalarKind { get }

  /// Swaps an array with the storage of this kind in some rows.
  ///
  /// Generic code takes a row buffer out this way, works on it as an array of its own scalar and
  /// puts it back, without a copy or a check of its type a row.
  static func exchange(_ array: inout [Self], with rows: inout Rows)
}

extension Float: ObservationScalar {
  @inlinable
  public static var kind: ScalarKind { .float }

  @inlinable
  public static func exchange(_ array: inout [Float], with rows: inout Rows) {
    swap(&array, &rows.floats)
  }
}

extension UInt8: ObservationScalar {
  @inlinable
  public static var kind: ScalarKind { .byte }

  @inlinable
  public static func exchange(_ array: inout [UInt8], with rows: inout Rows) {
    swap(&array, &rows.bytes)
  }
}
