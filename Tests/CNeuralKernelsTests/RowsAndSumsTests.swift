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

@Suite("Rows and sums")
struct RowsAndSumsTests {
  @Test("softmax and log-softmax agree with the plain loops, in place too")
  func agreement() {
    var samples = Samples(seed: 6)
    let (x, y) = (GuardedFloats(capacity: 10_000), GuardedFloats(capacity: 10_000))
    for m in [0, 1, 2, 7, 16, 17, 40] {
      for n in Samples.sizes {
        let values = samples.next(m * n, scale: 20)
        for isLogarithm in [false, true] {
          for isInPlace in [false, true] {
            var expected: [Float]?
            for variant in Variant.available {
              x.place(values)
              y.place(values)
              let kernel =
                isLogarithm ? variant.kernels.LogSoftmaxRows : variant.kernels.SoftmaxRows
              kernel?(m, n, x.pointer, isInPlace ? x.pointer : y.pointer)
              let result = isInPlace ? x.values : y.values
              let wanted = expected ?? result
              expected = wanted
              #expect(variant.difference(result, from: wanted) == nil, "\(m)×\(n)")
              #expect(x.isIntact && y.isIntact)
            }
          }
        }
      }
    }
  }

  @Test("softmax is exp over the sum of exp, even of large numbers", arguments: Variant.available)
  func softmax(variant: Variant) {
    for n in [1, 2, 6, 16, 18, 100] {
      // Rows of the same numbers around 0 and around ±1000, which alone would overflow or vanish.
      let m = 21
      let x = (0..<m * n).map { Float($0 % n % 7) - 3 + Float(($0 / n) % 3 - 1) * 1024 }
      var (y, logarithms) = (x, x)
      variant.kernels.SoftmaxRows(m, n, x, &y)
      variant.kernels.LogSoftmaxRows(m, n, x, &logarithms)
      let total = (0..<n).reduce(0.0) { $0 + exp(Double($1 % 7) - 3) }
      for index in 0..<m * n {
        let share = exp(Double(index % n % 7) - 3) / total
        #expect(abs(Double(y[index]) / share - 1) < 1e-6)
        #expect(abs(Double(logarithms[index]) - log(share)) < 2e-6)
      }
    }
  }

  @Test("a NaN spoils its own row and no other", arguments: Variant.available)
  func notANumber(variant: Variant) {
    for n in [1, 2, 5, 16, 40] {
      for m in [3, 20, 35] {
        var x = [Float](repeating: 1, count: m * n)
        x[n + n / 2] = .nan
        var (y, logarithms) = (x, x)
        variant.kernels.SoftmaxRows(m, n, x, &y)
        variant.kernels.LogSoftmaxRows(m, n, x, &logarithms)
        for index in 0..<m * n {
          #expect(y[index].isNaN == (index / n == 1))
          #expect(logarithms[index].isNaN == (index / n == 1))
        }
      }
    }
  }

  @Test("impossible choices have probability zero", arguments: Variant.available)
  func masked(variant: Variant) {
    let x: [Float] = [0, -.infinity, 0]
    var y = x
    variant.kernels.SoftmaxRows(1, 3, x, &y)
    #expect(y == [0.5, 0, 0.5])
    variant.kernels.LogSoftmaxRows(1, 3, x, &y)
    #expect(y[1] == -.infinity)
  }

  @Test("a row's softmax does not depend on the rows beside it", arguments: Variant.available)
  func rowsAreIndependent(variant: Variant) {
    var samples = Samples(seed: 7)
    for n in [2, 5, 16, 33] {
      let x = samples.next(37 * n, scale: 5)
      var batch = x
      variant.kernels.SoftmaxRows(37, n, x, &batch)
      for row in 0..<37 {
        var alone = Array(x[row * n..<(row + 1) * n])
        variant.kernels.SoftmaxRows(1, n, alone, &alone)
        #expect(alone == Array(batch[row * n..<(row + 1) * n]))
      }
    }
  }

  @Test("sums are the same bits in every variant, and close to exact")
  func sums() {
    var samples = Samples(seed: 8)
    let x = GuardedFloats(capacity: 5000)
    for count in [0] + Samples.sizes + [4999] {
      let values = samples.next(count, scale: 3)
      x.place(values)
      let sum = Variant.plain.kernels.Sum(count, x.pointer)
      let squares = Variant.plain.kernels.SumOfSquares(count, x.pointer)
      // Doubles are summed, whose products are exact: nothing is left for fusing to change.
      for variant in Variant.fast {
        #expect(variant.kernels.Sum(count, x.pointer) == sum, "\(variant.name) \(count)")
        #expect(
          variant.kernels.SumOfSquares(count, x.pointer) == squares, "\(variant.name) \(count)")
      }
      let exact = values.reduce(0.0) { $0 + Double($1) }
      #expect(abs(Double(sum) - exact) <= max(1e-12, abs(exact)) * 0x1p-23)
      let exactSquares = values.reduce(0.0) { $0 + Double($1) * Double($1) }
      #expect(abs(squares - exactSquares) <= 1e-13 * exactSquares)
    }
  }
}
