import Glibc
public import GymCore
public import NumericRandom

/// A car in a valley, too weak for the hill to its right, whose engine is set to any force.
///
/// Seed for seed it is Gymnasium's MountainCarContinuous under NumPy 2: the first step of an episode
/// is taken in double precision and every later one in single, with some terms rounded and others not.
///
/// ## Observation
///
/// | Field      | Unit       | Range       |
/// |------------|------------|-------------|
/// | `position` | m          | −1.2 to 0.6 |
/// | `velocity` | m per step | ±0.07       |
///
/// A row holds the two in this order. The height of the track at a position p is sin 3p. An episode
/// begins at rest at a position uniform in −0.6 to −0.4, or between the reset options `low` and `high`.
///
/// ## Action
///
/// The force, clipped to ±1; full force changes the velocity by 0.0015 m per step.
///
/// ## Reward and ending
///
/// A step costs a tenth of the squared action, not clipped; reaching the flag earns 100 besides. The
/// episode terminates at position 0.45 or beyond with a velocity of at least
/// ``Options/goalVelocity``. The catalog's MountainCarContinuous-v0 is cut short after 999 steps.
/// The diagnostic `success` is 1 when the flag was reached.
///
/// ```swift
/// var world = MountainCarContinuous()
/// world.reset(seed: 42)
/// let outcome = world.step(0.5)
/// ```
///
/// Source: A. W. Moore, "Efficient Memory-Based Learning for Robot Control" (1990).
public struct MountainCarContinuous: Environment, Equatable {
  /// What the agent sees; after the first step, the state itself.
  public typealias Observation = MountainCar.Observation

  /// When the task counts as done.
  public let options: Options

  /// The place of the car along the track, in metres; after the first step it is a float's value.
  public internal(set) var position = 0.0

  /// The velocity of the car, in metres a step; after the first step it is a float's value.
  public internal(set) var velocity = 0.0

  /// Whether no step has been taken in the episode.
  var isFresh = true
  var hasReachedGoal = false
  var generator = PCG64(seed: 0)

  /// Creates a world; reset it before the first step.
  public init(options: Options = Options()) { self.options = options }

  public mutating func reset(seed: Seed?) { reset(seed: seed, within: -0.6, -0.4) }

  /// Goes one step on with a force, which is clipped to ±1.
  public mutating func step(_ force: Float) -> Outcome {
    if isFresh {
      isFresh = false
      move(force)
    } else {
      moveInSinglePrecision(force)
    }
    // The square of a float is exact in double precision, whichever way it is computed.
    let cost = Double(force) * Double(force) * 0.1
    return Outcome(
      reward: (hasReachedGoal ? 100 : 0) - cost, ending: hasReachedGoal ? .terminated : nil)
  }

  public func observe(into row: inout MutableSpan<Float>) {
    row[0] = Float(position)
    row[1] = Float(velocity)
  }

  public var observation: Observation {
    Observation(position: Float(position), velocity: Float(velocity))
  }

  /// The force, as it is.
  ///
  /// - Precondition: It is a number.
  public func action(index: Int32, values: Span<Float>) -> Float {
    precondition(!values[0].isNaN, "The force of MountainCarContinuous must be a number, not NaN.")
    return values[0]
  }

  public var actionSpace: ActionSpace { .box(Box(low: -1, high: 1, shape: [1])) }

  public var observationSpace: any Space { Track.observationSpace }

  public var layout: Layout { Track.layout }

  public var diagnostics: [Diagnostic] { Track.diagnostics }

  public func writeDiagnostics(into values: inout MutableSpan<Double>) {
    values[0] = hasReachedGoal ? 1 : 0
  }
}
