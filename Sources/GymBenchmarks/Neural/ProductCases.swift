import CNeuralKernels

extension BenchmarkCase {
  /// Matrix products of the sizes that networks of agents have, from 64×64×64 up.
  public static var products: [BenchmarkCase] {
    [
      product(64, 64, 64), product(256, 64, 64), product(32, 128, 1024), product(32, 1024, 256),
      product(32, 512, 3136), product(512, 512, 512), transposedLeft(64, 64, 64),
      transposedLeft(1024, 128, 32), transposedLeft(3136, 512, 32), transposedRight(64, 64, 64),
      transposedRight(32, 1024, 128), transposedRight(32, 3136, 512),
    ]
  }

  /// C = A · B with C of m × n, as layers compute their outputs.
  public static func product(_ m: Int, _ n: Int, _ k: Int) -> BenchmarkCase {
    gemm("NN", m, n, k) { a, b, c in
      kernelProduct(m, n, k, a, b, nil, KernelActivationNone, false, c)
    }
  }

  /// C = Aᵀ · B with C of m × n, as for the gradients of weights.
  public static func transposedLeft(_ m: Int, _ n: Int, _ k: Int) -> BenchmarkCase {
    gemm("TN", m, n, k) { a, b, c in kernelProductTransposedLeft(m, n, k, a, b, false, c) }
  }

  /// C = A · Bᵀ with C of m × n, as for the gradients of inputs.
  public static func transposedRight(_ m: Int, _ n: Int, _ k: Int) -> BenchmarkCase {
    gemm("NT", m, n, k) { a, b, c in kernelProductTransposedRight(m, n, k, a, b, false, c) }
  }

  private static func gemm(
    _ form: String, _ m: Int, _ n: Int, _ k: Int,
    _ multiply:
      @escaping (
        _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, _ c: UnsafeMutablePointer<Float>
      ) -> Void
  ) -> BenchmarkCase {
    BenchmarkCase("gemm-\(form)-\(m)x\(n)x\(k)", operationCount: Double(2 * m * n * k)) {
      let (a, b, c) = (Operand(m * k), Operand(k * n), Operand(m * n))
      return { multiply(a.pointer, b.pointer, c.pointer) }
    }
  }
}
