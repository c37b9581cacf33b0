/// Rows of equal width in one buffer, of one of the two scalar kinds: how agents see batches.
///
/// Row i lies at `i * width ..< (i + 1) * width` of ``floats`` or of ``bytes``; the other array is empty.
public struct Rows: Sendable, Equatable {
  /// What the rows hold.
  public let kind: ScalarKind

  /// How many rows there are.
  public let count: Int

  /// How many scalars a row has.
  public let width: Int

  /// The rows, when their kind is ``ScalarKind/float``.
  public var floats: [Float]

  /// The rows, when their kind is ``ScalarKind/byte``.
  public var bytes: [UInt8]

  /// Creates rows of zeros.
  ///
  /// - Precondition: Neither the count nor the width is negative.
  public init(kind: ScalarKind, count: Int, width: Int) {
    precondition(count >= 0 && width >= 0, "Rows need a count and a width of at least 0.")
    self.kind = kind
    self.count = count
    self.width = width
    floats = kind == .float ? Array(repeating: 0, count: count * width) : []
    bytes = kind == .byte ? Array(repeating: 0, count: count * width) : []
  }

  /// Puts rows together from their contents, which must fit.
  init(kind: ScalarKind, count: Int, width: Int, floats: [Float], bytes: [UInt8]) {
    self.kind = kind
    self.count = count
    self.width = width
    self.floats = floats
    self.bytes = bytes
  }

  /// The first rows alone.
  public func prefix(_ count: Int) -> Rows {
    Rows(
      kind: kind, count: count, width: width,
      floats: kind == .float ? Array(floats[..<(count * width)]) : [],
      bytes: kind == .byte ? Array(bytes[..<(count * width)]) : [])
  }

  /// Overwrites the first rows with all of other rows of the same kind and width.
  ///
  /// - Precondition: The other rows are not more than these.
  public mutating func copyPrefix(from other: Rows) {
    precondition(
      kind == other.kind && width == other.width && other.count <= count,
      "Rows can be copied only from rows of one kind and width that are not more.")
    switch kind {
    case .float: floats.replaceSubrange(0..<other.floats.count, with: other.floats)
    case .byte: bytes.replaceSubrange(0..<other.bytes.count, with: other.bytes)
    }
  }

  /// Overwrites a row with a row of other rows of the same kind and width.
  @inlinable
  public mutating func copyRow(_ row: Int, from other: borrowing Rows, row otherRow: Int) {
    precondition(
      kind == other.kind && width == other.width,
      "Rows can be copied only between buffers of one kind and width.")
    precondition(
      row >= 0 && row < count && otherRow >= 0 && otherRow < other.count,
      "A row to be copied lies within its buffer. Count rows from 0.")
    switch kind {
    case .float: Self.copy(width, to: &floats, row, from: other.floats.span, otherRow)
    case .byte: Self.copy(width, to: &bytes, row, from: other.bytes.span, otherRow)
    }
  }

  /// Overwrites all rows with those of a buffer of the same kind, count and width.
  @inlinable
  public mutating func copyAll(from other: borrowing Rows) {
    precondition(
      kind == other.kind && width == other.width && count == other.count,
      "All rows can be copied only between buffers of one kind, count and width.")
    switch kind {
    case .float: Self.copy(count * width, to: &floats, 0, from: other.floats.span, 0)
    case .byte: Self.copy(count * width, to: &bytes, 0, from: other.bytes.span, 0)
    }
  }

  /// Copies one block of scalars over another in one piece.
  @inlinable
  @inline(__always)
  static func copy<Scalar: ObservationScalar>(
    _ size: Int, to target: inout [Scalar], _ block: Int, from source: Span<Scalar>,
    _ sourceBlock: Int
  ) {
    target.withUnsafeMutableBufferPointer { target in
      source.withUnsafeBufferPointer { source in
        // An empty buffer has no address, and nothing to copy.
        guard let to = target.baseAddress, let from = source.baseAddress else { return }
        (to + block * size).update(from: from + sourceBlock * size, count: size)
      }
    }
  }

  /// Writes a row as floats, bytes being widened to 0…255.
  @inlinable
  public func writeRow(_ row: Int, into target: inout MutableSpan<Float>, at start: Int = 0) {
    let first = row * width
    switch kind {
    case .float: for offset in 0..<width { target[start + offset] = floats[first + offset] }
    case .byte: for offset in 0..<width { target[start + offset] = Float(bytes[first + offset]) }
    }
  }
}

extension MutableSpan where Element: BitwiseCopyable {
  /// Lends one row of a buffer of rows.
  @inlinable
  @inline(__always)
  public mutating func withRow(
    _ index: Int, width: Int, _ body: (inout MutableSpan<Element>) -> Void
  ) {
    withPart(index * width..<(index + 1) * width, body)
  }

  /// Lends some elements; the only place that slices a mutable span.
  @inlinable
  @inline(__always)
  mutating func withPart(_ range: Range<Int>, _ body: (inout MutableSpan<Element>) -> Void) {
    var part = _mutatingExtracting(range)
    body(&part)
  }
}
