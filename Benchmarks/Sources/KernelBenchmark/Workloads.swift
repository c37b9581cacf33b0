import CNeuralKernels
import GymBenchmarks

/// One kernel on operands of one size, warm in the cache.
struct Workload {
  var name: String
  /// Floating point operations of a product; nil where the number says little.
  var operations: Double?
  var run: () -> Void

  static var all: [Workload] {
    products + [
      activated(64, 64, 64, KernelActivationReLU, label: "NN + ReLU"),
      activated(64, 64, 64, KernelActivationTanh, label: "NN + tanh"),
    ] + convolutions + pools + elementwise + rows + cells + optimizers
  }

  /// The products that the command times, and some that are thinner.
  private static var products: [Workload] {
    let thin: [BenchmarkCase] = [
      .product(8, 64, 4), .product(8, 64, 64), .product(64, 1, 64), .product(64, 2, 64),
      .product(64, 64, 4), .product(16, 1024, 256), .product(8, 512, 3136),
      .transposedLeft(64, 2, 64), .transposedRight(64, 64, 2),
    ]
    return (thin + BenchmarkCase.products).map { Workload($0) }
  }

  private static func activated(
    _ m: Int, _ n: Int, _ k: Int, _ activation: KernelActivation, label: String
  ) -> Workload {
    let (a, b, bias, c) = (buffer(m * k), buffer(k * n), buffer(n), buffer(m * n))
    return Workload(name: "\(label) \(m)×\(n)×\(k)", operations: Double(2 * m * n * k)) {
      kernelProduct(m, n, k, a, b, bias, activation, false, c)
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

  /// Creates the workload of a case, on memory that is kept until the program ends.
  init(_ benchmark: BenchmarkCase) {
    self.init(
      name: benchmark.name, operations: benchmark.operationCount, run: benchmark.prepare())
  }

  /// Numbers in ±1, kept until the program ends.
  static func buffer(_ count: Int) -> UnsafeMutablePointer<Float> {
    let operand = Operand(count)
    _ = Unmanaged.passRetained(operand)
    return operand.pointer
  }

  @inline(never)
  private static func blackHole(_ value: Double) {}
}
