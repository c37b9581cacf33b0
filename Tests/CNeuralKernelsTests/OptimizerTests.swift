import CKernelTables
import CNeuralKernels
import Testing

@Suite("Optimiser steps")
struct OptimizerTests {
  /// The buffers of an optimiser: gradients, two moments, one more, and the parameters.
  struct Buffers {
    var gradients: UnsafeMutablePointer<Float>
    var first: UnsafeMutablePointer<Float>
    var second: UnsafeMutablePointer<Float>
    var third: UnsafeMutablePointer<Float>
    var parameters: UnsafeMutablePointer<Float>
  }

  private func compare(_ name: String, _ step: (KernelTable, Int, Buffers) -> Void) {
    var samples = Samples(seed: 9)
    let memory = (0..<5).map { _ in GuardedFloats(capacity: 200) }
    for count in [0] + Samples.sizes {
      var start = (0..<5).map { _ in samples.next(count) }
      // Second moments hold the squares of first ones and more.
      start[2] = zip(start[1], start[2]).map { $0 * $0 + abs($1) + 0.1 }
      var expected: [[Float]]?
      for variant in Variant.available {
        for (buffer, values) in zip(memory, start) { buffer.place(values) }
        let buffers = Buffers(
          gradients: memory[0].pointer, first: memory[1].pointer, second: memory[2].pointer,
          third: memory[3].pointer, parameters: memory[4].pointer)
        for _ in 0..<3 { step(variant.kernels, count, buffers) }
        let results = memory.map(\.values)
        let wanted = expected ?? results
        expected = wanted
        for (result, wanted) in zip(results, wanted) {
          #expect(variant.difference(result, from: wanted) == nil, "\(name), \(count) numbers")
        }
        for buffer in memory { #expect(buffer.isIntact) }
        #expect(results[0] == start[0])
      }
    }
  }

  @Test("agree with the plain loops")
  func agreement() {
    for decay: Float in [0, 0.1] {
      compare("Adam") {
        $0.Adam(
          $1, 0.7, 1e-2, 0.9, 0.999, 1e-8, decay, 1.3, 1.7, $2.gradients, $2.first, $2.second,
          $2.parameters)
      }
    }
    for inside in [false, true] {
      for isCentred in [false, true] {
        for hasMomentum in [false, true] {
          compare("RMSProp") {
            $0.RMSProp(
              $1, 0.7, 1e-2, 0.95, 1e-2, inside, 0.9, $2.gradients, $2.second,
              isCentred ? $2.first : nil, hasMomentum ? $2.third : nil, $2.parameters)
          }
        }
      }
    }
    for nesterov in [false, true] {
      for hasMomentum in [false, true] {
        compare("SGD") {
          $0.SGD(
            $1, 0.7, 1e-2, 0.9, nesterov, 0.01, $2.gradients, hasMomentum ? $2.first : nil,
            $2.parameters)
        }
      }
    }
  }

  /// The gradients of five steps on two parameters.
  private static let gradients: [[Float]] = [
    [0.5, -2], [0.25, 1], [-0.75, 0.5], [1.5, -0.125], [0, 3],
  ]

  /// Follows two parameters through the steps in double precision.
  private func exact(
    from start: Double = 1, step: (_ time: Int, _ gradient: Double, _ state: inout [Double]) -> Void
  ) -> [Double] {
    (0..<2).map { index in
      var state = [start, 0, 0, 0]
      for (time, gradients) in Self.gradients.enumerated() {
        step(time + 1, Double(gradients[index]), &state)
      }
      return state[0]
    }
  }

  private func expectNear(_ parameters: [Float], _ exact: [Double]) {
    for (parameter, exact) in zip(parameters, exact) {
      #expect(abs(Double(parameter) - exact) < 1e-5)
    }
  }

  @Test("Adam follows Kingma and Ba, with decoupled decay", arguments: Variant.available)
  func adam(variant: Variant) {
    var (first, second, parameters): ([Float], [Float], [Float]) = ([0, 0], [0, 0], [1, 1])
    var (power1, power2): (Float, Float) = (1, 1)
    for gradients in Self.gradients {
      power1 *= 0.9
      power2 *= 0.99
      variant.kernels.Adam(
        2, 0.5, 0.1, 0.9, 0.99, 1e-3, 0.2, 1 / (1 - power1), 1 / (1 - power2), gradients, &first,
        &second, &parameters)
    }
    var powers = (1.0, 1.0)
    expectNear(
      parameters,
      exact { time, gradient, state in
        powers = time == 1 ? (0.9, 0.99) : (powers.0 * 0.9, powers.1 * 0.99)
        state[1] = 0.9 * state[1] + 0.1 * gradient / 2
        state[2] = 0.99 * state[2] + 0.01 * gradient * gradient / 4
        let (mean, variance) = (state[1] / (1 - powers.0), state[2] / (1 - powers.1))
        state[0] -= 0.1 * 0.2 * state[0]
        state[0] -= 0.1 * mean / (variance.squareRoot() + 1e-3)
      })
  }

  @Test("RMSProp follows its formula in every form", arguments: Variant.available)
  func rmsProp(variant: Variant) {
    for inside in [false, true] {
      for isCentred in [false, true] {
        for momentum: Float in [0, 0.5] {
          var (second, parameters): ([Float], [Float]) = ([0, 0], [1, 1])
          var (mean, velocity): ([Float], [Float]) = ([0, 0], [0, 0])
          for gradients in Self.gradients {
            mean.withUnsafeMutableBufferPointer { mean in
              velocity.withUnsafeMutableBufferPointer { velocity in
                variant.kernels.RMSProp(
                  2, 0.5, 0.1, 0.9, 0.01, inside, momentum, gradients, &second,
                  isCentred ? mean.baseAddress : nil, momentum > 0 ? velocity.baseAddress : nil,
                  &parameters)
              }
            }
          }
          expectNear(
            parameters,
            exact { _, gradient, state in
              let g = gradient / 2
              state[1] = 0.9 * state[1] + 0.1 * g * g
              state[2] = 0.9 * state[2] + 0.1 * g
              let variance = isCentred ? state[1] - state[2] * state[2] : state[1]
              let scale =
                inside ? (variance + 0.01).squareRoot() : variance.squareRoot() + 0.01
              state[3] = Double(momentum) * state[3] + g / scale
              state[0] -= 0.1 * state[3]
            })
        }
      }
    }
  }

  @Test(
    "a constant gradient leaves a centred variance that is never negative",
    arguments: Variant.available)
  func centredVariance(variant: Variant) {
    var (second, mean, parameters): ([Float], [Float], [Float]) = ([0], [0], [0])
    for _ in 0..<2000 {
      variant.kernels.RMSProp(
        1, 1, 1e-6, 0.9, 1e-3, false, 0, [0.3], &second, &mean, nil, &parameters)
    }
    #expect(parameters[0].isFinite)
  }

  @Test("gradient descent follows its formula in every form", arguments: Variant.available)
  func gradientDescent(variant: Variant) {
    for (momentum, nesterov): (Float, Bool) in [(0, false), (0.5, false), (0.5, true)] {
      var (velocity, parameters): ([Float], [Float]) = ([0, 0], [1, 1])
      for gradients in Self.gradients {
        velocity.withUnsafeMutableBufferPointer { velocity in
          variant.kernels.SGD(
            2, 0.5, 0.1, momentum, nesterov, 0.2, gradients,
            momentum > 0 ? velocity.baseAddress : nil, &parameters)
        }
      }
      expectNear(
        parameters,
        exact { _, gradient, state in
          let g = gradient / 2 + 0.2 * state[0]
          state[1] = Double(momentum) * state[1] + g
          state[0] -= 0.1 * (nesterov ? g + Double(momentum) * state[1] : state[1])
        })
    }
  }

  @Test(
    "Polyak averaging moves towards the source, and arrives at rate one",
    arguments: Variant.available)
  func polyak(variant: Variant) {
    var target: [Float] = [0, 4]
    variant.kernels.Polyak(2, 0.25, [1, 0], &target)
    #expect(target == [0.25, 3])
    variant.kernels.Polyak(2, 1, [1, 0], &target)
    #expect(target == [1, 0])
  }

  @Test("a gradient that is not a number reaches its parameter", arguments: Variant.available)
  func notANumber(variant: Variant) {
    var (first, second, parameters): ([Float], [Float], [Float]) = ([0, 0], [0, 0], [1, 1])
    variant.kernels.Adam(
      2, 1, 0.1, 0.9, 0.999, 1e-8, 0, 10, 1000, [.nan, 1], &first, &second, &parameters)
    #expect(parameters[0].isNaN && !parameters[1].isNaN)
  }
}
