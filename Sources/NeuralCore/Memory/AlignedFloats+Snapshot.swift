import Snapshots

extension AlignedFloats: Snapshot {
  func write(to writer: inout SnapshotWriter) {
    writer.begin("AlignedFloats")
    writer.write(count)
    writer.write(rawBitsOf: UnsafeBufferPointer(start: readable, count: count).span)
  }

  init(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("AlignedFloats")
    let count = try reader.read(Int.self)
    guard count >= 0, count <= reader.remaining / MemoryLayout<Float>.stride else {
      throw .invalid("It cannot hold \(count) floats.")
    }
    self.init(zeroCount: count)
    var span = UnsafeMutableBufferPointer(start: writable, count: count).mutableSpan
    try reader.read(rawBitsInto: &span)
  }
}
