import CKernelTables
import CNeuralKernels
import Testing

@Suite("Convolutions")
struct ConvolutionTests {
  /// Operands and results in memory that is watched.
  final class Operands {
    let geometry: Geometry
    let count: Int
    var windows: KernelWindows
    let x: GuardedFloats
    let bytes: [UInt8]
    let weights: GuardedFloats
    let bias: GuardedFloats
    let dy: GuardedFloats
    let result: GuardedFloats
    static let scale: Float = 1 / 255

    init(_ geometry: Geometry, count: Int, seed: UInt64 = 1) {
      var samples = Samples(seed: seed)
      self.geometry = geometry
      self.count = count
      windows = geometry.windows
      x = GuardedFloats(capacity: geometry.inputCount * count)
      x.place(samples.next(geometry.inputCount * count))
      bytes = samples.next(geometry.inputCount * count).map { UInt8(abs($0) * 255) }
      weights = GuardedFloats(capacity: geometry.weightCount)
      weights.place(samples.next(geometry.weightCount))
      bias = GuardedFloats(capacity: geometry.filters)
      bias.place(samples.next(geometry.filters))
      dy = GuardedFloats(capacity: geometry.outputCount * count)
      dy.place(samples.next(geometry.outputCount * count))
      result = GuardedFloats(
        capacity: max(geometry.inputCount * count, geometry.outputCount * count)
          + geometry.weightCount)
    }

    /// The results of the rows in these parts, one call for each.
    func forward(
      _ variant: Variant, bytes isOfBytes: Bool, bias hasBias: Bool = true,
      activation: KernelActivation = KernelActivationNone, parts: Int = 1
    ) -> [Float] {
      result.place(Array(repeating: 7, count: geometry.outputCount * count))
      bytes.withUnsafeBufferPointer { bytes in
        let images =
          isOfBytes
          ? KernelImages(floats: nil, bytes: bytes.baseAddress, scale: Self.scale)
          : KernelImages(floats: x.pointer, bytes: nil, scale: 0)
        for part in 0..<parts {
          variant.kernels.Convolution(
            kernelPart(count * windows.outputHeight, 1, part, parts), &windows, geometry.filters,
            images, weights.pointer, hasBias ? UnsafePointer(bias.pointer) : nil, activation,
            result.pointer)
        }
      }
      return result.values
    }

    func weightGradient(
      _ variant: Variant, bytes isOfBytes: Bool, accumulate: Bool, parts: Int = 1
    ) -> [Float] {
      result.place((0..<geometry.weightCount).map { Float($0 % 7) - 3 })
      bytes.withUnsafeBufferPointer { bytes in
        let images =
          isOfBytes
          ? KernelImages(floats: nil, bytes: bytes.baseAddress, scale: Self.scale)
          : KernelImages(floats: x.pointer, bytes: nil, scale: 0)
        let rowCount = windows.kernelHeight * windows.kernelWidth * windows.channels
        for part in 0..<parts {
          variant.kernels.ConvolutionWeightGradient(
            kernelPart(rowCount, 1, part, parts), &windows, geometry.filters, count, images,
            dy.pointer, accumulate, result.pointer)
        }
      }
      return result.values
    }

    func inputGradient(_ variant: Variant, accumulate: Bool, parts: Int = 1) -> [Float] {
      result.place((0..<geometry.inputCount * count).map { Float($0 % 7) - 3 })
      for part in 0..<parts {
        variant.kernels.ConvolutionInputGradient(
          kernelPart(windows.height * windows.width, 1, part, parts), &windows, geometry.filters,
          count, dy.pointer, weights.pointer, accumulate, result.pointer)
      }
      return result.values
    }

    var isIntact: Bool { result.isIntact }
  }

  @Test("agree with the plain loops in every shape", arguments: Geometry.all)
  func agreement(geometry: Geometry) {
    for count in [0, 1, 2, 13] {
      let operands = Operands(geometry, count: count)
      for isOfBytes in [false, true] {
        for activation in [KernelActivationNone, KernelActivationReLU, KernelActivationTanh] {
          let hasBias = activation != KernelActivationReLU
          var expected: [Float]?
          for variant in Variant.available {
            let y = operands.forward(
              variant, bytes: isOfBytes, bias: hasBias, activation: activation)
            #expect(variant.difference(y, from: expected ?? y) == nil, "\(count) forward")
            #expect(operands.isIntact)
            expected = expected ?? y
          }
        }
        for accumulate in [false, true] {
          var expected: [Float]?
          for variant in Variant.available {
            let dw = operands.weightGradient(variant, bytes: isOfBytes, accumulate: accumulate)
            // Thousands of terms: without fused multiply-add many more roundings.
            let difference = variant.difference(dw, from: expected ?? dw, tolerance: 1e-4)
            #expect(difference == nil, "\(count) weights")
            #expect(operands.isIntact)
            expected = expected ?? dw
          }
        }
      }
      for accumulate in [false, true] {
        var expected: [Float]?
        for variant in Variant.available {
          let dx = operands.inputGradient(variant, accumulate: accumulate)
          #expect(variant.difference(dx, from: expected ?? dx) == nil, "\(count) images")
          #expect(operands.isIntact)
          expected = expected ?? dx
        }
      }
    }
  }

