/// What was wrong with the bytes of a snapshot.
public enum SnapshotError: Error, Equatable, Sendable {
  /// The bytes end before the value does.
  case cutShort(offset: Int, needed: Int, available: Int)

  /// The bytes describe something else.
  case wrongTag(expected: String, found: String)

  /// The bytes were written by a newer version of the program.
  case newerVersion(tag: String, found: Int, supported: Int)

  /// A value that the type cannot have.
  case invalid(String)

  /// Bytes are left over after the value.
  case trailingBytes(Int)
}

extension SnapshotError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .cutShort(let offset, let needed, let available):
      "The snapshot is cut short: \(needed) bytes are needed at offset \(offset), "
        + "\(available) are left."
    case .wrongTag(let expected, let found):
      "The snapshot holds \(found) where \(expected) was expected."
    case .newerVersion(let tag, let found, let supported):
      "The snapshot of \(tag) has version \(found); this program reads versions up to \(supported)."
    case .invalid(let reason):
      "The snapshot is damaged: \(reason)"
    case .trailingBytes(let count):
      "The snapshot has \(count) bytes more than its value needs."
    }
  }
}
