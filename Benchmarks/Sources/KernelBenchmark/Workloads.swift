import CNeuralKernels

/// One kernel on operands of one size, warm in the cache.
struct Workload {
  var name: String
  /// Floating point operations of a product; nil where the number says little.
  var operations: Double?
  var run: () -> Void

  static var all: [Workload] {
    [
      product(8, 64, 4), product(8, 64, 64), product(64, 64, 64), product(256, 64, 64),
      product(64, 1, 64), product(64, 2, 64), product(64, 64, 4), product(32, 128, 1024),
      product(16, 1024, 256), product(32, 1024, 256), product(8, 512, 3136),
      product(32, 512, 3136), product(512, 512, 512),
      product(64, 64, 64, activation: KernelActivationReLU, label: "NN + ReLU"),
      product(64, 64, 64, activation: KernelActivationTanh, label: "NN + tanh"),
      transposedLeft(64, 64, 64), transposedLeft(1024, 128, 32), transposedLeft(3136, 512, 32),
      transposedLeft(64, 2, 64), transposedRight(64, 64, 64), transposedRight(32, 1024, 128),
      transposedRight(64, 64, 2), transposedRight(32, 3136, 512),
    ] + convolutions + pools + elementwise + rows + cells + optimizers
  }

  private static func product(
    _ m: Int, _ n: Int, _ k: Int, activation: KernelActivation = KernelActivationNone,
    label: String = "NN"
  ) -> Workload {
    let a = buffer(m * k)
    let b = buffer(k * n)
    let bias = buffer(n)
    let c = buffer(m * n)
    return Workload(name: "\(label) \(m)×\(n)×\(k)", operations: Double(2 * m * n * k)) {
      kernelProduct(m, n, k, a, b, bias, activation, false, c)
    }
  }

  private static func transposedLeft(_ m: Int, _ n: Int, _ k: Int) -> Workload {
    let a = buffer(k * m)
    let b = buffer(k * n)
    let c = buffer(m * n)
    return Workload(name: "TN \(m)×\(n)×\(k)", operations: Double(2 * m * n * k)) {
      kernelProductTransposedLeft(m, n, k, a, b, false, c)
    }
  }

  private static func transposedRight(_ m: Int, _ n: Int, _ k: Int) -> Workload {
    let a = buffer(m * k)
    let b = buffer(n * k)
    let c = buffer(m * n)
    return Workload(name: "NT \(m)×\(n)×\(k)", operations: Double(2 * m * n * k)) {
      kernelProductTransposedRight(m, n, k, a, b, false, c)
    }
  }

  private static var elementwise: [Workload] {
    let x = buffer(4096)
    let y = buffer(4096)
    return [
      Workload(name: "tanh 4096") { kernelTanh(4096, x, y) },
      Workload(name: "exp 4096") { kernelExp(4096, x, y) },
      Workload(name: "log 4096") { kernelLog(4096, x, y) },
      Workload(name: "sigmoid 4096") { kernelSigmoid(4096, x, y) },
      Workload(name: "softplus 4096") { kernelSoftplus(4096, x, y) },
      Workload(name: "tanh backward 4096") { kernelTanhBackward(4096, x, y, false, y) },
      Workload(name: "add 4096") { kernelAdd(4096, x, x, y) },
      Workload(name: "add 128") { kernelAdd(128, x, x, y) },
      Workload(name: "exp 2") { kernelExp(2, x, y) },
    ]
  }

  private static var rows: [Workload] {
    let x = buffer(64 * 64)
    let y = buffer(64 * 64)
    let wide = buffer(64 * 256)
    let wideResult = buffer(64 * 256)
    return [
      Workload(name: "softmax 64×2") { kernelSoftmaxRows(64, 2, x, y) },
      Workload(name: "log-softmax 64×18") { kernelLogSoftmaxRows(64, 18, x, y) },
      Workload(name: "layer norm 64×256") {
        kernelLayerNorm(64, 256, 1e-5, wide, nil, nil, wideResult, x, y)
      },
      Workload(name: "column sums 64×64") { kernelColumnSums(64, 64, x, false, y) },
      Workload(name: "column sums 64×2") { kernelColumnSums(64, 2, x, false, y) },
    ]
  }

  private static var optimizers: [Workload] {
    let count = 9472
    let gradients = buffer(count)
    let first = buffer(count)
    let second = buffer(count)
    let parameters = buffer(count)
    for index in 0..<count { second[index] = first[index] * first[index] }
    return [
      Workload(name: "Adam 9472") {
        kernelAdam(
          count, 1, 1e-6, 0.9, 0.999, 1e-8, 0, 1, 1, gradients, first, second, parameters)
      },
      Workload(name: "sum of squares 9472") { blackHole(kernelSumOfSquares(count, gradients)) },
      Workload(name: "Polyak 9472") { kernelPolyak(count, 0.005, gradients, parameters) },
    ]
  }

  init(name: String, operations: Double? = nil, run: @escaping () -> Void) {
    self.name = name
    self.operations = operations
    self.run = run
  }

  /// Numbers in ±1, aligned to a cache line, kept until the program ends.
  static func buffer(_ count: Int) -> UnsafeMutablePointer<Float> {
    let raw = UnsafeMutableRawPointer.allocate(byteCount: count * 4, alignment: 64)
    let floats = raw.bindMemory(to: Float.self, capacity: count)
    var state: UInt32 = 1
    for index in 0..<count {
      state = state &* 1_664_525 &+ 1_013_904_223
      floats[index] = Float(Int32(bitPattern: state)) / 2_147_483_648
    }
    return floats
  }

  @inline(never)
  private static func blackHole(_ value: Double) {}
}
