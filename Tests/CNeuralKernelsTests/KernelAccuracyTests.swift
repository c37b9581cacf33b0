import CKernelTables
import CNeuralKernels
import Testing

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// The largest errors that `docs/benchmarks.md` states, relative to the largest number of a result.
@Suite("Accuracy of kernels", .serialized)
struct KernelAccuracyTests {
  private func error(_ result: [Float], _ exact: [Double]) -> Double {
    let largest = exact.map(abs).max() ?? 0
    return (zip(result, exact).map { abs(Double($0) - $1) }.max() ?? 0) / max(largest, 1e-300)
  }

  @Test("products of k terms", arguments: [(64, 1e-6), (1024, 2.5e-6), (3136, 5e-6)])
  func products(k: Int, bound: Double) {
    var samples = Samples(seed: 41)
    let (m, n) = (32, 48)
    let (a, b) = (samples.next(m * k), samples.next(k * n))
    let left = (0..<m * k).map { a[($0 % m) * k + $0 / m] }
    let right = (0..<n * k).map { b[($0 % k) * n + $0 / k] }
    var exact = [Double](repeating: 0, count: m * n)
    for i in 0..<m {
      for l in 0..<k {
        for j in 0..<n { exact[i * n + j] += Double(a[i * k + l]) * Double(b[l * n + j]) }
      }
    }
    let (rows, columns) = (KernelRange(first: 0, end: m), KernelRange(first: 0, end: n))
    for variant in Variant.available {
      var c = [Float](repeating: 0, count: m * n)
      variant.kernels.Product(
        rows, columns, m, n, k, a, b, nil, KernelActivationNone, false, &c)
      #expect(error(c, exact) < bound, "\(variant.name)")
      variant.kernels.ProductTransposedLeft(rows, columns, m, n, k, left, b, false, &c)
      #expect(error(c, exact) < bound, "\(variant.name)")
      variant.kernels.ProductTransposedRight(rows, columns, m, n, k, a, right, false, &c)
      #expect(error(c, exact) < bound, "\(variant.name)")
    }
  }

  @Test("the passes of a convolution")
  func convolutions() {
    var samples = Samples(seed: 42)
    let (count, side, channels, filters, kernel) = (32, 9, 16, 32, 3)
    let outputs = side - kernel + 1
    var windows = KernelWindows(
      height: side, width: side, channels: channels, outputHeight: outputs, outputWidth: outputs,
      kernelHeight: kernel, kernelWidth: kernel, strideY: 1, strideX: 1, paddingTop: 0,
      paddingLeft: 0)
    let x = samples.next(count * side * side * channels)
    let weights = samples.next(kernel * kernel * channels * filters)
    let dy = samples.next(count * outputs * outputs * filters)
    var y = [Double](repeating: 0, count: dy.count)
    var (dw, dx) = ([Double](repeating: 0, count: weights.count), x.map { _ in 0.0 })
    for window in 0..<count * outputs * outputs {
      let (image, place) = window.quotientAndRemainder(dividingBy: outputs * outputs)
      for tap in 0..<kernel * kernel {
        let (row, column) = (place / outputs + tap / kernel, place % outputs + tap % kernel)
        for channel in 0..<channels {
          let at = ((image * side + row) * side + column) * channels + channel
          for filter in 0..<filters {
            let weight = (tap * channels + channel) * filters + filter
            let result = window * filters + filter
            y[result] += Double(x[at]) * Double(weights[weight])
            dw[weight] += Double(x[at]) * Double(dy[result])
            dx[at] += Double(weights[weight]) * Double(dy[result])
          }
        }
      }
    }
    let images = UnsafeMutablePointer<Float>.allocate(capacity: x.count)
    defer { images.deallocate() }
    images.initialize(from: x, count: x.count)
    let source = KernelImages(floats: images, bytes: nil, scale: 0)
    for variant in Variant.available {
      var (result, ofWeights) = (y.map { _ in Float(0) }, weights)
      variant.kernels.Convolution(
        KernelRange(first: 0, end: count * outputs), &windows, filters, source, weights, nil,
        KernelActivationNone, &result)
      #expect(error(result, y) < 1.5e-6, "\(variant.name)")
      variant.kernels.ConvolutionWeightGradient(
        KernelRange(first: 0, end: kernel * kernel * channels), &windows, filters, count, source,
        dy, false, &ofWeights)
      #expect(error(ofWeights, dw) < 1.5e-6, "\(variant.name)")
      var ofImages = x
      variant.kernels.ConvolutionInputGradient(
        KernelRange(first: 0, end: side * side), &windows, filters, count, dy, weights, false,
        &ofImages)
      #expect(error(ofImages, dx) < 1.5e-6, "\(variant.name)")
    }
  }

  private func sigmoid(_ x: Float) -> Double { 1 / (1 + exp(-Double(x))) }

  @Test("recurrent cells")
  func cells() {
    var samples = Samples(seed: 43)
    let hidden = 4096
    let (gates, others) = (samples.next(4 * hidden, scale: 6), samples.next(3 * hidden, scale: 4))
    let state = samples.next(hidden)
    var (states, outputs, next) = ([Double](), [Double](), [Double]())
    for unit in 0..<hidden {
      let (i, f) = (gates[unit], gates[hidden + unit])
      let (g, o) = (Double(gates[2 * hidden + unit]), gates[3 * hidden + unit])
      states.append(sigmoid(f) * Double(state[unit]) + sigmoid(i) * tanh(g))
      outputs.append(sigmoid(o) * tanh(states[unit]))
      let reset = sigmoid(i + others[unit])
      let update = sigmoid(f + others[hidden + unit])
      let candidate = tanh(g + reset * Double(others[2 * hidden + unit]))
      next.append((1 - update) * candidate + update * Double(state[unit]))
    }
    for variant in Variant.available {
      var (kept, nextState, output) = (gates, state, state)
      variant.kernels.LSTMCell(1, hidden, &kept, state, &nextState, &output)
      #expect(error(nextState, states) < 5e-7, "\(variant.name)")
      #expect(error(output, outputs) < 5e-7, "\(variant.name)")
      kept = gates
      variant.kernels.GRUCell(1, hidden, &kept, others, state, &nextState)
      #expect(error(nextState, next) < 1e-6, "\(variant.name)")
    }
  }

  @Test("rows")
  func rows() {
    var samples = Samples(seed: 44)
    let (m, n) = (64, 256)
    let x = samples.next(m * n)
    var (normal, shares) = ([Double](), [Double]())
    for row in 0..<m {
      let values = x[row * n..<(row + 1) * n].map(Double.init)
      let mean = values.reduce(0, +) / Double(n)
      let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(n)
      let total = values.reduce(0) { $0 + exp($1) }
      normal += values.map { ($0 - mean) / (variance + 1e-5).squareRoot() }
      shares += values.map { exp($0) / total }
    }
    for variant in Variant.available {
      var (y, means, scales) = (x, x, x)
      variant.kernels.LayerNorm(m, n, 1e-5, x, nil, nil, &y, &means, &scales)
      #expect(error(y, normal) < 5e-7, "\(variant.name)")
      variant.kernels.SoftmaxRows(m, n, x, &y)
      #expect(error(y, shares) < 3e-7, "\(variant.name)")
      variant.kernels.LogSoftmaxRows(m, n, x, &y)
      #expect(error(y, shares.map { log($0) }) < 3e-7, "\(variant.name)")
    }
  }
}
