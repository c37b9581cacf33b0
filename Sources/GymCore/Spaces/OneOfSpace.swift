public import NumericRandom

/// The sum of several spaces: an element is a value of one of them.
public struct OneOfSpace: Space {
  /// The spaces of which an element is one's.
  public let parts: [any Space]

  /// A value and the place of its space.
  public struct Element: Sendable, Hashable {
    /// The place of the space among the parts.
    public let index: Int

    /// The value.
    public let value: SpaceValue

    /// Creates an element.
    public init(index: Int, value: SpaceValue) {
      self.index = index
      self.value = value
    }
  }

  /// Creates the sum of the given spaces.
  ///
  /// - Precondition: There is at least one.
  public init(_ parts: [any Space]) {
    precondition(!parts.isEmpty, "A choice of spaces needs at least one space to choose.")
    self.parts = parts
  }

  public static func == (first: OneOfSpace, second: OneOfSpace) -> Bool {
    first.parts.areEqual(to: second.parts)
  }

  public func contains(_ element: Element) -> Bool {
    parts.indices.contains(element.index) && parts[element.index].containsValue(element.value)
  }

  public func makeSampler(seed: Seed) -> SpaceSampler {
    SpaceSampler(seed: seed, of: parts, rewinds: true)
  }

  /// Draws a space, each equally likely, and then a value of it.
  public func sample(from sampler: inout SpaceSampler) -> Element {
    sample(from: &sampler, mask: .unmasked)
  }

  /// Draws a space, each equally likely, and then a value of it under its mask.
  public func sample(from sampler: inout SpaceSampler, mask: SampleMask) -> Element {
    let masks = mask.parts(parts.count, of: self)
    let index = sampler.generator.choice(count: parts.count)
    return Element(
      index: index,
      value: parts[index].sampleValue(from: &sampler.parts[index], mask: masks[index]))
  }

  public func value(of element: Element) -> SpaceValue {
    .alternative(index: element.index, element.value)
  }

  public func element(of value: SpaceValue) -> Element? {
    guard case .alternative(let index, let value) = value, parts.indices.contains(index) else {
      return nil
    }
    return parts[index].canonicalValue(value).map { Element(index: index, value: $0) }
  }

  public var flatCount: Int? {
    let widths = parts.compactMap(\.flatCount)
    return widths.count == parts.count ? .total([1, widths.max() ?? 0]) : nil
  }

  /// Writes the place of the space, the flat form of the value and, up to the width of the widest space,
  /// the first number of that form again.
  public func flatten(_ element: Element, into row: inout MutableSpan<Float>) {
    guard isFlattenable else { refuseRows() }
    let part = parts[element.index]
    let end = 1 + (part.flatCount ?? 0)
    row[0] = Float(element.index)
    row.withPart(1..<end) { part.flattenValue(element.value, into: &$0) }
    let filling = end > 1 ? row[1] : 0
    for index in end..<row.count { row[index] = filling }
  }

  public func unflatten(_ row: Span<Float>) -> Element? {
    guard row.count == flatCount, let index = Int(exactly: row[0]), parts.indices.contains(index)
    else { return nil }
    return parts[index].unflattenValue(row.extracting(1..<1 + (parts[index].flatCount ?? 0)))
      .map { Element(index: index, value: $0) }
  }

  public var json: String {
    #"{"kind":"oneOf","parts":["# + parts.map(\.json).joined(separator: ",") + "]}"
  }
}
