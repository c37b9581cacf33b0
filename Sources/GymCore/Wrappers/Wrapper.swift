public import GymRendering
public import NumericRandom

/// A world around another that changes when or how it steps; everything it does not state passes through.
///
/// A wrapper whose own state a reset clears states both ways of resetting.
/// What maps a row to a row is not a wrapper but a row transform, which agents apply.
public protocol Wrapper<Base>: Environment {
  /// The kind of world inside.
  associatedtype Base: Environment

  /// The world inside.
  var base: Base { get set }
}

extension Wrapper {
  @inlinable
  public mutating func reset(seed: Seed?) { base.reset(seed: seed) }

  public mutating func reset(
    seed: Seed?, options: [String: OptionValue]
  ) throws(OptionError) {
    try base.reset(seed: seed, options: options)
  }

  public var resetOptions: [OptionDescription] { base.resetOptions }

  public var controlledState: [Int]? { base.controlledState }

  @inlinable
  public var lives: Int? { base.lives }

  public var diagnostics: [Diagnostic] { base.diagnostics }

  @inlinable
  public func writeDiagnostics(into values: inout MutableSpan<Double>) {
    base.writeDiagnostics(into: &values)
  }

  @inlinable
  public var lentGenerator: PCG64? {
    get { base.lentGenerator }
    set { base.lentGenerator = newValue }
  }

  public var picture: PictureFormat? { base.picture }

  public func draw(on canvas: inout Canvas) { base.draw(on: &canvas) }
}

extension Wrapper where Scalar == Base.Scalar, Observation == Base.Observation {
  public var layout: Layout { base.layout }

  public var observationSpace: any Space { base.observationSpace }

  @inlinable
  public func observe(into row: inout MutableSpan<Scalar>) { base.observe(into: &row) }

  @inlinable
  public var observation: Observation { base.observation }
}

extension Wrapper where Action == Base.Action {
  public var actionSpace: ActionSpace { base.actionSpace }

  @inlinable
  public mutating func step(_ action: Action) -> Outcome { base.step(action) }

  @inlinable
  public func action(index: Int32, values: Span<Float>) -> Action {
    base.action(index: index, values: values)
  }

  @inlinable
  public var providesActionMask: Bool { base.providesActionMask }

  @inlinable
  public func writeActionMask(into mask: inout MutableSpan<Bool>) {
    base.writeActionMask(into: &mask)
  }
}
