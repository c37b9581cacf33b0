/// Floats between −1 and 1 for kernels to work on, aligned to a cache line.
public final class Operand {
  /// The floats in memory.
  public let pointer: UnsafeMutablePointer<Float>

  /// Creates the same floats for the same count.
  public init(_ count: Int) {
    let raw = UnsafeMutableRawPointer.allocate(
      byteCount: count * MemoryLayout<Float>.stride, alignment: 64)
    pointer = raw.bindMemory(to: Float.self, capacity: count)
    var state: UInt32 = 1
    for index in 0..<count {
      state = state &* 1_664_525 &+ 1_013_904_223
      pointer[index] = Float(Int32(bitPattern: state)) / 2_147_483_648
    }
  }

  deinit { UnsafeMutableRawPointer(pointer).deallocate() }
}
