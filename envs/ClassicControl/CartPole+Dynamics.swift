import CElementaryFunctions

extension CartPole {
  /// Where the cart and the pole are and how fast they move.
  public struct State: Sendable, Hashable {
    /// The place of the cart, in metres from the middle of the track.
    public var position = 0.0

    /// The velocity of the cart, in metres a second.
    public var velocity = 0.0

    /// The angle of the pole from upright, in radians.
    public var angle = 0.0

    /// The angular velocity of the pole, in radians a second.
    public var angularVelocity = 0.0

    /// Creates the state of an upright pole at rest in the middle.
    public init() {}
  }

  /// The constants of the task, in SI units.
  public struct Parameters: Sendable, Hashable {
    /// The acceleration of free fall, in m/s².
    public var gravity = 9.8

    /// The mass of the cart, in kilograms.
    public var cartMass = 1.0

    /// The mass of the pole, in kilograms.
    public var poleMass = 0.1

    /// Half the length of the pole, in metres.
    public var halfPoleLength = 0.5

    /// The force of a push, in newtons.
    public var force = 10.0

    /// The time that a step takes, in seconds.
    public var timeStep = 0.02

    /// How far from the middle the cart may be, in metres.
    public var positionLimit = 2.4

    /// How far from upright the pole may lean, in radians.
    public var angleLimit = 12 * 2 * Double.pi / 360

    /// Creates the constants of the published task.
    public init() {}
  }
}

extension CartPole.Parameters {
  /// The state one time step later, by Euler's explicit method.
  ///
  /// With θ the angle, ω its velocity, m and M the masses of pole and cart, l half the length of the
  /// pole and F the force:
  ///
  ///     p = (F + m·l·ω²·sin θ) / (m + M)
  ///     ω̇ = (g·sin θ − cos θ·p) / (l·(4/3 − m·cos² θ / (m + M)))
  ///     ẍ = p − m·l·ω̇·cos θ / (m + M)
  ///
  /// which are equations 23 and 24 of R. V. Florian, "Correct equations for the dynamics of the
  /// cart-pole system" (2007), without friction. Bits depend on the order of the operations: keep it.
  public func successor(
    of state: CartPole.State, pushing action: CartPole.Action
  ) -> CartPole.State {
    let force = action == .right ? self.force : -self.force
    let lean = sineAndCosine(state.angle)
    let (sine, cosine) = (lean.sine, lean.cosine)
    let mass = poleMass + cartMass
    let moment = poleMass * halfPoleLength

    let push = (force + moment * (state.angularVelocity * state.angularVelocity) * sine) / mass
    let angularAcceleration =
      (gravity * sine - cosine * push)
      / (halfPoleLength * (4.0 / 3.0 - poleMass * (cosine * cosine) / mass))
    let acceleration = push - moment * angularAcceleration * cosine / mass

    var next = state
    next.position += timeStep * state.velocity
    next.velocity += timeStep * acceleration
    next.angle += timeStep * state.angularVelocity
    next.angularVelocity += timeStep * angularAcceleration
    return next
  }

  /// Whether the cart has left its track or the pole its range.
  public func isFailure(_ state: CartPole.State) -> Bool {
    abs(state.position) > positionLimit || abs(state.angle) > angleLimit
  }
}
