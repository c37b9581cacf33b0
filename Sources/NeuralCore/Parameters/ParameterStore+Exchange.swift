extension ParameterStore {
  /// All parameters by name, in the shapes and orders of PyTorch.
  ///
  /// The weights of a linear layer are turned to [outputs, inputs].
  public func exported() -> [(name: String, shape: [Int], values: [Float])] {
    entries.map { entry in
      let memory = values + entry.offset
      var turned = [Float](repeating: 0, count: entry.shape.count)
      for position in turned.indices {
        turned[entry.layout.filePosition(position, entry.shape)] = memory[position]
      }
      return (entry.name, entry.layout.fileShape(entry.shape).dimensions, turned)
    }
  }

  /// Takes over all parameters by name, in the shapes and orders of PyTorch.
  ///
  /// - Throws: ``WeightsError`` when a name is missing or unknown or a shape is another; the
  ///   parameters are then unchanged.
  public func load(
    _ named: [String: (shape: [Int], values: [Float])]
  ) throws(WeightsError) {
    let missing = entries.map(\.name).filter { named[$0] == nil }
    guard missing.isEmpty else { throw .missing(missing) }
    let known = Set(entries.map(\.name))
    let unknown = named.keys.filter { !known.contains($0) }.sorted()
    guard unknown.isEmpty else { throw .unknown(unknown) }
    for entry in entries {
      guard let (shape, values) = named[entry.name] else { continue }
      let expected = entry.layout.fileShape(entry.shape).dimensions
      guard shape == expected else {
        throw .wrongShape(name: entry.name, expected: expected, found: shape)
      }
      guard values.count == entry.shape.count else {
        throw .wrongCount(name: entry.name, expected: entry.shape.count, found: values.count)
      }
    }
    for entry in entries {
      guard let (_, values) = named[entry.name] else { continue }
      let memory = self.values + entry.offset
      for position in values.indices {
        memory[position] = values[entry.layout.filePosition(position, entry.shape)]
      }
    }
  }
}
