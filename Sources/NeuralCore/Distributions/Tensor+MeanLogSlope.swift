import CNeuralKernels

extension SquashedNormal {
  /// Passes numbers through the hyperbolic tangent in place.
  func squash(_ numbers: inout MutableSpan<Float>) {
    numbers.withUnsafeMutableBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return }
      kernelTanh(buffer.count, start, start)
    }
  }
}

extension Tensor {
  /// The mean of log(1 − tanh² u) for u normal, with these means and the given deviations.
  ///
  /// The trapezoidal rule over u = μ + σx at x = −6, −6 + 3⁄16, … 6, its weights adding up to 1. For
  /// a function without singularities near the real line the rule converges faster than any power
  /// of the distance between the points.
  func meanLogSlope(_ deviations: Tensor) -> Tensor {
    let result = tape.record(shape, self, deviations, backward: meanLogSlopeBackward)
    let (mean, deviation, y) = (pointer, deviations.pointer, result.pointer)
    let u = tape.take(Float.self, count: count)
    let term = tape.take(Float.self, count: count)
    let slopes = tape.take(Float.self, count: 2 * count)
    y.update(repeating: 0, count: count)
    slopes.update(repeating: 0, count: 2 * count)
    for index in 0..<trapezoidCount {
      let (x, weight) = (trapezoidPoint(index), trapezoidWeights[index])
      u.update(from: mean, count: count)
      kernelAddScaled(count, x, deviation, u)
      // 2 (log 2 − u − softplus(−2u))
      kernelScale(count, -2, 0, u, term)
      kernelSoftplus(count, term, term)
      kernelAdd(count, u, term, term)
      kernelScale(count, -2, 2 * SquashedNormal.logTwo, term, term)
      kernelAddScaled(count, weight, term, y)
      // Its derivative is −2 tanh u.
      kernelTanh(count, u, u)
      kernelAddScaled(count, -2 * weight, u, slopes)
      kernelAddScaled(count, -2 * weight * x, u, slopes + count)
    }
    result.node.pointee.saved = slopes
    return result
  }
}

private let trapezoidCount = 65

private func trapezoidPoint(_ index: Int) -> Float { Float(index - trapezoidCount / 2) * 0.1875 }

private let trapezoidWeights: [Float] = {
  var heights = [Float](repeating: 0, count: trapezoidCount)
  for index in heights.indices {
    var exponent = -trapezoidPoint(index) * trapezoidPoint(index) / 2
    kernelExp(1, &exponent, &heights[index])
  }
  let sum = heights.reduce(0, +)
  return heights.map { $0 / sum }
}()

private func meanLogSlopeBackward(_ tape: Tape, _ node: UnsafeMutablePointer<Node>) {
  guard let slopes = node.pointee.saved else { return }
  let (dy, count) = (node.arrived, node.pointee.count)
  if let dx = tape.gradientTarget(node.pointee.operands.0) {
    for index in 0..<count { dx.add(dy[index] * slopes[index], at: index) }
  }
  if let dx = tape.gradientTarget(node.pointee.operands.1) {
    for index in 0..<count { dx.add(dy[index] * slopes[count + index], at: index) }
  }
}
