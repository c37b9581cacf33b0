import CKernelTables
import CNeuralKernels
import Testing

/// A variant that this machine can run, and its kernels.
struct Variant: CustomTestStringConvertible, @unchecked Sendable {
  // The table is constant, which a pointer cannot say of itself.
  let kernels: KernelTable
  let name: String
  let isFused: Bool

  private init?(_ variant: KernelVariant) {
    guard kernelVariantIsAvailable(variant), let table = kernelTableOf(variant) else { return nil }
    kernels = table.pointee
    name = String(cString: kernelVariantName(variant))
    isFused = kernelVariantIsFused(variant)
  }

  var testDescription: String { name }

  /// Every variant that this machine can run.
  static let available = (0..<UInt32(kernelVariantCount)).compactMap {
    Variant(KernelVariant(rawValue: $0))
  }

  /// The readable loops.
  static let plain = available[0]

  /// The variants that are checked against the readable loops.
  static let fast = Array(available.dropFirst())

  /// Says where results leave what the plain kernel computed; nil if they do not.
  ///
  /// Fused variants must agree bit for bit, save for what a NaN carries. The others may be off by
  /// the tolerance, relative to the number or to one.
  func difference(
    _ results: [Float], from expected: [Float], tolerance: Float = 1e-5
  ) -> String? {
    guard results.count == expected.count else { return "\(name): another count" }
    for index in results.indices {
      let (result, wanted) = (results[index], expected[index])
      if result.bitPattern == wanted.bitPattern || (result.isNaN && wanted.isNaN) { continue }
      if !isFused, abs(result - wanted) <= tolerance * max(1, abs(wanted)) { continue }
      return "\(name)[\(index)]: \(result) instead of \(wanted)"
    }
    return nil
  }
}
