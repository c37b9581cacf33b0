import Snapshots

/// Some of the squares of a board of 10×10.
struct Squares: Equatable, Sendable {
  /// A bit a square: 10 · y + x.
  private var bits: UInt128 = 0

  private static let all: UInt128 = (1 << 100) - 1
  private static let firstColumn: UInt128 = (0..<10).reduce(0) { $0 | 1 << (10 * $1) }
  private static let lastColumn = firstColumn << 9

  init() {}

  private init(bits: UInt128) { self.bits = bits }

  /// Rows 0 to 3, columns 2 to 7.
  static let wave = Squares(bits: (0..<4).reduce(0) { $0 | 0b00_1111_1100 << (10 * $1) })

  var isEmpty: Bool { bits == 0 }

  var count: Int { bits.nonzeroBitCount }

  private static func bit(_ x: Int, _ y: Int) -> UInt128 { 1 << UInt128(10 * y + x) }

  func contains(_ x: Int, _ y: Int) -> Bool { bits & Self.bit(x, y) != 0 }

  mutating func insert(_ x: Int, _ y: Int) { bits |= Self.bit(x, y) }

  func intersection(_ other: Squares) -> Squares { Squares(bits: bits & other.bits) }

  mutating func subtract(_ other: Squares) { bits &= ~other.bits }

  func hasAny(inColumn x: Int) -> Bool { bits & Self.firstColumn << UInt128(x) != 0 }

  func hasAny(inRow y: Int) -> Bool { bits >> UInt128(10 * y) & 0x3ff != 0 }

  /// Moves all up a row; what leaves the board is gone.
  mutating func moveUp() { bits >>= 10 }

  /// Moves all down a row; what leaves the board is gone.
  mutating func moveDown() { bits = bits << 10 & Self.all }

  /// Moves all down a row, from the last to the first.
  mutating func wrapRowsDown() { bits = bits << 10 & Self.all | bits >> 90 }

  /// Moves all by a column, from one edge to the other.
  mutating func wrapColumns(isRightward: Bool) {
    if isRightward {
      bits = (bits & ~Self.lastColumn) << 1 | (bits & Self.lastColumn) >> 9
    } else {
      bits = (bits & ~Self.firstColumn) >> 1 | (bits & Self.firstColumn) << 9
    }
  }

  /// The lowest square of the column nearest to another that has any, the smaller of two; nil when there
  /// is none.
  func lowestNearest(to column: Int) -> (x: Int, y: Int)? {
    guard !isEmpty else { return nil }
    for distance in 0..<10 {
      for x in [column - distance, column + distance] where (0...9).contains(x) {
        let inColumn = bits & Self.firstColumn << UInt128(x)
        if inColumn != 0 { return (x, (127 - inColumn.leadingZeroBitCount) / 10) }
      }
    }
    return nil
  }

  /// Calls a body with each square, row by row.
  @inline(__always)
  func forEach(_ body: (_ x: Int, _ y: Int) -> Void) {
    var left = bits
    while left != 0 {
      let place = left.trailingZeroBitCount
      body(place % 10, place / 10)
      left &= left - 1
    }
  }
}

extension Squares: Snapshot {
  func write(to writer: inout SnapshotWriter) { writer.write(bits) }

  init(from reader: inout SnapshotReader) throws(SnapshotError) {
    bits = try reader.read(UInt128.self)
    guard bits <= Self.all else { throw .invalid("A board has 100 squares.") }
  }
}
