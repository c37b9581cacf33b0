import CNeuralKernels
import Snapshots

/// The running moments of Adam and AdamW, and the step that they share.
struct AdamMoments {
  let beta1: Float
  let beta2: Float
  let epsilon: Float
  let weightDecay: Float

  /// How many steps were taken.
  private(set) var stepCount = 0

  /// How many parameters, with the padding between them, the moments are for.
  var count: Int { first.count }

  private var first: AlignedFloats
  private var second: AlignedFloats

  init(count: Int, beta1: Float, beta2: Float, epsilon: Float, weightDecay: Float) {
    require(
      beta1 >= 0 && beta1 < 1 && beta2 >= 0 && beta2 < 1,
      "The rates of Adam's moments lie from 0 to below 1. They are \(beta1) and \(beta2).")
    require(
      epsilon >= 0 && epsilon.isFinite && weightDecay >= 0 && weightDecay.isFinite,
      "Adam's epsilon of \(epsilon) and decay of \(weightDecay) are not both 0 or more.")
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
    self.weightDecay = weightDecay
    first = AlignedFloats(zeroCount: count)
    second = AlignedFloats(zeroCount: count)
  }

  mutating func step(
    _ store: ParameterStore, gradientsFrom source: ParameterStore, learningRate: Double,
    gradientScale: Double
  ) {
    stepCount += 1
    let correction1 = 1 / (1 - power(Double(beta1), stepCount))
    let correction2 = 1 / (1 - power(Double(beta2), stepCount))
    let (first, second) = (first.writable, second.writable)
    store.takeGradients(of: source, expectedCount: self.first.count) { gradients, values in
      kernelAdam(
        store.count, Float(gradientScale), Float(learningRate), beta1, beta2, epsilon,
        weightDecay, Float(correction1), Float(correction2), gradients, first, second, values)
    }
  }
}

/// A number to the power of a whole number, by repeated squaring: the same bits on every platform.
private func power(_ base: Double, _ exponent: Int) -> Double {
  var (result, square, rest) = (1.0, base, exponent)
  while rest > 0 {
    if rest & 1 == 1 { result *= square }
    square *= square
    rest >>= 1
  }
  return result
}

extension AdamMoments {
  func write(to writer: inout SnapshotWriter) {
    writer.write(beta1)
    writer.write(beta2)
    writer.write(epsilon)
    writer.write(weightDecay)
    writer.write(stepCount)
    writer.write(first)
    writer.write(second)
  }

  init(from reader: inout SnapshotReader) throws(SnapshotError) {
    beta1 = try reader.read()
    beta2 = try reader.read()
    epsilon = try reader.read()
    weightDecay = try reader.read()
    try checkSettings(of: "Adam", rates: [beta1, beta2], amounts: [epsilon, weightDecay])
    stepCount = try reader.read()
    first = try reader.read()
    second = try reader.read()
    guard first.count == second.count, stepCount >= 0 else {
      throw .invalid("The moments of Adam do not fit each other.")
    }
  }
}
