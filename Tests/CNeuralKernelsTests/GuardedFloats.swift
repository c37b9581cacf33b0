#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// Memory that ends at a page nobody may touch.
///
/// A kernel that reads or writes past its operand crashes the test.
final class GuardedFloats {
  /// How many numbers before an operand are watched for writes.
  private static let margin = 64
  private static let canary: Float = 12345.678
  private let base: UnsafeMutableRawPointer
  private let byteCount: Int
  private let pageSize = Int(getpagesize())
  private var count = 0

  /// Reserves memory for operands of up to `capacity` numbers.
  init(capacity: Int) {
    let pages = ((capacity + Self.margin) * 4 + pageSize - 1) / pageSize
    byteCount = (pages + 1) * pageSize
    guard
      let memory = mmap(
        nil, byteCount, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANON, -1, 0),
      memory != MAP_FAILED
    else { fatalError("The test needs \(byteCount) bytes of memory. Free some.") }
    base = memory
    guard mprotect(base + pages * pageSize, pageSize, PROT_NONE) == 0 else {
      fatalError("The guard page could not be closed. Check the limits on memory maps.")
    }
  }

  deinit { munmap(base, byteCount) }

  /// The operand: it ends where the closed page begins.
  var pointer: UnsafeMutablePointer<Float> {
    (base + byteCount - pageSize - count * 4).assumingMemoryBound(to: Float.self)
  }

  /// Puts an operand in place, and the marks before it.
  @discardableResult
  func place(_ values: [Float]) -> UnsafeMutablePointer<Float> {
    precondition(
      (values.count + Self.margin) * 4 <= byteCount - pageSize,
      "The operand is larger than the capacity. Reserve more.")
    count = values.count
    for index in values.indices { pointer[index] = values[index] }
    for index in 1...Self.margin { pointer[-index] = Self.canary }
    return pointer
  }

  /// The operand as it is now.
  var values: [Float] { Array(UnsafeBufferPointer(start: pointer, count: count)) }

  /// Whether nothing was written before the operand.
  var isIntact: Bool { (1...Self.margin).allSatisfy { pointer[-$0] == Self.canary } }
}
