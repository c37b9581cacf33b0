extension MiniGrid {
  /// At most 64 small numbers, in memory that needs no allocation.
  struct ShortList: RandomAccessCollection, MutableCollection {
    private var values = SIMD64<UInt8>(repeating: 0)

    /// How many numbers there are.
    private(set) var count = 0

    /// Creates an empty list.
    init() {}

    /// Creates a list of the numbers below a count.
    ///
    /// - Precondition: The count is at most 64.
    init(below count: Int) {
      for value in 0..<count { append(UInt8(value)) }
    }

    var startIndex: Int { 0 }

    var endIndex: Int { count }

    subscript(index: Int) -> UInt8 {
      get { values[index] }
      set { values[index] = newValue }
    }

    /// Appends a number.
    ///
    /// - Precondition: There are fewer than 64.
    mutating func append(_ value: UInt8) {
      precondition(count < 64, "A short list has at most 64 numbers.")
      values[count] = value
      count += 1
    }

    /// Takes a number out and returns it; those behind it move up.
    mutating func remove(at index: Int) -> UInt8 {
      let value = values[index]
      for next in index + 1..<Swift.max(index + 1, count) { values[next - 1] = values[next] }
      count -= 1
      return value
    }
  }
}
