public import NumericRandom

/// The product of several spaces: an element has one value of each, in their order.
///
/// ```swift
/// let space = TupleSpace([Discrete(3), Box<Float>(low: 0, high: 1, shape: [2])])
/// ```
public struct TupleSpace: Space {
  /// The spaces of the parts.
  public let parts: [any Space]

  /// Creates the product of the given spaces, of which there may be none.
  public init(_ parts: [any Space]) { self.parts = parts }

  public static func == (first: TupleSpace, second: TupleSpace) -> Bool {
    first.parts.areEqual(to: second.parts)
  }

  public func contains(_ element: [SpaceValue]) -> Bool {
    element.count == parts.count && zip(parts, element).allSatisfy { $0.containsValue($1) }
  }

  public func makeSampler(seed: Seed) -> SpaceSampler {
    SpaceSampler(seed: seed, of: parts, rewinds: false)
  }

  public func sample(from sampler: inout SpaceSampler) -> [SpaceValue] {
    parts.indices.map { parts[$0].sampleValue(from: &sampler.parts[$0]) }
  }

  /// Draws each part under a mask of its own.
  public func sample(from sampler: inout SpaceSampler, mask: SampleMask) -> [SpaceValue] {
    mask.parts(parts.count, of: self).enumerated().map { place, mask in
      parts[place].sampleValue(from: &sampler.parts[place], mask: mask)
    }
  }

  public func value(of element: [SpaceValue]) -> SpaceValue { .tuple(element) }

  public func element(of value: SpaceValue) -> [SpaceValue]? {
    guard case .tuple(let values) = value else { return nil }
    return parts.canonical(values)
  }

  public var flatCount: Int? { parts.flatCount }

  /// Writes the flat forms of the parts one after another.
  public func flatten(_ element: [SpaceValue], into row: inout MutableSpan<Float>) {
    guard isFlattenable else { refuseRows() }
    parts.flatten(element, into: &row)
  }

  public func unflatten(_ row: Span<Float>) -> [SpaceValue]? { parts.unflatten(row) }

  public var json: String {
    #"{"kind":"tuple","parts":["# + parts.map(\.json).joined(separator: ",") + "]}"
  }
}

/// What spaces of parts side by side have in common.
extension [any Space] {
  func areEqual(to others: [any Space]) -> Bool {
    count == others.count && zip(self, others).allSatisfy { $0.isEqual(to: $1) }
  }

  func canonical(_ values: [SpaceValue]) -> [SpaceValue]? {
    guard values.count == count else { return nil }
    let canonical = zip(self, values).compactMap { $0.canonicalValue($1) }
    return canonical.count == count ? canonical : nil
  }

  /// The sum of the parts' widths, or nil where one has none.
  var flatCount: Int? {
    let widths = compactMap(\.flatCount)
    return widths.count == count ? .total(widths) : nil
  }

  func flatten(_ values: [SpaceValue], into row: inout MutableSpan<Float>) {
    var start = 0
    for (part, value) in zip(self, values) {
      let width = part.flatCount ?? 0
      row.withPart(start..<start + width) { part.flattenValue(value, into: &$0) }
      start += width
    }
  }

  func unflatten(_ row: Span<Float>) -> [SpaceValue]? {
    guard row.count == flatCount else { return nil }
    var (values, start) = ([SpaceValue](), 0)
    for part in self {
      let width = part.flatCount ?? 0
      guard let value = part.unflattenValue(row.extracting(start..<start + width)) else {
        return nil
      }
      values.append(value)
      start += width
    }
    return values
  }
}
