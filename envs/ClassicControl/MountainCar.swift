import Glibc
public import GymCore
public import NumericRandom

/// A car in a valley, too weak for the hill to its right, that must swing up to the flag.
///
/// Seed for seed it is Gymnasium's MountainCar: the same draws, the same doubles, the same endings.
///
/// ## Observation
///
/// | Field      | Unit       | Range       |
/// |------------|------------|-------------|
/// | `position` | m          | −1.2 to 0.6 |
/// | `velocity` | m per step | ±0.07       |
///
/// A row holds the two in this order. The height of the track at a position p is sin 3p, so that the
/// valley is lowest at −π/6. An episode begins at rest at a position uniform in −0.6 to −0.4, or
/// between the reset options `low` and `high`.
///
/// ## Actions
///
/// Push left, coast, push right, numbered from 0.
///
/// ## Reward and ending
///
/// Every step earns −1, the last one included. The episode terminates at position 0.5 or beyond with
/// a velocity of at least ``Options/goalVelocity``. The catalog's MountainCar-v0 is cut short after
/// 200 steps. The diagnostic `success` is 1 when the flag was reached.
///
/// ```swift
/// var world = MountainCar()
/// world.reset(seed: 42)
/// let outcome = world.step(.right)
/// ```
///
/// Source: A. W. Moore, "Efficient Memory-Based Learning for Robot Control" (1990); R. S. Sutton and
/// A. G. Barto, "Reinforcement Learning: An Introduction" (2nd edition, 2018), example 10.1.
public struct MountainCar: Environment, Equatable {
  /// Which way the car is pushed.
  public enum Action: Int32, Sendable, CaseIterable {
    /// Towards smaller positions.
    case left

    /// Not at all.
    case coast

    /// Towards greater positions.
    case right
  }

  /// What the agent sees: the state, rounded to single precision.
  public struct Observation: SpaceRepresentable, Hashable {
    /// The place of the car along the track, in metres.
    public var position: Float

    /// The velocity of the car, in metres a step.
    public var velocity: Float

    public var spaceValue: SpaceValue { .numbers([Double(position), Double(velocity)]) }
  }

  /// When the task counts as done.
  public let options: Options

  /// The place of the car along the track, in metres and full precision.
  public internal(set) var position = 0.0

  /// The velocity of the car, in metres a step and full precision.
  public internal(set) var velocity = 0.0

  var hasReachedGoal = false
  var generator = PCG64(seed: 0)

  /// Creates a world; reset it before the first step.
  public init(options: Options = Options()) { self.options = options }

  public mutating func reset(seed: Seed?) { reset(seed: seed, within: -0.6, -0.4) }

  /// Goes one step on.
  ///
  /// With p the position, v the velocity and a the push, −1, 0 or 1, the new ones are
  ///
  ///     v' = v + 0.001·a − 0.0025·cos 3p,  kept within ±0.07
  ///     p' = p + v',  kept within −1.2 to 0.6
  ///
  /// and the wall on the left takes all speed. Bits depend on the order of the operations: keep it.
  public mutating func step(_ action: Action) -> Outcome {
    let push = Double(action.rawValue - 1) * 0.001
    velocity += push + cos(3 * position) * -0.0025
    velocity = min(max(velocity, -Track.speedLimit), Track.speedLimit)
    position += velocity
    position = min(max(position, Track.left), Track.right)
    if position == Track.left, velocity < 0 { velocity = 0 }
    hasReachedGoal = position >= Self.goal && velocity >= options.goalVelocity
    return Outcome(reward: -1, ending: hasReachedGoal ? .terminated : nil)
  }

  /// Where the flag stands, in metres.
  static let goal = 0.5

  public func observe(into row: inout MutableSpan<Float>) {
    row[0] = Float(position)
    row[1] = Float(velocity)
  }

  public var observation: Observation {
    Observation(position: Float(position), velocity: Float(velocity))
  }

  /// The push of an index: 0 left, 1 none, 2 right.
  ///
  /// - Precondition: The index is from 0 to 2.
  public func action(index: Int32, values: Span<Float>) -> Action {
    guard let action = Action(rawValue: index) else {
      preconditionFailure("MountainCar has actions 0 to 2. Do not give \(index).")
    }
    return action
  }

  public var actionSpace: ActionSpace { .discrete(Discrete(3)) }

  public var observationSpace: any Space { Track.observationSpace }

  public var layout: Layout { Track.layout }

  public var diagnostics: [Diagnostic] { Track.diagnostics }

  public func writeDiagnostics(into values: inout MutableSpan<Double>) {
    values[0] = hasReachedGoal ? 1 : 0
  }
}
