/// Takes the bytes of snapshots apart, checking every length before it is believed.
public struct SnapshotReader: Sendable {
  private let bytes: [UInt8]

  /// Where the next value begins.
  public private(set) var offset = 0

  /// Creates a reader at the beginning of some bytes.
  public init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// How many bytes are left.
  public var remaining: Int { bytes.count - offset }

  /// Takes the beginning of a value and returns the version of its format.
  ///
  /// - Throws: ``SnapshotError`` when the tag is another or the version is newer than supported.
  @discardableResult
  public mutating func begin(
    _ tag: String, supported: Int = 1
  ) throws(SnapshotError) -> Int {
    let count = Int(try read(UInt8.self))
    let found = String(decoding: try take(count), as: UTF8.self)
    guard found == tag else { throw .wrongTag(expected: tag, found: found) }
    let version = Int(try read(UInt16.self))
    guard version <= supported else {
      throw .newerVersion(tag: tag, found: version, supported: supported)
    }
    return version
  }

  /// Takes an integer of the given width.
  public mutating func read<Value: FixedWidthInteger>(
    _ type: Value.Type = Value.self
  ) throws(SnapshotError) -> Value {
    let size = Value.bitWidth / 8
    var value: Value = 0
    let taken = try take(size)
    withUnsafeMutableBytes(of: &value) { target in
      for (index, byte) in taken.enumerated() { target[index] = byte }
    }
    return Value(littleEndian: value)
  }

  /// Takes a truth value.
  public mutating func read(_ type: Bool.Type = Bool.self) throws(SnapshotError) -> Bool {
    switch try read(UInt8.self) {
    case 0: return false
    case 1: return true
    case let other: throw .invalid("\(other) is not a truth value.")
    }
  }

  /// Takes the bits of a float.
  public mutating func read(_ type: Float.Type = Float.self) throws(SnapshotError) -> Float {
    Float(bitPattern: try read(UInt32.self))
  }

  /// Takes the bits of a double.
  public mutating func read(_ type: Double.Type = Double.self) throws(SnapshotError) -> Double {
    Double(bitPattern: try read(UInt64.self))
  }

  /// Takes a text.
  public mutating func read(_ type: String.Type = String.self) throws(SnapshotError) -> String {
    let count = try readCount(elementSize: 1)
    return String(decoding: try take(count), as: UTF8.self)
  }

  /// Takes a value with its own tag.
  public mutating func read<Value: Snapshot>(
    _ type: Value.Type = Value.self
  ) throws(SnapshotError) -> Value {
    try Value(from: &self)
  }

  /// Takes whether there is a value, then the value.
  public mutating func readOptional<Value: Snapshot>(
    _ type: Value.Type = Value.self
  ) throws(SnapshotError) -> Value? {
    try read(Bool.self) ? try Value(from: &self) : nil
  }

  /// Takes a list of integers.
  public mutating func readArray<Value: FixedWidthInteger>(
    of type: Value.Type = Value.self
  ) throws(SnapshotError) -> [Value] {
    var result: [Value] = []
    let count = try readCount(elementSize: Value.bitWidth / 8)
    result.reserveCapacity(count)
    for _ in 0..<count { result.append(try read(Value.self)) }
    return result
  }

  /// Takes a list of floats.
  public mutating func readArray(of type: Float.Type = Float.self) throws(SnapshotError) -> [Float]
  {
    try readArray(of: UInt32.self).map { Float(bitPattern: $0) }
  }

  /// Takes a list of doubles.
  public mutating func readArray(
    of type: Double.Type = Double.self
  ) throws(SnapshotError) -> [Double] {
    try readArray(of: UInt64.self).map { Double(bitPattern: $0) }
  }

  /// Takes a list of truth values.
  public mutating func readArray(of type: Bool.Type = Bool.self) throws(SnapshotError) -> [Bool] {
    var result: [Bool] = []
    for _ in 0..<(try readCount(elementSize: 1)) { result.append(try read(Bool.self)) }
    return result
  }

  /// Takes a list of values, each with its own tag.
  public mutating func readArray<Value: Snapshot>(
    of type: Value.Type = Value.self
  ) throws(SnapshotError) -> [Value] {
    var result: [Value] = []
    for _ in 0..<(try readCount(elementSize: 3)) { result.append(try Value(from: &self)) }
    return result
  }

  /// Takes the bits of floats whose number is known, into memory that exists.
  public mutating func read(
    rawBitsInto values: inout MutableSpan<Float>
  ) throws(SnapshotError) {
    guard remaining / 4 >= values.count else {
      throw .cutShort(offset: offset, needed: values.count * 4, available: remaining)
    }
    for index in values.indices { values[index] = Float(bitPattern: try read(UInt32.self)) }
  }

  /// Checks that nothing is left.
  ///
  /// - Throws: ``SnapshotError/trailingBytes(_:)`` when something is.
  public func finish() throws(SnapshotError) {
    guard remaining == 0 else { throw .trailingBytes(remaining) }
  }

  /// Takes the length of a list and checks it against what is left, so that a lie cannot allocate.
  private mutating func readCount(elementSize: Int) throws(SnapshotError) -> Int {
    let count = try read(Int.self)
    guard count >= 0 else { throw .invalid("A list cannot have \(count) elements.") }
    guard count <= remaining / elementSize else {
      throw .cutShort(
        offset: offset, needed: count.multipliedReportingOverflow(by: elementSize).partialValue,
        available: remaining)
    }
    return count
  }

  private mutating func take(_ count: Int) throws(SnapshotError) -> ArraySlice<UInt8> {
    guard count <= remaining else {
      throw .cutShort(offset: offset, needed: count, available: remaining)
    }
    defer { offset += count }
    return bytes[offset..<offset + count]
  }
}
