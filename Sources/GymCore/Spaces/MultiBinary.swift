import NumericRandom

/// Several switches, each 0 or 1.
public struct MultiBinary: Space, Hashable {
  /// How many switches there are.
  public let count: Int

  /// The dimensions in which the switches are arranged, outermost first.
  public let shape: [Int]

  /// Creates a set of switches in a row.
  ///
  /// - Precondition: The count is at least 1.
  public init(_ count: Int) {
    precondition(count >= 1, "A multi-binary space needs at least 1 switch, not \(count).")
    self.init(shape: [count])
  }

  /// Creates a set of switches in several dimensions.
  ///
  /// - Precondition: Every dimension is at least 1.
  public init(shape: [Int]) {
    precondition(
      shape.allSatisfy { $0 >= 1 },
      "A multi-binary space's dimensions must be at least 1. Mend \(shape).")
    self.shape = shape
    count = shape.reduce(1, *)
  }

  public func contains(_ element: [Int]) -> Bool {
    element.count == count && element.allSatisfy { $0 == 0 || $0 == 1 }
  }

  /// Draws the switches from the bytes of 32-bit words, as NumPy draws 8-bit integers.
  public func sample(from sampler: inout SpaceSampler) -> [Int] {
    sampler.generator.integers8(count, in: 0...1).map { Int($0) }
  }

  /// Draws all switches and then sets those that the mask fixes; or compares one double a switch with its
  /// probability.
  public func sample(from sampler: inout SpaceSampler, mask: SampleMask) -> [Int] {
    switch mask {
    case .unmasked: return sample(from: &sampler)
    case .switches(let switches) where switches.count == count:
      return zip(switches, sample(from: &sampler)).map { fixed, drawn in
        fixed.map { $0 ? 1 : 0 } ?? drawn
      }
    case .probabilities(let probabilities) where probabilities.count == count:
      precondition(
        probabilities.allSatisfy { 0 <= $0 && $0 <= 1 },
        "A switch's probability lies between 0 and 1. Mend \(probabilities).")
      return probabilities.map { sampler.generator.random() <= $0 ? 1 : 0 }
    default: mask.refuse(for: self)
    }
  }

  public func value(of element: [Int]) -> SpaceValue { .integers(element) }

  public func element(of value: SpaceValue) -> [Int]? {
    guard case .integers(let integers) = value, integers.count == count else { return nil }
    return integers
  }

  public var flatCount: Int? { count }

  public func flatten(_ element: [Int], into row: inout MutableSpan<Float>) {
    for index in 0..<count { row[index] = Float(element[index]) }
  }

  public func unflatten(_ row: Span<Float>) -> [Int]? {
    guard row.count == count else { return nil }
    let integers = row.indices.compactMap { Int(exactly: row[$0]) }
    return integers.count == count ? integers : nil
  }

  public var json: String {
    shape == [count]
      ? #"{"kind":"multiBinary","count":\#(count)}"#
      : #"{"kind":"multiBinary","shape":\#(JSONText.integers(shape))}"#
  }
}
