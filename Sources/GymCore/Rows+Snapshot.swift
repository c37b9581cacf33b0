public import Snapshots

extension Rows: Snapshot {
  /// More than any buffer has; what exceeds it in a snapshot is damage.
  private static let largestCount = 1 << 31

  public func write(to writer: inout SnapshotWriter) {
    writer.begin("Rows")
    writer.write(kind == .float)
    writer.write(count)
    writer.write(width)
    writer.write(floats)
    writer.write(bytes)
  }

  public init(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("Rows")
    let kind: ScalarKind = try reader.read(Bool.self) ? .float : .byte
    let count = try reader.read(Int.self)
    let width = try reader.read(Int.self)
    let floats = try reader.readArray(of: Float.self)
    let bytes = try reader.readArray(of: UInt8.self)
    let (size, overflow) = count.multipliedReportingOverflow(by: width)
    guard
      0...Self.largestCount ~= count, 0...Self.largestCount ~= width, !overflow,
      floats.count == (kind == .float ? size : 0),
      bytes.count == (kind == .byte ? size : 0)
    else { throw .invalid("\(count) rows of width \(width) do not fit their contents.") }
    self.init(kind: kind, count: count, width: width, floats: floats, bytes: bytes)
  }
}
