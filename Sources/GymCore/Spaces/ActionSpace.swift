/// What agents can do in a world: one of the four kinds of spaces whose elements fit in a row.
///
/// A discrete action travels as an index counted from 0, every other kind as ``valueCount`` floats.
public enum ActionSpace: Sendable, Hashable {
  /// One of several alternatives.
  case discrete(Discrete)

  /// Continuous components.
  case box(Box<Float>)

  /// Several choices at once.
  case multiDiscrete(MultiDiscrete)

  /// Several switches at once.
  case multiBinary(MultiBinary)

  /// The space as one of many.
  public var space: any Space {
    switch self {
    case .discrete(let space): space
    case .box(let space): space
    case .multiDiscrete(let space): space
    case .multiBinary(let space): space
    }
  }

  /// How many alternatives a discrete action has; nil for every other kind.
  @inlinable
  public var indexCount: Int? {
    if case .discrete(let space) = self { space.count } else { nil }
  }

  /// How many floats an action of another kind than discrete takes; 0 for a discrete one.
  public var valueCount: Int {
    switch self {
    case .discrete: 0
    case .box(let space): space.low.count
    case .multiDiscrete(let space): space.counts.count
    case .multiBinary(let space): space.count
    }
  }

  /// The numbers by which an action travels, or nil when the value is of another kind, size or range.
  ///
  /// Continuous components may lie outside their bounds, as worlds clip them; they must be numbers.
  public func numbers(of value: SpaceValue) -> (index: Int32, values: [Float])? {
    switch self {
    case .discrete(let space):
      guard let element = space.element(of: value), space.contains(element),
        let index = Int32(exactly: element - space.start)
      else { return nil }
      return (index, [])
    case .box(let space):
      guard let element = space.element(of: value), !element.contains(where: \.isNaN) else {
        return nil
      }
      return (0, element)
    case .multiDiscrete(let space):
      guard let element = space.element(of: value), space.contains(element) else { return nil }
      return (0, element.map { Float($0) })
    case .multiBinary(let space):
      guard let element = space.element(of: value), space.contains(element) else { return nil }
      return (0, element.map { Float($0) })
    }
  }

  /// The action that numbers stand for, in its printed form.
  public func value(index: Int32, values: [Float]) -> SpaceValue {
    switch self {
    case .discrete(let space): .integer(space.start + Int(index))
    case .box: .numbers(values.map { Double($0) })
    case .multiDiscrete, .multiBinary: .integers(values.map { Int($0) })
    }
  }
}
