/// A list of floats of fixed length whose memory begins at a multiple of 64 bytes.
///
/// It is a value: a copy shares the memory until one of the two is written to.
struct AlignedFloats {
  private var storage: Storage

  /// How many floats there are.
  var count: Int { storage.count }

  /// Creates zeros.
  init(zeroCount count: Int) { storage = Storage(count: count) }

  /// The floats for reading, valid while this value lives and is not written to.
  var readable: UnsafePointer<Float> { UnsafePointer(storage.base) }

  /// The floats for writing, valid while this value lives and is not copied.
  ///
  /// - Complexity: O(1), or O(`count`) and an allocation after the value has been copied.
  var writable: UnsafeMutablePointer<Float> {
    mutating get {
      if !isKnownUniquelyReferenced(&storage) {
        let copy = Storage(count: storage.count)
        copy.base.update(from: storage.base, count: storage.count)
        storage = copy
      }
      return storage.base
    }
  }

  private final class Storage {
    let base: UnsafeMutablePointer<Float>
    let count: Int

    init(count: Int) {
      base = .allocateAligned(count: count)
      base.initialize(repeating: 0, count: count)
      self.count = count
    }

    deinit { UnsafeMutableRawPointer(base).deallocate() }
  }
}

extension UnsafeMutablePointer where Pointee == Float {
  /// Allocates floats that begin at a multiple of 64 bytes, a line of the cache.
  static func allocateAligned(count: Int) -> Self {
    UnsafeMutableRawPointer.allocate(
      byteCount: max(count, 1) * MemoryLayout<Float>.stride, alignment: 64
    ).bindMemory(to: Float.self, capacity: count)
  }
}
