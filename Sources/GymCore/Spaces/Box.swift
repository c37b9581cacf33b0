import NumericRandom

/// Arrays of one shape whose elements each lie in an interval, which may be unbounded.
public struct Box<Scalar: BoxScalar>: Space {
  /// The dimensions, outermost first.
  public let shape: [Int]

  /// The smallest value of each element, in row-major order.
  public let low: [Scalar]

  /// The largest value of each element, in row-major order.
  public let high: [Scalar]

  /// The elements whose `low` is the smallest integer there is because nothing bounds them below.
  private let openBelow: Set<Int>

  /// The elements whose `high` is the largest integer there is because nothing bounds them above.
  private let openAbove: Set<Int>

  /// Creates a box with bounds for each element.
  ///
  /// - Precondition: There are as many bounds as elements, and no lower bound exceeds its upper one.
  public init(low: [Scalar], high: [Scalar], shape: [Int]) {
    self.init(low: low, high: high, shape: shape, openBelow: [], openAbove: [])
  }

  /// Creates a box of which some elements lack bounds, where there is nil.
  ///
  /// A missing bound of a floating-point number is infinite. That of an integer is the last integer there
  /// is, but samples are drawn as of an unbounded element.
  ///
  /// - Precondition: There are as many bounds as elements, no lower bound exceeds its upper one, and those
  ///   of unsigned integers are all there.
  public init(low: [Scalar?], high: [Scalar?], shape: [Int]) {
    precondition(
      Scalar.isSigned || (low + high).allSatisfy { $0 != nil },
      "Unsigned integers are bounded. Give all bounds, such as 0 and \(Scalar.greatestBound).")
    func open(_ bounds: [Scalar?]) -> Set<Int> {
      Scalar.isInteger ? Set(bounds.indices.filter { bounds[$0] == nil }) : []
    }
    self.init(
      low: low.map { $0 ?? Scalar.leastBound }, high: high.map { $0 ?? Scalar.greatestBound },
      shape: shape,
      openBelow: open(low), openAbove: open(high))
  }

  private init(
    low: [Scalar], high: [Scalar], shape: [Int], openBelow: Set<Int>, openAbove: Set<Int>
  ) {
    precondition(
      shape.allSatisfy { $0 >= 0 }, "A box's dimensions cannot be negative. Mend \(shape).")
    let count = shape.reduce(1, *)
    precondition(
      low.count == count && high.count == count,
      "A box of shape \(shape) needs \(count) bounds each way, not \(low.count) and \(high.count).")
    precondition(
      zip(low, high).allSatisfy { $0 <= $1 }, "A box's lower bounds may not exceed its upper ones.")
    precondition(
      low.allSatisfy { $0.asDouble < .infinity } && high.allSatisfy { $0.asDouble > -.infinity },
      "A box has no numbers beyond infinity. Choose finite bounds, or -infinity below.")
    self.shape = shape
    self.low = low
    self.high = high
    self.openBelow = openBelow
    self.openAbove = openAbove
  }

  /// Creates a box with the same bounds for every element.
  public init(low: Scalar, high: Scalar, shape: [Int]) {
    let count = max(0, shape.reduce(1, *))
    self.init(
      low: Array(repeating: low, count: count), high: Array(repeating: high, count: count),
      shape: shape)
  }

  /// Whether an element has a lower bound.
  public func isBoundedBelow(_ index: Int) -> Bool {
    low[index].asDouble.isFinite && !openBelow.contains(index)
  }

  /// Whether an element has an upper bound.
  public func isBoundedAbove(_ index: Int) -> Bool {
    high[index].asDouble.isFinite && !openAbove.contains(index)
  }

  public func contains(_ element: [Scalar]) -> Bool {
    element.count == low.count
      && element.indices.allSatisfy { low[$0] <= element[$0] && element[$0] <= high[$0] }
  }

  /// Draws each element by what bounds it: normal when nothing does, exponential from its one bound,
  /// uniform between two; all normal draws come first, then those bounded below, those bounded above
  /// and those bounded on both sides.
  public func sample(from sampler: inout SpaceSampler) -> [Scalar] {
    samples(1, from: &sampler.generator)
  }

  /// Draws the elements of several arrays as if they were one.
  func samples(_ count: Int, from generator: inout PCG64) -> [Scalar] {
    var drawn = [Double](repeating: 0, count: low.count * count)
    func draw(_ hasLow: Bool, _ hasHigh: Bool, _ body: (Int) -> Double) {
      let chosen = low.indices.filter {
        isBoundedBelow($0) == hasLow && isBoundedAbove($0) == hasHigh
      }
      for start in stride(from: 0, to: drawn.count, by: max(1, low.count)) {
        for index in chosen { drawn[start + index] = body(index) }
      }
    }
    draw(false, false) { _ in generator.standardNormal() }
    draw(true, false) { generator.standardExponential() + low[$0].asDouble }
    draw(false, true) { high[$0].upperEnd - generator.standardExponential() }
    draw(true, true) { Self.uniform(low[$0].asDouble, high[$0].upperEnd, from: &generator) }
    return drawn.indices.map { place in
      let (sample, index) = (Scalar(sampled: drawn[place]), place % low.count)
      // Rounding may carry a draw just below the upper end over it.
      return Scalar.isInteger ? min(max(sample, low[index]), high[index]) : sample
    }
  }

  private static func uniform(_ low: Double, _ high: Double, from generator: inout PCG64) -> Double
  {
    guard (high - low).isFinite else {
      // Where NumPy gives up, as the range is no double.
      let fraction = generator.random()
      return low * (1 - fraction) + high * fraction
    }
    return generator.uniform(low, high)
  }

  public func value(of element: [Scalar]) -> SpaceValue { Scalar.value(of: element) }

  public func element(of value: SpaceValue) -> [Scalar]? {
    guard let elements = Scalar.elements(of: value), elements.count == low.count else { return nil }
    return elements
  }

  public var flatCount: Int? { low.count }

  public func flatten(_ element: [Scalar], into row: inout MutableSpan<Float>) {
    for index in element.indices { row[index] = Float(element[index].asDouble) }
  }

  public func unflatten(_ row: Span<Float>) -> [Scalar]? {
    guard row.count == low.count else { return nil }
    let elements = row.indices.compactMap { Scalar(flattened: row[$0]) }
    return elements.count == low.count ? elements : nil
  }

  public var json: String {
    func list(_ values: [Scalar], open: Set<Int>, _ infinity: Double) -> String {
      let numbers = values.indices.map { index in
        if open.contains(index) { return JSONText.number(infinity) }
        return Scalar.isInteger ? "\(values[index])" : JSONText.number(values[index].asDouble)
      }
      return "[" + numbers.joined(separator: ",") + "]"
    }
    return #"{"kind":"box","scalar":"\#(Scalar.name)","shape":\#(JSONText.integers(shape)),"#
      + #""low":\#(list(low, open: openBelow, -.infinity)),"#
      + #""high":\#(list(high, open: openAbove, .infinity))}"#
  }
}

extension Box: Hashable {}
