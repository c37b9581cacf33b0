/// A value whose whole state can be written down and read back, so that it goes on to the same bits.
///
/// Everything that holds state conforms: generators, worlds, wrappers, replay memories, optimisers,
/// schedules and counters. The format is little-endian, tagged and versioned; it is not `Codable`,
/// which cannot promise the layout of bytes.
///
/// ```swift
/// var writer = SnapshotWriter()
/// world.write(to: &writer)
/// var reader = SnapshotReader(writer.bytes)
/// let twin = try CartPole(from: &reader)
/// ```
public protocol Snapshot {
  /// Appends the whole state of this value, beginning with a tag.
  func write(to writer: inout SnapshotWriter)

  /// Creates the value that ``write(to:)`` described.
  ///
  /// - Throws: ``SnapshotError`` when the bytes are cut short, of another type or of a newer version.
  init(from reader: inout SnapshotReader) throws(SnapshotError)
}

extension Snapshot {
  /// The bytes of this value alone.
  public var snapshotBytes: [UInt8] {
    var writer = SnapshotWriter()
    write(to: &writer)
    return writer.bytes
  }

  /// Whether another value would write the same bytes, and so goes on to the same bits.
  ///
  /// It compares values that are not `Equatable`, and takes a NaN for equal to itself.
  public func hasSameState(as other: Self) -> Bool { snapshotBytes == other.snapshotBytes }

  /// Creates the value that the bytes of ``snapshotBytes`` describe, with nothing left over.
  ///
  /// - Throws: ``SnapshotError`` when the bytes do not describe exactly one such value.
  public init(snapshotBytes: [UInt8]) throws(SnapshotError) {
    var reader = SnapshotReader(snapshotBytes)
    self = try Self(from: &reader)
    try reader.finish()
  }
}
