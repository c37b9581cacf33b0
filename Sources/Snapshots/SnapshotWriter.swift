/// Collects the bytes of snapshots, little-endian and without padding.
public struct SnapshotWriter: Sendable {
  /// Everything written so far.
  public private(set) var bytes: [UInt8] = []

  /// Creates an empty writer.
  public init() {}

  /// Begins a value with the name of its type and the version of its format.
  ///
  /// - Precondition: The tag has at most 255 UTF-8 bytes; the version is from 1 to 65,535.
  public mutating func begin(_ tag: String, version: Int = 1) {
    precondition(tag.utf8.count <= 255, "A snapshot's tag has at most 255 bytes. Shorten \(tag).")
    write(UInt8(tag.utf8.count))
    bytes.append(contentsOf: tag.utf8)
    write(UInt16(version))
  }

  /// Appends an integer in its own width.
  public mutating func write<Value: FixedWidthInteger>(_ value: Value) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// Appends a truth value as one byte.
  public mutating func write(_ value: Bool) { write(UInt8(value ? 1 : 0)) }

  /// Appends the bits of a float.
  public mutating func write(_ value: Float) { write(value.bitPattern) }

  /// Appends the bits of a double.
  public mutating func write(_ value: Double) { write(value.bitPattern) }

  /// Appends a text as its length and its UTF-8 bytes.
  public mutating func write(_ value: String) {
    write(value.utf8.count)
    bytes.append(contentsOf: value.utf8)
  }

  /// Appends a value with its own tag.
  public mutating func write<Value: Snapshot>(_ value: Value) { value.write(to: &self) }

  /// Appends whether there is a value, then the value.
  public mutating func write<Value: Snapshot>(_ value: Value?) {
    write(value != nil)
    if let value { write(value) }
  }

  /// Appends how many integers there are, then each.
  public mutating func write<Value: FixedWidthInteger>(_ values: [Value]) {
    write(values.count)
    #if _endian(little)
    values.withUnsafeBytes { bytes.append(contentsOf: $0) }
    #else
    for value in values { write(value) }
    #endif
  }

  /// Appends how many floats there are, then the bits of each.
  public mutating func write(_ values: [Float]) {
    write(values.count)
    write(rawBitsOf: values.span)
  }

  /// Appends how many doubles there are, then the bits of each.
  public mutating func write(_ values: [Double]) {
    write(values.count)
    for value in values { write(value.bitPattern) }
  }

  /// Appends how many truth values there are, then each as a byte.
  public mutating func write(_ values: [Bool]) {
    write(values.count)
    for value in values { write(value) }
  }

  /// Appends how many values there are, then each with its own tag.
  public mutating func write<Value: Snapshot>(_ values: [Value]) {
    write(values.count)
    for value in values { write(value) }
  }

  /// Appends the bits of floats without their count, which the reader knows from elsewhere.
  public mutating func write(rawBitsOf values: Span<Float>) {
    #if _endian(little)
    values.withUnsafeBytes { bytes.append(contentsOf: $0) }
    #else
    for index in values.indices { write(values[index].bitPattern) }
    #endif
  }
}
