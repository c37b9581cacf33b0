import CKernelTables
import CNeuralKernels
import Testing

@Suite("Elementwise kernels")
struct ElementwiseTests {
  typealias Input = UnsafePointer<Float>
  typealias Output = UnsafeMutablePointer<Float>

  /// Runs a kernel of two inputs and an output in every variant and size, apart and in place.
  private func compare(
    _ name: String, inPlace: Bool = true, tolerance: Float = 1e-5, specials: Bool = true,
    _ kernel: (KernelTable, Int, Input, Input, Output) -> Void
  ) {
    var samples = Samples(seed: 5)
    let buffers = (0..<3).map { _ in GuardedFloats(capacity: 300) }
    for count in [0] + Samples.sizes + [257] {
      let inputs = (0..<3).map { _ in
        specials ? samples.nextWithSpecials(count, scale: 9) : samples.next(count, scale: 9)
      }
      for placement in inPlace ? [2, 0, 1] : [2] {
        var expected: [Float]?
        for variant in Variant.available {
          for (buffer, values) in zip(buffers, inputs) { buffer.place(values) }
          kernel(
            variant.kernels, count, buffers[0].pointer, buffers[1].pointer,
            buffers[placement].pointer)
          let result = buffers[placement].values
          let wanted = expected ?? result
          expected = wanted
          #expect(
            variant.difference(result, from: wanted, tolerance: tolerance) == nil,
            "\(name), \(count) numbers")
          for (index, buffer) in buffers.enumerated() {
            #expect(buffer.isIntact)
            if index != placement {
              #expect(buffer.values.map(\.bitPattern) == inputs[index].map(\.bitPattern))
            }
          }
        }
      }
    }
  }

  @Test("forward functions agree with the plain loops, in place too")
  func forward() {
    compare("exp") { $0.Exp($1, $2, $4) }
    compare("log") { $0.Log($1, $2, $4) }
    compare("tanh") { $0.Tanh($1, $2, $4) }
    compare("sigmoid") { $0.Sigmoid($1, $2, $4) }
    compare("ReLU") { $0.ReLU($1, $2, $4) }
    compare("SiLU") { $0.SiLU($1, $2, $4) }
    compare("softplus") { $0.Softplus($1, $2, $4) }
  }

  @Test("backward functions agree with the plain loops, in place too", arguments: [false, true])
  func backward(accumulate: Bool) {
    compare("tanh", tolerance: 1e-4) { $0.TanhBackward($1, $2, $3, accumulate, $4) }
    compare("sigmoid", tolerance: 1e-4) { $0.SigmoidBackward($1, $2, $3, accumulate, $4) }
    compare("ReLU") { $0.ReLUBackward($1, $2, $3, accumulate, $4) }
    compare("SiLU", tolerance: 1e-4) { $0.SiLUBackward($1, $2, $3, accumulate, $4) }
    compare("softplus") { $0.SoftplusBackward($1, $2, $3, accumulate, $4) }
  }

  @Test("arithmetic agrees with the plain loops, in place too")
  func arithmetic() {
    compare("add") { $0.Add($1, $2, $3, $4) }
    compare("subtract") { $0.Subtract($1, $2, $3, $4) }
    compare("multiply") { $0.Multiply($1, $2, $3, $4) }
    compare("scale") { $0.Scale($1, 1.7, -0.3, $2, $4) }
    compare("add scaled", inPlace: false, tolerance: 1e-4) { $0.AddScaled($1, 0.37, $2, $4) }
    compare("add product", inPlace: false, tolerance: 1e-4) { $0.AddProduct($1, $2, $3, $4) }
    compare("Polyak", inPlace: false, tolerance: 1e-4) { $0.Polyak($1, 0.2, $2, $4) }
  }

  @Test("backward functions are the derivatives of the forward ones", arguments: Variant.available)
  func derivatives(variant: Variant) {
    let kernels = variant.kernels
    let x = (-40...40).map { Float($0) * 0.15 + 0.01 }
    let count = x.count
    let gradient = [Float](repeating: 2, count: count)

    func check(
      _ name: String, _ forward: (Input, Output) -> Void, _ backward: (Input, Input, Output) -> Void
    ) {
      var (high, low, y) = (x, x, x)
      var slopes = [Float](repeating: 1, count: count)
      let step: Float = 0x1p-7
      forward(x.map { $0 + step }, &high)
      forward(x.map { $0 - step }, &low)
      forward(x, &y)
      backward(x, y, &slopes)
      for index in x.indices where abs(x[index]) > 2 * step {
        let estimate = (high[index] - low[index]) / step
        #expect(abs(slopes[index] - estimate) < 1e-3, "\(name) at \(x[index])")
      }
    }
    check("tanh") {
      kernels.Tanh(count, $0, $1)
    } _: {
      kernels.TanhBackward(count, $1, gradient, false, $2)
    }
    check("sigmoid") {
      kernels.Sigmoid(count, $0, $1)
    } _: {
      kernels.SigmoidBackward(count, $1, gradient, false, $2)
    }
    check("ReLU") {
      kernels.ReLU(count, $0, $1)
    } _: {
      kernels.ReLUBackward(count, $1, gradient, false, $2)
    }
    check("SiLU") {
      kernels.SiLU(count, $0, $1)
    } _: {
      kernels.SiLUBackward(count, $0, gradient, false, $2)
    }
    check("softplus") {
      kernels.Softplus(count, $0, $1)
    } _: {
      kernels.SoftplusBackward(count, $0, gradient, false, $2)
    }
  }

  @Test("a backward function that accumulates adds to what was there", arguments: Variant.available)
  func accumulation(variant: Variant) {
    let (y, dy): ([Float], [Float]) = ([0.5, -0.5, 0], [1, 2, 3])
    var dx: [Float] = [10, 20, 30]
    variant.kernels.TanhBackward(3, y, dy, true, &dx)
    #expect(dx == [10.75, 21.5, 33])
    variant.kernels.ReLUBackward(3, y, dy, true, &dx)
    #expect(dx == [11.75, 21.5, 33])
  }

  @Test("a gradient passes a ReLU whose output is not a number", arguments: Variant.available)
  func notANumber(variant: Variant) {
    var dx: [Float] = [0]
    variant.kernels.ReLUBackward(1, [.nan], [.nan], false, &dx)
    #expect(dx[0].isNaN)
  }
}
