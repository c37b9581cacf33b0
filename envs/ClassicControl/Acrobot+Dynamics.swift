import CElementaryFunctions
import Glibc

extension Acrobot {
  /// How two rods hang and move.
  public struct State: Sendable, Hashable {
    /// The upper rod's angle from hanging down, in radians, counterclockwise.
    public var upperAngle = 0.0

    /// The lower rod's angle from being in line with the upper one, in radians, counterclockwise.
    public var lowerAngle = 0.0

    /// The angular velocity of the upper rod, in radians a second.
    public var upperVelocity = 0.0

    /// The angular velocity of the lower rod against the upper one, in radians a second.
    public var lowerVelocity = 0.0

    /// Creates the state of rods that hang down at rest.
    public init() {}

    /// How high the tip is above the fixed joint, in metres: −2 hanging, 2 upright.
    public var tipHeight: Double { -cos(upperAngle) - cos(lowerAngle + upperAngle) }

    /// The greatest angular velocity of the upper rod, in radians a second.
    static let upperSpeedLimit = 4 * Double.pi

    /// The greatest angular velocity of the lower rod, in radians a second.
    static let lowerSpeedLimit = 9 * Double.pi
  }
}

extension Acrobot.Options {
  /// The state one time step later, by one step of the Runge-Kutta method of fourth order.
  ///
  /// Angles are wrapped to ±π and velocities cut off at their limits. Bits depend on the order of the
  /// operations: keep it.
  public func successor(of state: Acrobot.State, torque: Double) -> Acrobot.State {
    let start = SIMD4(
      state.upperAngle, state.lowerAngle, state.upperVelocity, state.lowerVelocity)
    let half = timeStep / 2
    let first = rates(start, torque)
    let second = rates(start + half * first, torque)
    let third = rates(start + half * second, torque)
    let fourth = rates(start + timeStep * third, torque)
    let end = start + timeStep / 6 * (first + 2 * second + 2 * third + fourth)

    var next = state
    next.upperAngle = Self.wrapped(end[0])
    next.lowerAngle = Self.wrapped(end[1])
    let (upperLimit, lowerLimit) = (Acrobot.State.upperSpeedLimit, Acrobot.State.lowerSpeedLimit)
    next.upperVelocity = min(max(end[2], -upperLimit), upperLimit)
    next.lowerVelocity = min(max(end[3], -lowerLimit), lowerLimit)
    return next
  }

  /// How fast angles and velocities change.
  ///
  /// Both rods are 1 m long with a mass of 1 kg in the middle and a moment of inertia of 1 kg·m². With
  /// θ₁ and θ₂ the angles, ω₁ and ω₂ their velocities, g = 9.8 m/s² and τ the torque:
  ///
  ///     d₁ = 3.5 + cos θ₂
  ///     d₂ = 1.25 + 0.5·cos θ₂
  ///     φ₂ = 0.5·g·cos(θ₁ + θ₂ − π/2)
  ///     φ₁ = −0.5·ω₂²·sin θ₂ − ω₂·ω₁·sin θ₂ + 1.5·g·cos(θ₁ − π/2) + φ₂
  ///     ω̇₂ = (τ + d₂/d₁·φ₁ − 0.5·ω₁²·sin θ₂ − φ₂) / (1.25 − d₂²/d₁)
  ///     ω̇₁ = −(d₂·ω̇₂ + φ₁) / d₁
  ///
  /// the equations of R. S. Sutton and A. G. Barto, "Reinforcement Learning: An Introduction" (1998),
  /// section 11.3; the paper of 1996 lacks the term with ω₁². Squares are the C library's powers.
  private func rates(_ state: SIMD4<Double>, _ torque: Double) -> SIMD4<Double> {
    let (upperAngle, lowerAngle) = (state[0], state[1])
    let (upperVelocity, lowerVelocity) = (state[2], state[3])
    let bend = sineAndCosine(lowerAngle)
    let upperInertia = 0.25 + (1.25 + bend.cosine) + 1 + 1
    let coupling = (0.25 + 0.5 * bend.cosine) + 1
    let lowerPull = 0.5 * 9.8 * cos(upperAngle + lowerAngle - .pi / 2)
    let upperPull =
      -0.5 * libraryPower2(lowerVelocity) * bend.sine
      - lowerVelocity * upperVelocity * bend.sine
      + 1.5 * 9.8 * cos(upperAngle - .pi / 2) + lowerPull

    var push = torque + coupling / upperInertia * upperPull
    if dynamics == .book { push -= 0.5 * libraryPower2(upperVelocity) * bend.sine }
    let lowerAcceleration =
      (push - lowerPull) / (0.25 + 1 - libraryPower2(coupling) / upperInertia)
    let upperAcceleration = -(coupling * lowerAcceleration + upperPull) / upperInertia
    return SIMD4(upperVelocity, lowerVelocity, upperAcceleration, lowerAcceleration)
  }

  /// An angle brought to ±π by whole turns, taken off one by one as Gymnasium does.
  ///
  /// Beyond a thousand turns, where only extreme options lead and where that could go on for ever, the
  /// turns are taken off at once.
  private static func wrapped(_ angle: Double) -> Double {
    let turn = 2 * Double.pi
    guard abs(angle) < 1000 * turn else { return remainder(angle, turn) }
    var angle = angle
    while angle > .pi { angle -= turn }
    while angle < -.pi { angle += turn }
    return angle
  }
}
