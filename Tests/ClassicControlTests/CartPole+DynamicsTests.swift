import Testing

@testable import ClassicControl

@Suite("CartPole.Parameters")
struct CartPoleDynamicsTests {
  @Test("mirrored states pushed the other way go to mirrored states")
  func symmetry() {
    let parameters = CartPole.Parameters()
    var state = CartPole.State()
    (state.position, state.velocity, state.angle, state.angularVelocity) = (0.3, -0.7, 0.11, 1.3)
    let next = parameters.successor(of: state, pushing: .left)
    let mirrored = parameters.successor(of: mirror(state), pushing: .right)
    #expect(mirrored == mirror(next))
  }

  @Test("without a force or gravity an upright pole at rest stays there")
  func rest() {
    var parameters = CartPole.Parameters()
    parameters.force = 0
    #expect(parameters.successor(of: .init(), pushing: .left) == CartPole.State())
  }

  @Test("a pole that leans falls further, and a push right moves the cart right")
  func directions() {
    var parameters = CartPole.Parameters()
    var leaning = CartPole.State()
    leaning.angle = 0.1
    #expect(parameters.successor(of: .init(), pushing: .right).velocity > 0)
    parameters.force = 0
    #expect(parameters.successor(of: leaning, pushing: .right).angularVelocity > 0)
  }

  @Test("the limits themselves are still inside")
  func limits() {
    let parameters = CartPole.Parameters()
    var state = CartPole.State()
    state.position = -parameters.positionLimit
    state.angle = parameters.angleLimit
    #expect(!parameters.isFailure(state))
    state.angle = parameters.angleLimit.nextUp
    #expect(parameters.isFailure(state))
    state.angle = 0
    state.position = (-parameters.positionLimit).nextDown
    #expect(parameters.isFailure(state))
  }

  private func mirror(_ state: CartPole.State) -> CartPole.State {
    var result = state
    result.position.negate()
    result.velocity.negate()
    result.angle.negate()
    result.angularVelocity.negate()
    return result
  }
}
