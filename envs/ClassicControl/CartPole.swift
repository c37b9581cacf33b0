public import GymCore
public import NumericRandom

/// A pole hinged to a cart that is pushed left or right along a track, to be kept upright.
///
/// Seed for seed it is Gymnasium's CartPole: the same draws, the same doubles, the same endings.
///
/// ## Observation
///
/// | Field             | Unit  | While an episode runs |
/// |-------------------|-------|-----------------------|
/// | `position`        | m     | ±2.4                  |
/// | `velocity`        | m/s   | unbounded             |
/// | `angle`           | rad   | ±0.2095 (12°)         |
/// | `angularVelocity` | rad/s | unbounded             |
///
/// A row holds the four in this order. An episode begins with each of them uniform in ±0.05, or
/// between the reset options `low` and `high`.
///
/// ## Reward and ending
///
/// Every step earns 1, the last one included; with ``Options/suttonBartoReward`` a step earns 0 and
/// the failing one −1. The episode terminates when the cart or the pole leaves its range. The
/// catalog's CartPole-v0 and CartPole-v1 are cut short after 200 and 500 steps.
///
/// ```swift
/// var world = CartPole()
/// world.reset(seed: 42)
/// let outcome = world.step(.right)
/// ```
///
/// Source: A. G. Barto, R. S. Sutton and C. W. Anderson, "Neuronlike Adaptive Elements That Can
/// Solve Difficult Learning Control Problems" (1983).
public struct CartPole: Environment, Equatable {
  /// Which way the cart is pushed.
  public enum Action: Int32, Sendable, CaseIterable {
    /// Towards smaller positions.
    case left

    /// Towards greater positions.
    case right
  }

  /// What the agent sees: the state, rounded to single precision.
  public struct Observation: SpaceRepresentable, Hashable {
    /// The place of the cart, in metres from the middle of the track.
    public var position: Float

    /// The velocity of the cart, in metres a second.
    public var velocity: Float

    /// The angle of the pole from upright, in radians, positive to the right.
    public var angle: Float

    /// The angular velocity of the pole, in radians a second.
    public var angularVelocity: Float

    public var spaceValue: SpaceValue {
      .numbers([position, velocity, angle, angularVelocity].map { Double($0) })
    }
  }

  /// How steps are rewarded.
  public let options: Options

  /// The constants of the task.
  public let parameters: Parameters

  /// Where the cart and the pole are, in full precision.
  public internal(set) var state = State()

  var generator = PCG64(seed: 0)

  /// Creates a world; reset it before the first step.
  public init(options: Options = Options(), parameters: Parameters = Parameters()) {
    self.options = options
    self.parameters = parameters
  }

  public mutating func reset(seed: Seed?) { reset(seed: seed, within: -0.05, 0.05) }

  public mutating func step(_ action: Action) -> Outcome {
    state = parameters.successor(of: state, pushing: action)
    let hasFailed = parameters.isFailure(state)
    return Outcome(
      reward: options.suttonBartoReward ? (hasFailed ? -1 : 0) : 1,
      ending: hasFailed ? .terminated : nil)
  }

  public func observe(into row: inout MutableSpan<Float>) {
    row[0] = Float(state.position)
    row[1] = Float(state.velocity)
    row[2] = Float(state.angle)
    row[3] = Float(state.angularVelocity)
  }

  public var observation: Observation {
    Observation(
      position: Float(state.position), velocity: Float(state.velocity), angle: Float(state.angle),
      angularVelocity: Float(state.angularVelocity))
  }

  /// The push of an index, 0 for left and 1 for right.
  ///
  /// - Precondition: The index is 0 or 1.
  public func action(index: Int32, values: Span<Float>) -> Action {
    precondition(index == 0 || index == 1, "CartPole has actions 0 and 1. Do not give \(index).")
    return index == 1 ? .right : .left
  }

  public var actionSpace: ActionSpace { .discrete(Discrete(2)) }

  /// Twice the ranges that end an episode, so that the failing observation is inside too.
  public var observationSpace: any Space {
    Box<Float>(low: bounds.map { -$0 }, high: bounds, shape: [4])
  }

  public var layout: Layout {
    Layout([
      (name: "state", shape: [4], kind: .continuous(low: bounds.map { -$0 }, high: bounds))
    ])
  }

  private var bounds: [Float] {
    [
      Float(2 * parameters.positionLimit), .infinity, Float(2 * parameters.angleLimit), .infinity,
    ]
  }
}
