import NumericRandom

/// Arrays of one shape whose elements each lie in an interval, which may be unbounded.
public struct Box<Scalar: BoxScalar>: Space {
  /// The dimensions, outermost first.
  public let shape: [Int]

  /// The smallest value of each element, in row-major order.
  public let low: [Scalar]

  /// The largest value of each element, in row-major order.
  public let high: [Scalar]

  /// Creates a box with bounds for each element.
  ///
  /// - Precondition: There are as many bounds as elements, and no lower bound exceeds its upper one.
  public init(low: [Scalar], high: [Scalar], shape: [Int]) {
    precondition(
      shape.allSatisfy { $0 >= 0 }, "A box's dimensions cannot be negative. Mend \(shape).")
    let count = shape.reduce(1, *)
    precondition(
      low.count == count && high.count == count,
      "A box of shape \(shape) needs \(count) bounds each way, not \(low.count) and \(high.count).")
    precondition(
      zip(low, high).allSatisfy { $0 <= $1 }, "A box's lower bounds may not exceed its upper ones.")
    self.shape = shape
    self.low = low
    self.high = high
  }

  /// Creates a box with the same bounds for every element.
  public init(low: Scalar, high: Scalar, shape: [Int]) {
    let count = max(0, shape.reduce(1, *))
    self.init(
      low: Array(repeating: low, count: count), high: Array(repeating: high, count: count),
      shape: shape)
  }

  public func contains(_ element: [Scalar]) -> Bool {
    element.count == low.count
      && element.indices.allSatisfy { low[$0] <= element[$0] && element[$0] <= high[$0] }
  }

  /// Draws each element by what bounds it: normal when nothing does, exponential from its one bound,
  /// uniform between two; all normal draws come first, then those bounded below, those bounded above
  /// and those bounded on both sides.
  public func sample(from sampler: inout SpaceSampler) -> [Scalar] {
    var drawn = [Double](repeating: 0, count: low.count)
    let bounds = low.indices.map { (low: low[$0].asDouble, high: high[$0].asDouble) }
    for (index, bound) in bounds.enumerated() where !bound.low.isFinite && !bound.high.isFinite {
      drawn[index] = sampler.generator.standardNormal()
    }
    for (index, bound) in bounds.enumerated() where bound.low.isFinite && !bound.high.isFinite {
      drawn[index] = sampler.generator.standardExponential() + bound.low
    }
    for (index, bound) in bounds.enumerated() where !bound.low.isFinite && bound.high.isFinite {
      drawn[index] = bound.high - sampler.generator.standardExponential()
    }
    for (index, bound) in bounds.enumerated() where bound.low.isFinite && bound.high.isFinite {
      drawn[index] = sampler.generator.uniform(
        bound.low, Scalar.isInteger ? bound.high + 1 : bound.high)
    }
    return drawn.map { Scalar(sampled: $0) }
  }

  public func value(of element: [Scalar]) -> SpaceValue { Scalar.value(of: element) }

  public func element(of value: SpaceValue) -> [Scalar]? {
    guard let elements = Scalar.elements(of: value), elements.count == low.count else { return nil }
    return elements
  }

  public var flatCount: Int { low.count }

  public func flatten(_ element: [Scalar], into row: inout MutableSpan<Float>) {
    for index in element.indices { row[index] = Float(element[index].asDouble) }
  }

  public var json: String {
    func list(_ values: [Scalar]) -> String {
      "["
        + values.map { Scalar.isInteger ? "\($0)" : JSONText.number($0.asDouble) }
        .joined(separator: ",") + "]"
    }
    let shape = self.shape.map { "\($0)" }.joined(separator: ",")
    return #"{"kind":"box","scalar":"\#(Scalar.name)","shape":[\#(shape)],"#
      + #""low":\#(list(low)),"high":\#(list(high))}"#
  }
}

extension Box: Hashable {}
