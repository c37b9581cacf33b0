import NumericRandom

/// Several independent choices, each among its own number of alternatives counted from its own start.
public struct MultiDiscrete: Space, Hashable {
  /// How many alternatives each choice has, in row-major order.
  public let counts: [Int]

  /// The number of each choice's first alternative.
  public let starts: [Int]

  /// The dimensions in which the choices are arranged, outermost first.
  public let shape: [Int]

  /// Creates the product of discrete choices; without starts they count from 0, without a shape they stand
  /// in a row.
  ///
  /// - Precondition: There is at least one choice, each has at least 1 alternative and a last one that is
  ///   an `Int`, there is a start for each, and the shape has room for as many.
  public init(_ counts: [Int], starts: [Int]? = nil, shape: [Int]? = nil) {
    precondition(
      !counts.isEmpty && counts.allSatisfy { $0 >= 1 },
      "A multi-discrete space needs at least one choice of at least 1 alternative, not \(counts).")
    self.counts = counts
    self.starts = starts ?? Array(repeating: 0, count: counts.count)
    self.shape = shape ?? [counts.count]
    precondition(
      self.starts.count == counts.count && zip(self.starts, counts).allSatisfy(Self.fits),
      "A multi-discrete space needs one start a choice, with room for its alternatives.")
    precondition(
      self.shape.allSatisfy { $0 >= 1 } && self.shape.reduce(1, *) == counts.count,
      "\(counts.count) choices cannot be arranged as \(self.shape). Give another shape.")
  }

  /// Whether the last alternative is an integer.
  static func fits(start: Int, count: Int) -> Bool { start <= Int.max - (count - 1) }

  public func contains(_ element: [Int]) -> Bool {
    element.count == counts.count
      && element.indices.allSatisfy { index in
        // Values come from outside and may be any integer: the difference must not overflow.
        element[index] >= starts[index]
          && UInt(bitPattern: element[index] &- starts[index]) < UInt(counts[index])
      }
  }

  /// Draws each choice as the whole part of its count times a double from [0, 1).
  public func sample(from sampler: inout SpaceSampler) -> [Int] {
    counts.indices.map { drawn($0, from: &sampler.generator) }
  }

  /// Draws each choice under its own mask, which is one of a ``Discrete``.
  public func sample(from sampler: inout SpaceSampler, mask: SampleMask) -> [Int] {
    guard mask != .unmasked else { return sample(from: &sampler) }
    return mask.parts(counts.count, of: self).enumerated().map { place, part in
      part.index(below: counts[place], of: self, from: &sampler.generator)
        .map { starts[place] + $0 } ?? drawn(place, from: &sampler.generator)
    }
  }

  private func drawn(_ place: Int, from generator: inout PCG64) -> Int {
    // The product of a count near the largest integer may round up to one too many.
    let offset = (generator.random() * Double(counts[place])).rounded(.down)
    return starts[place] + min(Int(exactly: offset) ?? .max, counts[place] - 1)
  }

  public func value(of element: [Int]) -> SpaceValue { .integers(element) }

  public func element(of value: SpaceValue) -> [Int]? {
    guard case .integers(let integers) = value, integers.count == counts.count else { return nil }
    return integers
  }

  public var flatCount: Int? { .total(counts) }

  public func flatten(_ element: [Int], into row: inout MutableSpan<Float>) {
    var offset = 0
    for place in counts.indices {
      let choice = element[place] - starts[place]
      for index in 0..<counts[place] { row[offset + index] = index == choice ? 1 : 0 }
      offset += counts[place]
    }
  }

  /// The first alternative of each choice whose float is not 0.
  public func unflatten(_ row: Span<Float>) -> [Int]? {
    guard row.count == flatCount else { return nil }
    var (element, offset) = ([Int](), 0)
    for (count, start) in zip(counts, starts) {
      guard let index = (0..<count).first(where: { row[offset + $0] != 0 }) else { return nil }
      element.append(start + index)
      offset += count
    }
    return element
  }

  public var json: String {
    let starts = starts.contains { $0 != 0 } ? #","starts":\#(JSONText.integers(starts))"# : ""
    let shape = shape == [counts.count] ? "" : #","shape":\#(JSONText.integers(shape))"#
    return #"{"kind":"multiDiscrete","counts":\#(JSONText.integers(counts))\#(starts)\#(shape)}"#
  }
}
