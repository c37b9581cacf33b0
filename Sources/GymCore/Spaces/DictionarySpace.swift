public import NumericRandom

/// The product of several spaces with names: an element has one value of each.
///
/// The order is that of declaration; it decides how parts are seeded and flattened. Gymnasium sorts the
/// names of a plain dictionary: declare them sorted to draw the same samples.
///
/// ```swift
/// let space = DictionarySpace([
///   "color": Discrete(3), "position": Box<Float>(low: -1, high: 1, shape: [2]),
/// ])
/// ```
public struct DictionarySpace: Space {
  /// The spaces of the parts with their names.
  public let parts: [Part]

  /// A named space.
  public struct Part: Sendable {
    /// What the part is called.
    public let name: String

    /// The part's values.
    public let space: any Space

    /// Creates a named part.
    public init(_ name: String, _ space: any Space) {
      self.name = name
      self.space = space
    }
  }

  /// Creates the product of named spaces.
  ///
  /// - Precondition: No two parts have the same name.
  public init(parts: [Part]) {
    precondition(
      Set(parts.map(\.name)).count == parts.count,
      "A dictionary space has one part a name. Rename one of \(parts.map(\.name)).")
    self.parts = parts
  }

  /// Creates the product of named spaces, in the order in which they are written.
  public init(_ parts: KeyValuePairs<String, any Space>) {
    self.init(parts: parts.map { Part($0.key, $0.value) })
  }

  private var names: [String] { parts.map(\.name) }

  private var spaces: [any Space] { parts.map(\.space) }

  /// The space of a part, or nil when none has that name.
  public subscript(name: String) -> (any Space)? {
    parts.first { $0.name == name }?.space
  }

  public static func == (first: DictionarySpace, second: DictionarySpace) -> Bool {
    first.names == second.names && first.spaces.areEqual(to: second.spaces)
  }

  public func contains(_ element: [SpaceValue.Field]) -> Bool {
    element.map(\.name) == names
      && zip(parts, element).allSatisfy { $0.space.containsValue($1.value) }
  }

  public func makeSampler(seed: Seed) -> SpaceSampler {
    SpaceSampler(seed: seed, of: spaces, rewinds: false)
  }

  public func sample(from sampler: inout SpaceSampler) -> [SpaceValue.Field] {
    parts.indices.map { place in
      .init(parts[place].name, parts[place].space.sampleValue(from: &sampler.parts[place]))
    }
  }

  /// Draws each part under the mask of its name.
  public func sample(from sampler: inout SpaceSampler, mask: SampleMask) -> [SpaceValue.Field] {
    let masks = masks(in: mask)
    return parts.indices.map { place in
      let (part, mask) = (parts[place], masks[place])
      return .init(part.name, part.space.sampleValue(from: &sampler.parts[place], mask: mask))
    }
  }

  private func masks(in mask: SampleMask) -> [SampleMask] {
    guard mask != .unmasked else { return parts.map { _ in .unmasked } }
    guard case .fields(let masks) = mask, masks.keys.allSatisfy(names.contains) else {
      mask.refuse(for: self)
    }
    return parts.map { masks[$0.name] ?? .unmasked }
  }

  public func value(of element: [SpaceValue.Field]) -> SpaceValue { .dictionary(element) }

  /// The fields in the space's order, whatever order they come in.
  public func element(of value: SpaceValue) -> [SpaceValue.Field]? {
    guard case .dictionary(let fields) = value, fields.count == parts.count else { return nil }
    let values = Dictionary(fields.map { ($0.name, $0.value) }) { first, _ in first }
    return spaces.canonical(names.compactMap { values[$0] }).map { canonical in
      zip(names, canonical).map { .init($0, $1) }
    }
  }

  public var flatCount: Int? { spaces.flatCount }

  /// Writes the flat forms of the parts one after another.
  public func flatten(_ element: [SpaceValue.Field], into row: inout MutableSpan<Float>) {
    guard isFlattenable else { refuseRows() }
    spaces.flatten(element.map(\.value), into: &row)
  }

  public func unflatten(_ row: Span<Float>) -> [SpaceValue.Field]? {
    spaces.unflatten(row).map { zip(names, $0).map { .init($0, $1) } }
  }

  public var json: String {
    let parts = parts.map { "\(JSONText.string($0.name)):\($0.space.json)" }
    return #"{"kind":"dictionary","parts":{"# + parts.joined(separator: ",") + "}}"
  }
}

extension DictionarySpace: BatchedSpace {
  func sampleBatch(
    _ count: Int, from sampler: SpaceSampler, masks: [SampleMask]
  ) -> [SpaceValue] {
    let masks = masks.map { self.masks(in: $0) }
    return spaces.sampleBatch(count, from: sampler, masks: masks).map { values in
      .dictionary(zip(names, values).map { .init($0, $1) })
    }
  }

  func batch(_ items: [SpaceValue]) -> SpaceValue? {
    let rows = items.compactMap { element(of: $0)?.map(\.value) }
    return spaces.batch(rows).map { .dictionary(zip(names, $0).map { .init($0, $1) }) }
  }

  func items(of batch: SpaceValue) -> [SpaceValue]? {
    guard case .dictionary(let fields) = batch, fields.map(\.name) == names else { return nil }
    return spaces.rows(of: fields.map(\.value))?.map { row in
      .dictionary(zip(names, row).map { .init($0, $1) })
    }
  }
}
