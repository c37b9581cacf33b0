public import NumericRandom

/// A set of values: what may be observed, or what may be done.
///
/// The kinds and their samples are Gymnasium's: the same seed draws the same elements.
///
/// ```swift
/// let space = Box<Float>(low: -1, high: 1, shape: [3])
/// var sampler = space.makeSampler(seed: 42)
/// let element = space.sample(from: &sampler)
/// ```
public protocol Space: Sendable, Equatable {
  /// The type of the set's elements.
  associatedtype Element: Sendable, Equatable

  /// Whether an element is in the set.
  func contains(_ element: Element) -> Bool

  /// Creates the generators that samples of this space are drawn from.
  func makeSampler(seed: Seed) -> SpaceSampler

  /// Draws an element.
  func sample(from sampler: inout SpaceSampler) -> Element

  /// Draws an element that a mask allows.
  ///
  /// - Precondition: The mask is of the kind and size that this space takes; every space takes
  ///   ``SampleMask/unmasked``.
  func sample(from sampler: inout SpaceSampler, mask: SampleMask) -> Element

  /// The element in the form that is printed and compared.
  func value(of element: Element) -> SpaceValue

  /// The element that a printed form stands for, or nil when it is of another kind or size.
  ///
  /// The element need not be in the set: ask ``contains(_:)``.
  func element(of value: SpaceValue) -> Element?

  /// How many floats a flattened element has; nil where elements differ in size, as sequences do.
  var flatCount: Int? { get }

  /// Writes an element as floats: discrete parts one-hot, everything else as it is.
  ///
  /// - Precondition: The row has ``flatCount`` elements; the element is in the set.
  func flatten(_ element: Element, into row: inout MutableSpan<Float>)

  /// The element that floats written by ``flatten(_:into:)`` stand for, or nil when they stand for none.
  ///
  /// A float holds whole numbers up to 2²⁴ exactly; larger ones and doubles come back rounded.
  func unflatten(_ row: Span<Float>) -> Element?

  /// The space as a JSON object with its kind under `kind`.
  var json: String { get }
}

extension Space {
  public func makeSampler(seed: Seed) -> SpaceSampler { SpaceSampler(seed: seed) }

  public func sample(from sampler: inout SpaceSampler, mask: SampleMask) -> Element {
    guard mask == .unmasked else { mask.refuse(for: self) }
    return sample(from: &sampler)
  }

  /// Whether elements can be written to rows of one width.
  public var isFlattenable: Bool { flatCount != nil }

  /// Whether a printed form stands for an element of the set.
  public func containsValue(_ value: SpaceValue) -> Bool {
    element(of: value).map(contains) ?? false
  }

  /// Draws an element in its printed form.
  public func sampleValue(from sampler: inout SpaceSampler) -> SpaceValue {
    value(of: sample(from: &sampler))
  }

  /// Draws an element that a mask allows, in its printed form.
  public func sampleValue(from sampler: inout SpaceSampler, mask: SampleMask) -> SpaceValue {
    value(of: sample(from: &sampler, mask: mask))
  }

  /// Whether another space, of whatever kind, is this one.
  public func isEqual(to other: any Space) -> Bool { (other as? Self) == self }
}

/// What composite spaces ask of their parts.
extension Space {
  /// A value in the one form in which this space itself writes it; nil when it is none of its values.
  func canonicalValue(_ value: SpaceValue) -> SpaceValue? {
    element(of: value).map { self.value(of: $0) }
  }

  func flattenValue(_ value: SpaceValue, into row: inout MutableSpan<Float>) {
    guard let element = element(of: value) else {
      fatalError("Only elements of a space can be flattened: \(value.exactJSON) is not of \(json).")
    }
    flatten(element, into: &row)
  }

  func unflattenValue(_ row: Span<Float>) -> SpaceValue? { unflatten(row).map { value(of: $0) } }

  /// The reason why a space of elements of many sizes has no rows.
  func refuseRows() -> Never {
    fatalError("Elements of \(json) differ in size. Ask isFlattenable before flattening.")
  }
}

extension Int {
  /// The sum of widths; the largest integer where it would exceed that.
  static func total(_ widths: some Sequence<Int>) -> Int {
    widths.reduce(0) { sum, width in
      let (total, overflows) = sum.addingReportingOverflow(width)
      return overflows ? .max : total
    }
  }
}
