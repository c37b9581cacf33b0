import CKernelTables
import Testing

/// Runs a kernel in every variant on the same operands and compares what it leaves in them.
struct Comparison {
  /// The operands as they are before each run; the kernel gets a pointer to each, in this order.
  var operands: [[Float]]
  var tolerance: Float = 1e-5

  /// What the operands are after the kernel ran in a variant.
  func results(
    _ variant: Variant, _ run: (KernelTable, [UnsafeMutablePointer<Float>]) -> Void
  ) -> [[Float]] {
    let memory = operands.map { values in
      let buffer = GuardedFloats(capacity: values.count)
      buffer.place(values)
      return buffer
    }
    run(variant.kernels, memory.map(\.pointer))
    #expect(memory.allSatisfy { $0.isIntact }, "\(variant.name) wrote before an operand")
    return memory.map(\.values)
  }

  /// Expects what the plain kernel leaves, of every variant.
  ///
  /// - Returns: What that is.
  @discardableResult
  func agree(
    _ name: String, _ run: (KernelTable, [UnsafeMutablePointer<Float>]) -> Void
  ) -> [[Float]] {
    let expected = results(.plain, run)
    for variant in Variant.fast {
      for (result, wanted) in zip(results(variant, run), expected) {
        let difference = variant.difference(result, from: wanted, tolerance: tolerance)
        #expect(difference == nil, "\(name)")
      }
    }
    return expected
  }
}
