public import Snapshots

extension CliffWalking {
  public func write(to writer: inout SnapshotWriter) {
    writer.begin("CliffWalking")
    writer.write(options.isSlippery)
    writer.write(tile)
    writer.write(generator)
  }

  public init(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("CliffWalking")
    var options = Options()
    options.isSlippery = try reader.read()
    self.init(options: options)
    tile = try reader.read()
    guard (0..<Self.rowCount * Self.columnCount).contains(tile), !Self.isCliff(tile) else {
      throw .invalid("Nobody can stand on tile \(tile) of CliffWalking.")
    }
    generator = try reader.read()
  }
}
