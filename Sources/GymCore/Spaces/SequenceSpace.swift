public import NumericRandom

/// Sequences of any length of elements of one space.
///
/// Elements differ in size, so they have no flat form: ``flatCount`` is nil.
public struct SequenceSpace: Space {
  /// The space of the items.
  public let item: any Space

  /// Whether a printed sequence is one value of many rows instead of a list: all items of a ``Box``, a
  /// ``Discrete`` and the like one after another, of a product part by part.
  public let isStacked: Bool

  /// Creates the set of all sequences of elements of a space.
  public init(_ item: any Space, isStacked: Bool = false) {
    self.item = item
    self.isStacked = isStacked
  }

  public static func == (first: SequenceSpace, second: SequenceSpace) -> Bool {
    first.isStacked == second.isStacked && first.item.isEqual(to: second.item)
  }

  public func contains(_ element: [SpaceValue]) -> Bool {
    element.allSatisfy { item.containsValue($0) }
  }

  public func makeSampler(seed: Seed) -> SpaceSampler {
    SpaceSampler(seed: seed, of: [item], rewinds: true)
  }

  /// Draws a length of at least 1, which is 4 on average, and then the items.
  public func sample(from sampler: inout SpaceSampler) -> [SpaceValue] {
    sample(from: &sampler, mask: .unmasked)
  }

  /// Draws one of the lengths of the mask and then the items, each under its mask.
  ///
  /// - Precondition: If lengths are given there is at least one, and none is negative.
  public func sample(from sampler: inout SpaceSampler, mask: SampleMask) -> [SpaceValue] {
    var (lengths, items): ([Int]?, SampleMask) = (nil, .unmasked)
    if case .sequence(let givenLengths, let givenItems) = mask {
      (lengths, items) = (givenLengths, givenItems)
    } else if mask != .unmasked {
      mask.refuse(for: self)
    }
    precondition(
      lengths.map { !$0.isEmpty && $0.allSatisfy { $0 >= 0 } } ?? true,
      "A mask's lengths are at least one and not negative. Give nil for any length.")
    let count =
      lengths.map { sampler.generator.choice(from: $0) } ?? Self.length(from: &sampler.generator)
    return (0..<count).map { _ in item.sampleValue(from: &sampler.parts[0], mask: items) }
  }

  /// Draws from the geometric distribution of success probability ¼ by inversion, as NumPy does.
  private static func length(from generator: inout PCG64) -> Int {
    let minusLogarithmOfFailure = 0.2876820724517809  // −log(1 − ¼)
    return Int((generator.standardExponential() / minusLogarithmOfFailure).rounded(.up))
  }

  public func value(of element: [SpaceValue]) -> SpaceValue {
    isStacked ? item.batched(element) : .sequence(element)
  }

  public func element(of value: SpaceValue) -> [SpaceValue]? {
    guard let items = isStacked ? item.items(ofBatched: value) : value.items else { return nil }
    let canonical = items.compactMap { item.canonicalValue($0) }
    return canonical.count == items.count ? canonical : nil
  }

  public var flatCount: Int? { nil }

  public func flatten(_ element: [SpaceValue], into row: inout MutableSpan<Float>) { refuseRows() }

  public func unflatten(_ row: Span<Float>) -> [SpaceValue]? { nil }

  public var json: String {
    #"{"kind":"sequence","item":\#(item.json),"isStacked":\#(isStacked)}"#
  }
}

extension SpaceValue {
  var items: [SpaceValue]? { if case .sequence(let items) = self { items } else { nil } }
}
