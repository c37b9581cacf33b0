import NumericRandom

/// A space of which many elements are drawn at once and held as one value, as Gymnasium batches spaces.
protocol BatchedSpace: Space {
  /// Draws elements as the batch of this space draws them; the masks are one an element, or none.
  func sampleBatch(_ count: Int, from sampler: SpaceSampler, masks: [SampleMask]) -> [SpaceValue]

  /// Elements in one value, or nil when that could not be taken apart.
  func batch(_ items: [SpaceValue]) -> SpaceValue?

  /// The elements of such a value, or nil when it is none.
  func items(of batch: SpaceValue) -> [SpaceValue]?
}

extension BatchedSpace {
  /// Draws one element after the other from a copy of the sampler, for masks that no batch knows.
  func sampleEach(_ masks: [SampleMask], from sampler: SpaceSampler) -> [SpaceValue] {
    var sampler = sampler
    return masks.map { sampleValue(from: &sampler, mask: $0) }
  }
}

extension Space {
  /// Draws elements as the nodes of a graph are drawn; other kinds have a sampler each.
  func sampleMany(_ count: Int, from sampler: SpaceSampler, masks: [SampleMask]) -> [SpaceValue] {
    if let space = self as? any BatchedSpace {
      return space.sampleBatch(count, from: sampler, masks: masks)
    }
    var seeds = sampler.generator
    let samplers = (0..<count).map { _ in
      makeSampler(seed: Seed(seeds.integer(in: 0..<100_000_000)))
    }
    return samplers.enumerated().map { place, sampler in
      var sampler = sampler
      return sampleValue(from: &sampler, mask: masks.isEmpty ? .unmasked : masks[place])
    }
  }

  /// Elements in one value; in a list where this kind has no better one.
  func batched(_ items: [SpaceValue]) -> SpaceValue {
    (self as? any BatchedSpace)?.batch(items) ?? .sequence(items)
  }

  func items(ofBatched value: SpaceValue) -> [SpaceValue]? {
    if let items = value.items {
      // Only one of the two forms is right, so that equal sequences are printed alike.
      return batched(items) == value ? items : nil
    }
    return (self as? any BatchedSpace)?.items(of: value)
  }
}

extension Discrete: BatchedSpace {
  func sampleBatch(_ count: Int, from sampler: SpaceSampler, masks: [SampleMask]) -> [SpaceValue] {
    let choices = MultiDiscrete(
      Array(repeating: self.count, count: count), starts: Array(repeating: start, count: count))
    var sampler = sampler
    return choices.sample(from: &sampler, mask: masks.isEmpty ? .unmasked : .parts(masks))
      .map { .integer($0) }
  }

  func batch(_ items: [SpaceValue]) -> SpaceValue? { .integers(items.compactMap(element)) }

  func items(of batch: SpaceValue) -> [SpaceValue]? {
    guard case .integers(let integers) = batch else { return nil }
    return integers.map { .integer($0) }
  }
}

extension Box: BatchedSpace {
  func sampleBatch(_ count: Int, from sampler: SpaceSampler, masks: [SampleMask]) -> [SpaceValue] {
    if let mask = masks.first(where: { $0 != .unmasked }) { mask.refuse(for: self) }
    var generator = sampler.generator
    // Gymnasium's batches forget that bounds of integers were missing.
    let numbers = Box(low: low, high: high, shape: shape).samples(count, from: &generator)
    return (0..<count).map { item in
      value(of: Array(numbers[item * low.count..<(item + 1) * low.count]))
    }
  }

  func batch(_ items: [SpaceValue]) -> SpaceValue? {
    low.isEmpty ? nil : Scalar.value(of: items.compactMap(element).flatMap { $0 })
  }

  func items(of batch: SpaceValue) -> [SpaceValue]? {
    guard let numbers = Scalar.elements(of: batch) else { return nil }
    return numbers.split(every: low.count)?.map { value(of: $0) }
  }
}

extension MultiDiscrete: BatchedSpace {
  func sampleBatch(_ count: Int, from sampler: SpaceSampler, masks: [SampleMask]) -> [SpaceValue] {
    guard masks.isEmpty else { return sampleEach(masks, from: sampler) }
    let box = Box(low: starts, high: zip(starts, counts).map { $0 + ($1 - 1) }, shape: shape)
    return box.sampleBatch(count, from: sampler, masks: [])
  }

  func batch(_ items: [SpaceValue]) -> SpaceValue? {
    .integers(items.compactMap(element).flatMap { $0 })
  }

  func items(of batch: SpaceValue) -> [SpaceValue]? {
    guard case .integers(let integers) = batch else { return nil }
    return integers.split(every: counts.count)?.map { .integers($0) }
  }
}

extension MultiBinary: BatchedSpace {
  func sampleBatch(_ count: Int, from sampler: SpaceSampler, masks: [SampleMask]) -> [SpaceValue] {
    guard masks.isEmpty else { return sampleEach(masks, from: sampler) }
    return Box<Int>(low: 0, high: 1, shape: shape).sampleBatch(count, from: sampler, masks: [])
  }

  func batch(_ items: [SpaceValue]) -> SpaceValue? {
    .integers(items.compactMap(element).flatMap { $0 })
  }

  func items(of batch: SpaceValue) -> [SpaceValue]? {
    guard case .integers(let integers) = batch else { return nil }
    return integers.split(every: count)?.map { .integers($0) }
  }
}

extension TupleSpace: BatchedSpace {
  func sampleBatch(_ count: Int, from sampler: SpaceSampler, masks: [SampleMask]) -> [SpaceValue] {
    let masks = masks.map { $0.parts(parts.count, of: self) }
    return parts.sampleBatch(count, from: sampler, masks: masks).map { .tuple($0) }
  }

  func batch(_ items: [SpaceValue]) -> SpaceValue? {
    parts.batch(items.compactMap(element)).map { .tuple($0) }
  }

  func items(of batch: SpaceValue) -> [SpaceValue]? {
    guard case .tuple(let values) = batch, values.count == parts.count else { return nil }
    return parts.rows(of: values)?.map { .tuple($0) }
  }
}

/// The batches of spaces side by side: each part is a batch.
extension [any Space] {
  /// Rows of one value a part; the masks, unless there are none, are rows as well.
  func sampleBatch(
    _ count: Int, from sampler: SpaceSampler, masks: [[SampleMask]]
  ) -> [[SpaceValue]] {
    let columns = indices.map { place in
      let column = masks.map { $0[place] }
      return self[place].sampleMany(
        count, from: sampler.parts[place],
        masks: column.allSatisfy { $0 == .unmasked } ? [] : column)
    }
    return (0..<count).map { row in columns.map { $0[row] } }
  }

  func batch(_ rows: [[SpaceValue]]) -> [SpaceValue]? {
    isEmpty ? nil : indices.map { place in self[place].batched(rows.map { $0[place] }) }
  }

  func rows(of batches: [SpaceValue]) -> [[SpaceValue]]? {
    let columns = zip(self, batches).compactMap { $0.items(ofBatched: $1) }
    guard columns.count == count, let rowCount = columns.first?.count,
      columns.allSatisfy({ $0.count == rowCount })
    else { return nil }
    return (0..<rowCount).map { row in columns.map { $0[row] } }
  }
}

extension Array {
  /// Pieces of one width, or nil when some elements would be left over.
  fileprivate func split(every width: Int) -> [[Element]]? {
    guard width > 0, count.isMultiple(of: width) else { return nil }
    return stride(from: 0, to: count, by: width).map { Array(self[$0..<$0 + width]) }
  }
}