  @Test("give the same bits however their work is cut", arguments: Geometry.all)
  func cuts(geometry: Geometry) {
    let operands = Operands(geometry, count: 3)
    for variant in Variant.available {
      let y = operands.forward(variant, bytes: false)
      let dw = operands.weightGradient(variant, bytes: true, accumulate: true)
      let dx = operands.inputGradient(variant, accumulate: true)
      for parts in [2, 3, 7] {
        #expect(operands.forward(variant, bytes: false, parts: parts) == y)
        #expect(
          operands.weightGradient(variant, bytes: true, accumulate: true, parts: parts) == dw)
        #expect(operands.inputGradient(variant, accumulate: true, parts: parts) == dx)
      }
    }
  }

  /// What one number of a result is exactly, and the sum of the magnitudes of its terms.
  struct Exact {
    var value = 0.0
    var magnitude = 0.0
    var termCount = 0

    mutating func add(_ x: Float, _ y: Float) {
      value += Double(x) * Double(y)
      magnitude += abs(Double(x) * Double(y))
      termCount += 1
    }

    /// The error, in units of what one rounding per term of random sign would leave.
    func error(of result: Float) -> Double {
      let bound = magnitude * 0x1p-24 * Double(max(1, termCount)).squareRoot()
      return bound == 0 ? abs(Double(result) - value) : abs(Double(result) - value) / bound
    }
  }

  /// Visits every meeting of a pixel, a weight and a result, by their indices.
  private func visit(_ geometry: Geometry, count: Int, _ body: (Int, Int, Int) -> Void) {
    let w = geometry.windows
    for window in 0..<count * geometry.windowCount {
      let (image, place) = window.quotientAndRemainder(dividingBy: geometry.windowCount)
      let (i, j) = place.quotientAndRemainder(dividingBy: w.outputWidth)
      for ky in 0..<w.kernelHeight {
        for kx in 0..<w.kernelWidth {
          let (y, x) = (
            i * w.strideY - w.paddingTop + ky, j * w.strideX - w.paddingLeft + kx
          )
          guard (0..<w.height).contains(y), (0..<w.width).contains(x) else { continue }
          for channel in 0..<w.channels {
            for filter in 0..<geometry.filters {
              body(
                ((image * w.height + y) * w.width + x) * w.channels + channel,
                ((ky * w.kernelWidth + kx) * w.channels + channel) * geometry.filters + filter,
                window * geometry.filters + filter)
            }
          }
        }
      }
    }
  }

  @Test(
    "are as close to the exact result as one rounding per step allows", arguments: Geometry.all)
  func precision(geometry: Geometry) {
    let operands = Operands(geometry, count: 3)
    let (x, w, dy) = (operands.x.values, operands.weights.values, operands.dy.values)
    let bias = operands.bias.values
    var y = (0..<dy.count).map { Exact(value: Double(bias[$0 % max(1, bias.count)])) }
    var dw = [Exact](repeating: Exact(), count: w.count)
    var dx = [Exact](repeating: Exact(), count: x.count)
    for index in y.indices { y[index].magnitude = abs(y[index].value) }
    visit(geometry, count: 3) { pixel, weight, result in
      y[result].add(x[pixel], w[weight])
      dw[weight].add(x[pixel], dy[result])
      dx[pixel].add(w[weight], dy[result])
    }
    for variant in Variant.available {
      let pairs = [
        (y, operands.forward(variant, bytes: false)),
        (dw, operands.weightGradient(variant, bytes: false, accumulate: false)),
        (dx, operands.inputGradient(variant, accumulate: false)),
      ]
      for (exact, result) in pairs {
        let worst = zip(exact, result).map { $0.error(of: $1) }.max() ?? 0
        #expect(worst <= 1.5, "\(variant.name)")
      }
    }
  }

  @Test("treat an image alone as in a batch", arguments: Variant.available)
  func imagesAreIndependent(variant: Variant) {
    for geometry in Geometry.all where geometry.outputCount > 0 {
      let batch = Operands(geometry, count: 29)
      let y = batch.forward(variant, bytes: false)
      let dx = batch.inputGradient(variant, accumulate: false)
      for (first, count) in [(0, 1), (28, 1), (5, 3)] {
        let part = Operands(geometry, count: count)
        let end = first + count
        part.weights.place(batch.weights.values)
        part.bias.place(batch.bias.values)
        part.x.place(
          Array(batch.x.values[first * geometry.inputCount..<end * geometry.inputCount]))
        part.dy.place(
          Array(batch.dy.values[first * geometry.outputCount..<end * geometry.outputCount]))
        #expect(
          part.forward(variant, bytes: false)
            == Array(y[first * geometry.outputCount..<end * geometry.outputCount]))
        #expect(
          part.inputGradient(variant, accumulate: false)
            == Array(dx[first * geometry.inputCount..<end * geometry.inputCount]))
      }
    }
  }

  @Test("read bytes as the floats they stand for", arguments: Variant.available)
  func bytes(variant: Variant) {
    for geometry in Geometry.all {
      let operands = Operands(geometry, count: 5)
      let y = operands.forward(variant, bytes: true)
      let dw = operands.weightGradient(variant, bytes: true, accumulate: false)
      operands.x.place(operands.bytes.map { Float($0) * Operands.scale })
      #expect(operands.forward(variant, bytes: false) == y)
      #expect(operands.weightGradient(variant, bytes: false, accumulate: false) == dw)
    }
  }

  @Test("count the windows that fit")
  func windowCounts() {
    #expect(kernelWindowCount(84, 8, 4, 0) == 20)
    #expect(kernelWindowCount(10, 3, 1, 2) == 10)
    #expect(kernelWindowCount(2, 3, 1, 0) == 0)
    #expect(kernelWindowCount(0, 0, 1, 0) == 1)
  }
}
