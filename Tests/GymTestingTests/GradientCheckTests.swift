import GymTesting
import NeuralCore
import Testing

@Suite("A gradient check")
struct GradientCheckTests {
  @Test("leaves the parameters as they were and their gradients zero")
  func leavesNothing() {
    let store = ParameterStore()
    let x = store.register("x", shape: Shape(3), values: [0.5, -1, 2])
    let report = GradientCheck(store) { x.on($0).tanh() }.run()
    #expect(report.worstError < 1e-3, "\(report)")
    #expect(x.withValues { [$0[0], $0[1], $0[2]] } == [0.5, -1, 2])
    #expect(store.gradientNorm == 0)
  }

  @Test("names the element whose gradient is wrong")
  func namesTheWorst() {
    let store = ParameterStore()
    _ = store.register("right", shape: Shape(1), values: [1])
    let wrong = store.register("wrong", shape: Shape(2), values: [0, 3])
    let report = GradientCheck(store) { tape in
      let x = wrong.on(tape)
      return x * x.stopGradient() + x
    }.run()
    #expect(report.parameter == "wrong")
    #expect(report.element == 1)
    #expect(abs(report.slope - 7 * report.gradient / 4) < 0.01 * report.slope.magnitude)
  }
}
