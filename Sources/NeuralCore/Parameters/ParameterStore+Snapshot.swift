public import Snapshots

extension ParameterStore {
  /// Appends the names, shapes and values of all parameters.
  ///
  /// Gradients are left out: between two updates there are none.
  public func writeValues(to writer: inout SnapshotWriter) {
    writer.begin("ParameterStore")
    writer.write(entries.count)
    for entry in entries {
      writer.write(entry.name)
      writer.write(entry.shape.dimensions)
      let memory = UnsafeBufferPointer(start: values + entry.offset, count: entry.shape.count)
      writer.write(rawBitsOf: memory.span)
    }
  }

  /// Takes over the values that ``writeValues(to:)`` appended for a store of the same layout.
  ///
  /// - Throws: ``SnapshotError`` when the bytes are cut short or describe other parameters; some
  ///   values may then have been replaced already.
  public func restoreValues(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("ParameterStore")
    let found = try reader.read(Int.self)
    guard found == entries.count else {
      throw .invalid("It has \(found) parameters where the model has \(entries.count).")
    }
    for entry in entries {
      let name = try reader.read(String.self)
      let dimensions = try reader.readArray(of: Int.self)
      guard name == entry.name, dimensions == entry.shape.dimensions else {
        throw .invalid(
          "It holds \(name) of shape \(dimensions) where the model has \(entry.name) of shape "
            + "\(entry.shape).")
      }
      let memory = UnsafeMutableBufferPointer(
        start: values + entry.offset, count: entry.shape.count)
      var span = memory.mutableSpan
      try reader.read(rawBitsInto: &span)
    }
    zeroGradients()
  }
}
