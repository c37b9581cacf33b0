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

@Suite("Functions of one number")
struct FunctionAccuracyTests {
  /// A kernel, the exact function, and how many units in the last place they may be apart.
  struct Function: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var limit: Double
    /// The same without fused multiply-add, where more is rounded.
    var unfusedLimit: Double
    /// Inputs below are left out.
    var lowest = -Float.infinity
    var kernel: @Sendable (Variant, Int, UnsafePointer<Float>, UnsafeMutablePointer<Float>) -> Void
    var exact: @Sendable (Double) -> Double
  }

  static let functions = [
    Function(testDescription: "exp", limit: 1.25, unfusedLimit: 1.25) {
      $0.kernels.Exp($1, $2, $3)
    } exact: {
      exp($0)
    },
    Function(testDescription: "log", limit: 1, unfusedLimit: 1) {
      $0.kernels.Log($1, $2, $3)
    } exact: {
      log($0)
    },
    Function(testDescription: "tanh", limit: 5, unfusedLimit: 7) {
      $0.kernels.Tanh($1, $2, $3)
    } exact: {
      tanh($0)
    },
    Function(testDescription: "sigmoid", limit: 2.5, unfusedLimit: 2.5) {
      $0.kernels.Sigmoid($1, $2, $3)
    } exact: {
      $0 < 0 ? exp($0) / (1 + exp($0)) : 1 / (1 + exp(-$0))
    },
    Function(testDescription: "softplus", limit: 2, unfusedLimit: 2) {
      $0.kernels.Softplus($1, $2, $3)
    } exact: {
      max($0, 0) + log1p(exp(-abs($0)))
    },
    // Below −80 its factor σ(x) nears the subnormal numbers, which have fewer digits.
    Function(testDescription: "SiLU", limit: 4, unfusedLimit: 4, lowest: -80) {
      $0.kernels.SiLU($1, $2, $3)
    } exact: {
      $0 < 0 ? $0 * exp($0) / (1 + exp($0)) : $0 / (1 + exp(-$0))
    },
  ]

  /// The distance in units of the last place a Float32 has at the exact result.
  private func error(of result: Float, _ exact: Double) -> Double {
    let nearest = Float(exact)
    if nearest == result || (nearest.isNaN && result.isNaN) { return 0 }
    guard result.isFinite, exact.isFinite else {
      // Where the exact result lies between the largest number and what rounds to infinity.
      return result.isInfinite && abs(exact) >= Double(Float.greatestFiniteMagnitude)
        ? 0 : .infinity
    }
    return abs(Double(result) - exact) / Double(max(nearest.ulp, Float.leastNonzeroMagnitude))
  }

  @Test("stay within their error over all of Float32", arguments: functions, Variant.available)
  func accuracy(function: Function, variant: Variant) {
    // A stride through every bit pattern, which meets NaN, infinities and subnormal numbers too.
    let inputs = stride(from: UInt64(0), to: 1 << 32, by: 10_007)
      .map { Float(bitPattern: UInt32($0)) }.filter { !($0 < function.lowest) }
    var results = inputs
    function.kernel(variant, inputs.count, inputs, &results)
    var worst = (error: 0.0, at: Float(0))
    for (x, y) in zip(inputs, results) {
      let error = error(of: y, function.exact(Double(x)))
      if error > worst.error { worst = (error, x) }
    }
    let limit = variant.isFused ? function.limit : function.unfusedLimit
    #expect(worst.error <= limit, "at \(worst.at)")
    #expect(worst.error > 0)
  }

  @Test(
    "map zero, infinity and what is not a number as mathematics does", arguments: Variant.available)
  func specialValues(variant: Variant) {
    // Long enough that every value passes through a whole vector and through a remainder.
    for padding in [0, 5, 16] {
      func check(
        _ x: Float, _ y: Float,
        _ kernel: (Int, UnsafePointer<Float>, UnsafeMutablePointer<Float>) -> Void
      ) {
        let inputs = [Float](repeating: x, count: padding + 1)
        var results = [Float](repeating: 7, count: padding + 1)
        kernel(padding + 1, inputs, &results)
        for result in results {
          #expect(result == y || (result.isNaN && y.isNaN), "\(x) gave \(result), not \(y)")
        }
      }
      let kernels = variant.kernels
      for (x, y): (Float, Float) in [
        (0, 1), (.infinity, .infinity), (-.infinity, 0), (.nan, .nan), (89, .infinity),
        (-104, 0), (-103, .leastNonzeroMagnitude),
      ] { check(x, y) { kernels.Exp($0, $1, $2) } }
      for (x, y): (Float, Float) in [
        (0, -.infinity), (-0.0, -.infinity), (1, 0), (.infinity, .infinity), (-1, .nan),
        (-.infinity, .nan), (-Samples.subnormal, .nan), (.nan, .nan),
      ] { check(x, y) { kernels.Log($0, $1, $2) } }
      for (x, y): (Float, Float) in [
        (0, 0), (.infinity, 1), (-.infinity, -1), (20, 1), (-20, -1), (.nan, .nan),
        (Samples.subnormal, Samples.subnormal),
      ] { check(x, y) { kernels.Tanh($0, $1, $2) } }
      for (x, y): (Float, Float) in [
        (0, 0.5), (.infinity, 1), (-.infinity, 0), (.nan, .nan),
      ] { check(x, y) { kernels.Sigmoid($0, $1, $2) } }
      for (x, y): (Float, Float) in [
        (.infinity, .infinity), (-.infinity, 0), (1000, 1000), (.nan, .nan),
      ] { check(x, y) { kernels.Softplus($0, $1, $2) } }
      for (x, y): (Float, Float) in [
        (3, 3), (-3, 0), (0, 0), (.infinity, .infinity), (-.infinity, 0), (.nan, .nan),
      ] { check(x, y) { kernels.ReLU($0, $1, $2) } }
      for (x, y): (Float, Float) in [(0, 0), (.infinity, .infinity), (.nan, .nan)] {
        check(x, y) { kernels.SiLU($0, $1, $2) }
      }
    }
  }

  @Test("keep the sign of zero", arguments: Variant.available)
  func signOfZero(variant: Variant) {
    let x: [Float] = [-0.0]
    var y: [Float] = [1]
    variant.kernels.Tanh(1, x, &y)
    #expect(y[0].sign == .minus && y[0] == 0)
  }
}
