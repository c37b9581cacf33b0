import NumericRandom

/// Finitely many alternatives, counted from a start.
public struct Discrete: Space, Hashable {
  /// How many alternatives there are.
  public let count: Int

  /// The number of the first alternative.
  public let start: Int

  /// Creates the set `start ..< start + count`.
  ///
  /// - Precondition: The count is at least 1, and the last alternative is an `Int`.
  public init(_ count: Int, start: Int = 0) {
    precondition(count >= 1, "A discrete space needs at least 1 alternative, not \(count).")
    precondition(
      start <= Int.max - (count - 1),
      "A discrete space's last alternative must be an Int. Choose a smaller start than \(start).")
    self.count = count
    self.start = start
  }

  public func contains(_ element: Int) -> Bool {
    // Values come from outside and may be any integer: the difference must not overflow.
    element >= start && UInt(bitPattern: element &- start) < UInt(count)
  }

  public func sample(from sampler: inout SpaceSampler) -> Int {
    start + sampler.generator.integer(in: 0..<count)
  }

  /// Draws one of the alternatives that the mask allows.
  ///
  /// When it allows none, the sample is the start and nothing is drawn, as in Gymnasium: callers to whom
  /// that matters look at the mask first.
  ///
  /// - Precondition: The mask has one element an alternative.
  public func sample(from sampler: inout SpaceSampler, mask: [Bool]) -> Int {
    sample(from: &sampler, mask: .allowed(mask))
  }

  public func sample(from sampler: inout SpaceSampler, mask: SampleMask) -> Int {
    guard let index = mask.index(below: count, of: self, from: &sampler.generator) else {
      return sample(from: &sampler)
    }
    return start + index
  }

  public func value(of element: Int) -> SpaceValue { .integer(element) }

  public func element(of value: SpaceValue) -> Int? {
    switch value {
    case .integer(let integer): integer
    case .integers(let integers) where integers.count == 1: integers[0]
    default: nil
    }
  }

  public var flatCount: Int? { count }

  public func flatten(_ element: Int, into row: inout MutableSpan<Float>) {
    for index in 0..<count { row[index] = index == element - start ? 1 : 0 }
  }

  /// The first alternative whose float is not 0.
  public func unflatten(_ row: Span<Float>) -> Int? {
    guard row.count == count else { return nil }
    for index in 0..<count where row[index] != 0 { return start + index }
    return nil
  }

  public var json: String { #"{"kind":"discrete","count":\#(count),"start":\#(start)}"# }
}
