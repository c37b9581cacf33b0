import CKernelTables
import CNeuralKernels
import Testing

@Suite("Products")
struct ProductTests {
  /// The three forms of a product.
  enum Form: CaseIterable, Sendable {
    case plain, transposedLeft, transposedRight

    /// Runs the form on one variant; bias and activation are for the plain form alone.
    func run(
      _ variant: Variant, _ size: Size, _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>,
      bias: UnsafePointer<Float>?, activation: KernelActivation, accumulate: Bool,
      into c: UnsafeMutablePointer<Float>
    ) {
      let (m, n, k) = (size.m, size.n, size.k)
      let (rows, columns) = (KernelRange(first: 0, end: m), KernelRange(first: 0, end: n))
      switch self {
      case .plain:
        variant.kernels.Product(rows, columns, m, n, k, a, b, bias, activation, accumulate, c)
      case .transposedLeft:
        variant.kernels.ProductTransposedLeft(rows, columns, m, n, k, a, b, accumulate, c)
      case .transposedRight:
        variant.kernels.ProductTransposedRight(rows, columns, m, n, k, a, b, accumulate, c)
      }
    }

    /// Where element (i, l) of the left operand lies.
    func left(_ i: Int, _ l: Int, _ size: Size) -> Int {
      self == .transposedLeft ? l * size.m + i : i * size.k + l
    }

    /// Where element (l, j) of the right operand lies.
    func right(_ l: Int, _ j: Int, _ size: Size) -> Int {
      self == .transposedRight ? j * size.k + l : l * size.n + j
    }
  }

  struct Size: Sendable {
    var m: Int
    var n: Int
    var k: Int
    var name: String { "\(m)×\(n)×\(k)" }

    /// All small ones, empty ones, and some long enough to be cut along k.
    static let all: [Size] = {
      var all = [Size]()
      for m in Samples.sizes {
        for n in Samples.sizes {
          for k in Samples.sizes { all.append(Size(m: m, n: n, k: k)) }
        }
      }
      all += [(0, 3, 2), (3, 0, 2), (3, 5, 0), (70, 3, 0), (30, 40, 0)].map(Size.init)
      all += [(3, 37, 700), (30, 70, 520), (40, 2, 600), (29, 131, 257), (65, 1, 256)]
        .map(Size.init)
      return all
    }()
  }

