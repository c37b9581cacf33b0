import CElementaryFunctions
public import GymCore
public import NumericRandom

/// Two rods hanging from a fixed joint, with a motor at the joint between them, whose tip must swing up.
///
/// Seed for seed it is Gymnasium's Acrobot: the same draws, the same doubles, the same endings. Only
/// the cosines and sines that the reset shows may differ by one unit in the last place of a float,
/// because NumPy has functions of its own for single precision, which differ between machines.
///
/// ## Observation
///
/// | Field                   | Unit  | Range        |
/// |-------------------------|-------|--------------|
/// | `upperCosine`           |       | ±1           |
/// | `upperSine`             |       | ±1           |
/// | `lowerCosine`           |       | ±1           |
/// | `lowerSine`             |       | ±1           |
/// | `upperAngularVelocity`  | rad/s | ±4π, ±12.57  |
/// | `lowerAngularVelocity`  | rad/s | ±9π, ±28.27  |
///
/// A row holds the six in this order. The upper angle is that from hanging down, the lower one that
/// from being in line with the upper rod. An episode begins with both angles and both velocities
/// uniform in ±0.1, or between the reset options `low` and `high`.
///
/// ## Actions
///
/// A torque of −1, 0 or 1 N·m on the joint between the rods, numbered from 0.
///
/// ## Reward and ending
///
/// A step earns −1; the one that brings the tip more than 1 m above the fixed joint earns 0 and
/// terminates the episode. The catalog's Acrobot-v1 is cut short after 500 steps. The diagnostic
/// `success` is 1 when the tip was high enough.
///
/// ```swift
/// var world = Acrobot()
/// world.reset(seed: 42)
/// let outcome = world.step(.counterclockwise)
/// ```
///
/// Source: R. S. Sutton, "Generalization in Reinforcement Learning: Successful Examples Using Sparse
/// Coarse Coding" (1996).
public struct Acrobot: Environment, Equatable {
  /// Which way the motor turns the lower rod.
  public enum Action: Int32, Sendable, CaseIterable {
    /// A torque of −1 N·m.
    case clockwise

    /// No torque.
    case idle

    /// A torque of 1 N·m.
    case counterclockwise
  }

  /// What the agent sees, rounded to single precision.
  public struct Observation: SpaceRepresentable, Hashable {
    /// The cosine of the upper rod's angle from hanging down.
    public var upperCosine: Float

    /// The sine of the upper rod's angle from hanging down, positive to the right.
    public var upperSine: Float

    /// The cosine of the lower rod's angle from the upper rod's direction.
    public var lowerCosine: Float

    /// The sine of the lower rod's angle from the upper rod's direction.
    public var lowerSine: Float

    /// The angular velocity of the upper rod, in radians a second.
    public var upperAngularVelocity: Float

    /// The angular velocity of the lower rod against the upper one, in radians a second.
    public var lowerAngularVelocity: Float

    public var spaceValue: SpaceValue {
      .numbers(
        [
          upperCosine, upperSine, lowerCosine, lowerSine, upperAngularVelocity,
          lowerAngularVelocity,
        ].map { Double($0) })
    }
  }

  /// How the rods move.
  public let options: Options

  /// How the rods hang and move, in full precision.
  public internal(set) var state = State()

  var hasSwungUp = false
  var generator = PCG64(seed: 0)

  /// Creates a world; reset it before the first step.
  public init(options: Options = Options()) { self.options = options }

  public mutating func reset(seed: Seed?) { reset(seed: seed, within: -0.1, 0.1) }

  public mutating func step(_ action: Action) -> Outcome {
    var torque = Double(action.rawValue - 1)
    if options.torqueNoise > 0 {
      torque += generator.uniform(-options.torqueNoise, options.torqueNoise)
    }
    state = options.successor(of: state, torque: torque)
    hasSwungUp = state.tipHeight > 1
    return Outcome(reward: hasSwungUp ? 0 : -1, ending: hasSwungUp ? .terminated : nil)
  }

  public func observe(into row: inout MutableSpan<Float>) {
    let (upper, lower) = (sineAndCosine(state.upperAngle), sineAndCosine(state.lowerAngle))
    row[0] = Float(upper.cosine)
    row[1] = Float(upper.sine)
    row[2] = Float(lower.cosine)
    row[3] = Float(lower.sine)
    row[4] = Float(state.upperVelocity)
    row[5] = Float(state.lowerVelocity)
  }

  public var observation: Observation {
    let (upper, lower) = (sineAndCosine(state.upperAngle), sineAndCosine(state.lowerAngle))
    return Observation(
      upperCosine: Float(upper.cosine), upperSine: Float(upper.sine),
      lowerCosine: Float(lower.cosine), lowerSine: Float(lower.sine),
      upperAngularVelocity: Float(state.upperVelocity),
      lowerAngularVelocity: Float(state.lowerVelocity))
  }

  /// The torque of an index: 0 for −1 N·m, 1 for none, 2 for 1 N·m.
  ///
  /// - Precondition: The index is from 0 to 2.
  public func action(index: Int32, values: Span<Float>) -> Action {
    guard let action = Action(rawValue: index) else {
      preconditionFailure("Acrobot has actions 0 to 2. Do not give \(index).")
    }
    return action
  }

  public var actionSpace: ActionSpace { .discrete(Discrete(3)) }

  public var observationSpace: any Space {
    Box<Float>(low: Self.bounds.map { -$0 }, high: Self.bounds, shape: [6])
  }

  public var layout: Layout {
    let kind = Layout.Kind.continuous(low: Self.bounds.map { -$0 }, high: Self.bounds)
    return Layout([(name: "state", shape: [6], kind: kind)])
  }

  private static var bounds: [Float] {
    [1, 1, 1, 1, Float(State.upperSpeedLimit), Float(State.lowerSpeedLimit)]
  }

  public var diagnostics: [Diagnostic] {
    [
      Diagnostic(
        name: "success", kind: .flag, summary: "Whether the tip has come 1 m above the joint.")
    ]
  }

  public func writeDiagnostics(into values: inout MutableSpan<Double>) {
    values[0] = hasSwungUp ? 1 : 0
  }
}
