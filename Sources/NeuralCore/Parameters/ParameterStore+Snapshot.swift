import NumericRandom
public import Snapshots

extension ParameterStore {
  /// Appends the names, shapes and values of all that the store holds, and the layers' streams.
  ///
  /// Gradients are left out: between two updates there are none.
  public func writeValues(to writer: inout SnapshotWriter) {
    // Version 2 has streams behind the values; where there are none, older programs can read on.
    writer.begin("ParameterStore", version: streams.isEmpty ? 1 : 2)
    writer.write(entries.count)
    for (position, entry) in entries.enumerated() {
      writer.write(entry.name)
      writer.write(entry.shape.dimensions)
      let memory = UnsafeBufferPointer(start: values(at: position), count: entry.shape.count)
      writer.write(rawBitsOf: memory.span)
    }
    if !streams.isEmpty { writer.write(streams) }
  }

  /// Takes over the values that ``writeValues(to:)`` appended for a store of the same layout.
  ///
  /// - Throws: ``SnapshotError`` when the bytes are cut short or describe other parameters; some
  ///   values may then have been replaced already.
  public func restoreValues(from reader: inout SnapshotReader) throws(SnapshotError) {
    let version = try reader.begin("ParameterStore", supported: 2)
    let found = try reader.read(Int.self)
    guard found == entries.count else {
      throw .invalid("It has \(found) parameters where the model has \(entries.count).")
    }
    for (position, entry) in entries.enumerated() {
      let name = try reader.read(String.self)
      let dimensions = try reader.readArray(of: Int.self)
      guard name == entry.name, dimensions == entry.shape.dimensions else {
        throw .invalid(
          "It holds \(name) of shape \(dimensions) where the model has \(entry.name) of shape "
            + "\(entry.shape).")
      }
      let memory = UnsafeMutableBufferPointer(
        start: values(at: position), count: entry.shape.count)
      var span = memory.mutableSpan
      try reader.read(rawBitsInto: &span)
    }
    let streams = version < 2 ? [] : try reader.readArray(of: PCG64.self)
    guard streams.count == self.streams.count else {
      throw .invalid(
        "It has \(streams.count) streams where the model has \(self.streams.count).")
    }
    self.streams = streams
    zeroGradients()
  }
}