  @Test("agree with the plain loops in every shape", arguments: Form.allCases)
  func agreement(form: Form) {
    var samples = Samples()
    let (a, b, bias, c) = (
      GuardedFloats(capacity: 40_000), GuardedFloats(capacity: 40_000),
      GuardedFloats(capacity: 200), GuardedFloats(capacity: 20_000)
    )
    let (left, right) = (samples.next(40_000), samples.next(40_000))
    let (columns, start) = (samples.next(200), samples.next(20_000))
    for (index, size) in Size.all.enumerated() {
      a.place(Array(left.prefix(size.m * size.k)))
      b.place(Array(right.prefix(size.k * size.n)))
      bias.place(Array(columns.prefix(size.n)))
      let accumulate = index % 3 == 1
      let hasBias = form == .plain && !accumulate && index % 2 == 0
      let activations =
        form == .plain && !accumulate
        ? [KernelActivationNone, KernelActivationReLU, KernelActivationTanh]
        : [KernelActivationNone]
      let activation = activations[index % activations.count]
      var expected = [Float]()
      for variant in Variant.available {
        c.place(Array(start.prefix(size.m * size.n)))
        form.run(
          variant, size, a.pointer, b.pointer, bias: hasBias ? UnsafePointer(bias.pointer) : nil,
          activation: activation, accumulate: accumulate, into: c.pointer)
        if expected.isEmpty { expected = c.values }
        #expect(
          variant.difference(c.values, from: expected) == nil,
          "\(size.name), accumulating: \(accumulate), bias: \(hasBias), \(activation)")
        #expect(c.isIntact, "\(variant.name), \(size.name)")
      }
    }
  }

  @Test(
    "are as close to the exact result as one rounding per step allows", arguments: Form.allCases)
  func precision(form: Form) {
    var samples = Samples(seed: 2)
    for size in [Size(m: 5, n: 7, k: 13), Size(m: 20, n: 33, k: 257), Size(m: 33, n: 3, k: 700)] {
      let (a, b) = (samples.next(size.m * size.k), samples.next(size.k * size.n))
      let start = samples.next(size.m * size.n)
      for variant in Variant.available {
        var c = start
        form.run(
          variant, size, a, b, bias: nil, activation: KernelActivationNone, accumulate: true,
          into: &c)
        for i in 0..<size.m {
          for j in 0..<size.n {
            var exact = Double(start[i * size.n + j])
            var magnitude = abs(exact)
            for l in 0..<size.k {
              let term =
                Double(a[form.left(i, l, size)]) * Double(b[form.right(l, j, size)])
              exact += term
              magnitude += abs(term)
            }
            // Rounding errors of random sign grow with the square root of their number.
            let bound = magnitude * 0x1p-24 * Double(size.k).squareRoot()
            #expect(abs(Double(c[i * size.n + j]) - exact) <= bound, "\(variant.name) \(size.name)")
          }
        }
      }
    }
  }

  @Test("compute a row alone as they compute it in a batch", arguments: Variant.available)
  func rowsAreIndependent(variant: Variant) {
    var samples = Samples(seed: 3)
    for (n, k) in [(1, 65), (2, 300), (33, 64), (70, 257), (8, 3)] {
      let size = Size(m: 61, n: n, k: k)
      let (a, b, bias) = (samples.next(61 * k), samples.next(k * n), samples.next(n))
      // The left operand with rows and columns exchanged, for the form that reads it so.
      let exchanged = (0..<61 * k).map { a[($0 % 61) * k + $0 / 61] }
      for form in Form.allCases {
        let isExchanged = form == .transposedLeft
        var batch = [Float](repeating: 0, count: 61 * n)
        form.run(
          variant, size, isExchanged ? exchanged : a, b, bias: bias,
          activation: KernelActivationTanh, accumulate: false, into: &batch)
        for (first, count) in [(0, 1), (60, 1), (7, 2), (13, 17), (20, 41)] {
          let rows = (first * k..<(first + count) * k).map { a[$0] }
          let part =
            isExchanged ? (0..<count * k).map { rows[($0 % count) * k + $0 / count] } : rows
          var result = [Float](repeating: 0, count: count * n)
          form.run(
            variant, Size(m: count, n: n, k: k), part, b, bias: bias,
            activation: KernelActivationTanh, accumulate: false, into: &result)
          #expect(result == Array(batch[first * n..<(first + count) * n]), "\(form) \(n)×\(k)")
        }
      }
    }
  }

  @Test("let a NaN through every activation", arguments: Variant.available)
  func notANumber(variant: Variant) {
    for (m, n) in [(1, 1), (3, 40), (40, 2)] {
      let a = [Float](repeating: 1, count: m * 5)
      var b = [Float](repeating: 1, count: 5 * n)
      b[3 * n] = .nan
      for activation in [KernelActivationNone, KernelActivationReLU, KernelActivationTanh] {
        var c = [Float](repeating: 0, count: m * n)
        variant.kernels.Product(
          KernelRange(first: 0, end: m), KernelRange(first: 0, end: n), m, n, 5, a, b, nil,
          activation, false, &c)
        for i in 0..<m {
          for j in 0..<n { #expect(c[i * n + j].isNaN == (j == 0)) }
        }
      }
    }
  }

  @Test("sum columns as the plain loops do, close to the exact sums")
  func columnSums() {
    var samples = Samples(seed: 4)
    let (x, sums) = (GuardedFloats(capacity: 20_000), GuardedFloats(capacity: 200))
    for m in [0] + Samples.sizes {
      for n in Samples.sizes {
        let values = samples.next(m * n)
        x.place(values)
        for accumulate in [false, true] {
          let start = samples.next(n)
          var expected = [Float]()
          for variant in Variant.available {
            sums.place(start)
            variant.kernels.ColumnSums(m, n, x.pointer, accumulate, sums.pointer)
            if expected.isEmpty { expected = sums.values }
            // Additions alone: the same bits with and without fused multiply-add.
            #expect(sums.values == expected, "\(variant.name) \(m)×\(n)")
            #expect(sums.isIntact)
          }
          for j in 0..<n {
            let column = (0..<m).reduce(accumulate ? Double(start[j]) : 0) {
              $0 + Double(values[$1 * n + j])
            }
            #expect(abs(Double(expected[j]) - column) < 2e-5)
          }
        }
      }
    }
  }
}
