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

  /// The element in the form that is printed and compared.
  func value(of element: Element) -> SpaceValue

  /// The element that a printed form stands for, or nil when it is of another kind or size.
  ///
  /// The element need not be in the set: ask ``contains(_:)``.
  func element(of value: SpaceValue) -> Element?

  /// How many floats a flattened element has.
  var flatCount: Int { get }

  /// Writes an element as floats: discrete parts one-hot, everything else as it is.
  ///
  /// - Precondition: The row has ``flatCount`` elements; the element is in the set.
  func flatten(_ element: Element, into row: inout MutableSpan<Float>)

  /// The space as a JSON object with its kind under `kind`.
  var json: String { get }
}

extension Space {
  public func makeSampler(seed: Seed) -> SpaceSampler { SpaceSampler(seed: seed) }

  /// Whether a printed form stands for an element of the set.
  public func containsValue(_ value: SpaceValue) -> Bool {
    element(of: value).map(contains) ?? false
  }

  /// Draws an element in its printed form.
  public func sampleValue(from sampler: inout SpaceSampler) -> SpaceValue {
    value(of: sample(from: &sampler))
  }
}
