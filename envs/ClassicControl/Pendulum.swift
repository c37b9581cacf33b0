import CElementaryFunctions
import Glibc
public import GymCore
public import NumericRandom

/// A pendulum to be swung up and held upright by a motor that is too weak to lift it at once.
///
/// Seed for seed it is Gymnasium's Pendulum under NumPy 2: the same draws, and the same mixture of
/// single and double precision.
///
/// ## Observation
///
/// | Field             | Unit  | Range |
/// |-------------------|-------|-------|
/// | `cosine`          |       | ±1    |
/// | `sine`            |       | ±1    |
/// | `angularVelocity` | rad/s | ±8    |
///
/// A row holds the three in this order; cosine and sine are those of the angle from upright,
/// counterclockwise. An episode begins with an angle uniform in ±π and an angular velocity uniform
/// in ±1, or in ± the reset options `xInit` and `yInit`.
///
/// ## Action
///
/// The torque in newton metres, clipped to ±2.
///
/// ## Reward and ending
///
/// With θ the angle wrapped to ±π, ω the angular velocity, both before the step, and u the clipped
/// torque, a step costs θ² + 0.1·ω² + 0.001·u². Nothing ends an episode; the catalog's Pendulum-v1
/// is cut short after 200 steps.
///
/// ```swift
/// var world = Pendulum()
/// world.reset(seed: 42)
/// let outcome = world.step(-1.5)
/// ```
///
/// Source: Gymnasium 1.4.0, Pendulum-v1: a rod of 1 m and 1 kg, its motor at the end.
public struct Pendulum: Environment, Equatable {
  /// What the agent sees, rounded to single precision.
  public struct Observation: SpaceRepresentable, Hashable {
    /// The cosine of the angle from upright.
    public var cosine: Float

    /// The sine of the angle from upright.
    public var sine: Float

    /// The angular velocity, in radians a second, counterclockwise.
    public var angularVelocity: Float

    public var spaceValue: SpaceValue {
      .numbers([Double(cosine), Double(sine), Double(angularVelocity)])
    }
  }

  /// How the pendulum differs from the usual one.
  public let options: Options

  /// The angle from upright, in radians, counterclockwise and not wrapped.
  public internal(set) var angle = 0.0 {
    didSet { direction = Direction(angle) }
  }

  /// The angular velocity, in radians a second.
  public internal(set) var angularVelocity = 0.0

  /// The torque of the last step as it was clipped, in newton metres; 0 before the first.
  public internal(set) var torque: Float = 0

  /// Where the pendulum points: both what is seen and where the next step begins.
  private var direction = Direction(0)
  var generator = PCG64(seed: 0)

  /// Creates a world; reset it before the first step.
  public init(options: Options = Options()) { self.options = options }

  public mutating func reset(seed: Seed?) { reset(seed: seed, within: .pi, 1) }

  /// Goes one step of 0.05 s on with a torque in newton metres, which is clipped to ±2.
  ///
  /// With θ the angle, ω its velocity, g gravity and u the torque,
  ///
  ///     ω' = ω + (1.5·g·sin θ + 3·u) · 0.05,  kept within ±8
  ///     θ' = θ + ω'·0.05
  ///
  /// Bits depend on the order of the operations and on each rounding: keep them.
  public mutating func step(_ torque: Float) -> Outcome {
    self.torque = min(max(torque, -Self.torqueLimit), Self.torqueLimit)
    let deviation = Self.wrapped(angle)
    let cost =
      libraryPower2(deviation) + 0.1 * libraryPower2(angularVelocity)
      + Double(0.001 * libraryPower2f(self.torque))
    let acceleration = 3 * options.gravity / 2 * direction.sine + Double(3 * self.torque)
    let velocity = angularVelocity + acceleration * Self.timeStep
    angularVelocity = min(max(velocity, -Self.speedLimit), Self.speedLimit)
    angle += angularVelocity * Self.timeStep
    return Outcome(reward: -cost)
  }

  /// The time that a step takes, in seconds.
  static let timeStep = 0.05

  /// The greatest torque of the motor, in newton metres.
  static let torqueLimit: Float = 2

  /// The greatest angular velocity, in radians a second.
  static let speedLimit = 8.0

  /// An angle brought to −π up to π by whole turns, as Python's `%` does.
  static func wrapped(_ angle: Double) -> Double {
    let turn = 2 * Double.pi
    var rest = fmod(angle + .pi, turn)
    if rest < 0 { rest += turn }
    return rest - .pi
  }

  public func observe(into row: inout MutableSpan<Float>) {
    row[0] = Float(direction.cosine)
    row[1] = Float(direction.sine)
    row[2] = Float(angularVelocity)
  }

  public var observation: Observation {
    Observation(
      cosine: Float(direction.cosine), sine: Float(direction.sine),
      angularVelocity: Float(angularVelocity))
  }

  /// The torque, as it is.
  ///
  /// - Precondition: It is a number.
  public func action(index: Int32, values: Span<Float>) -> Float {
    precondition(!values[0].isNaN, "The torque of Pendulum must be a number, not NaN.")
    return values[0]
  }

  public var actionSpace: ActionSpace {
    .box(Box(low: -Self.torqueLimit, high: Self.torqueLimit, shape: [1]))
  }

  public var observationSpace: any Space {
    Box<Float>(low: Self.bounds.map { -$0 }, high: Self.bounds, shape: [3])
  }

  public var layout: Layout {
    let kind = Layout.Kind.continuous(low: Self.bounds.map { -$0 }, high: Self.bounds)
    return Layout([(name: "state", shape: [3], kind: kind)])
  }

  private static var bounds: [Float] { [1, 1, Float(speedLimit)] }

  /// The cosine and the sine of an angle.
  private struct Direction: Sendable, Equatable {
    let cosine: Double
    let sine: Double

    init(_ angle: Double) {
      let both = sineAndCosine(angle)
      (cosine, sine) = (both.cosine, both.sine)
    }
  }
}
