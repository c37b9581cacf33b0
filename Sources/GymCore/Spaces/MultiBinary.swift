import NumericRandom

/// Several switches, each 0 or 1.
public struct MultiBinary: Space, Hashable {
  /// How many switches there are.
  public let count: Int

  /// Creates a set of switches.
  ///
  /// - Precondition: The count is at least 1.
  public init(_ count: Int) {
    precondition(count >= 1, "A multi-binary space needs at least 1 switch, not \(count).")
    self.count = count
  }

  public func contains(_ element: [Int]) -> Bool {
    element.count == count && element.allSatisfy { $0 == 0 || $0 == 1 }
  }

  /// Draws the switches from the bytes of 32-bit words, as NumPy draws 8-bit integers.
  public func sample(from sampler: inout SpaceSampler) -> [Int] {
    sampler.generator.integers8(count, in: 0...1).map { Int($0) }
  }

  public func value(of element: [Int]) -> SpaceValue { .integers(element) }

  public func element(of value: SpaceValue) -> [Int]? {
    guard case .integers(let integers) = value, integers.count == count else { return nil }
    return integers
  }

  public var flatCount: Int { count }

  public func flatten(_ element: [Int], into row: inout MutableSpan<Float>) {
    for index in 0..<count { row[index] = Float(element[index]) }
  }

  public var json: String { #"{"kind":"multiBinary","count":\#(count)}"# }
}
