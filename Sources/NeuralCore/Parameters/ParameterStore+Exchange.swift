extension ParameterStore {
  /// All parameters and statistics by name, in the shapes and orders of PyTorch.
  ///
  /// The weights of a linear layer are turned to [outputs, inputs], those of a convolution to
  /// [outputs, inputs, height, width].
  public func exported() -> [(name: String, shape: [Int], values: [Float])] {
    entries.indices.filter { entries[$0].role != .noise }.map { position in
      let entry = entries[position]
      return (
        entry.name, entry.layout.fileShape(entry.shape).dimensions,
        turned(entry, values(at: position))
      )
    }
  }

  /// The gradients of all learned parameters by name, in the orders of PyTorch.
  public func exportedGradients() -> [(name: String, values: [Float])] {
    entries.filter { $0.role == .learned }.map { entry in
      (entry.name, turned(entry, gradients + entry.offset))
    }
  }

  /// Numbers of an entry in the order of the file.
  private func turned(_ entry: Entry, _ memory: UnsafeMutablePointer<Float>) -> [Float] {
    var turned = [Float](repeating: 0, count: entry.shape.count)
    for place in turned.indices {
      turned[entry.layout.filePosition(place, entry.shape)] = memory[place]
    }
    return turned
  }

  /// Takes over all parameters and statistics by name, in the shapes and orders of PyTorch.
  ///
  /// - Throws: ``WeightsError`` when a name is missing or unknown or a shape is another; the
  ///   parameters are then unchanged.
  public func load(
    _ named: [String: (shape: [Int], values: [Float])]
  ) throws(WeightsError) {
    let entries = entries.filter { $0.role != .noise }
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
    for position in self.entries.indices {
      let entry = self.entries[position]
      guard let (_, values) = named[entry.name] else { continue }
      let memory = self.values(at: position)
      for place in values.indices {
        memory[place] = values[entry.layout.filePosition(place, entry.shape)]
      }
    }
  }
}
