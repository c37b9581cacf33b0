import NumericRandom

/// Several independent choices, each among its own number of alternatives counted from 0.
public struct MultiDiscrete: Space, Hashable {
  /// How many alternatives each choice has.
  public let counts: [Int]

  /// Creates the product of discrete choices.
  ///
  /// - Precondition: There is at least one choice, and each has at least 1 alternative.
  public init(_ counts: [Int]) {
    precondition(
      !counts.isEmpty && counts.allSatisfy { $0 >= 1 },
      "A multi-discrete space needs at least one choice of at least 1 alternative, not \(counts).")
    self.counts = counts
  }

  public func contains(_ element: [Int]) -> Bool {
    element.count == counts.count && zip(element, counts).allSatisfy { (0..<$1).contains($0) }
  }

  /// Draws each choice as the whole part of its count times a double from [0, 1).
  public func sample(from sampler: inout SpaceSampler) -> [Int] {
    counts.map { Int(sampler.generator.random() * Double($0)) }
  }

  public func value(of element: [Int]) -> SpaceValue { .integers(element) }

  public func element(of value: SpaceValue) -> [Int]? {
    guard case .integers(let integers) = value, integers.count == counts.count else { return nil }
    return integers
  }

  public var flatCount: Int { counts.reduce(0, +) }

  public func flatten(_ element: [Int], into row: inout MutableSpan<Float>) {
    var offset = 0
    for (choice, count) in zip(element, counts) {
      for index in 0..<count { row[offset + index] = index == choice ? 1 : 0 }
      offset += count
    }
  }

  public var json: String { #"{"kind":"multiDiscrete","counts":\#(counts)}"#.filter { $0 != " " } }
}
