/// A block of floats on a tape that knows how its gradient goes back to what it was computed from.
///
/// A tensor is a small handle: the floats belong to the ``Tape`` and are valid until its next
/// ``Tape/reset()``. Operations compute at once.
public struct Tensor {
  /// The tape that this tensor is written on.
  public let tape: Tape

  /// The number of this tensor's node.
  let index: Int32

  private let generation: UInt32

  /// The lengths of the dimensions.
  public let shape: Shape

  init(tape: Tape, index: Int32, generation: UInt32, shape: Shape) {
    self.tape = tape
    self.index = index
    self.generation = generation
    self.shape = shape
  }

  /// How many elements there are.
  public var count: Int { shape.count }

  /// Whether a gradient can go back from this tensor to a parameter.
  public var needsGradient: Bool { node.pointee.needsGradient }

  /// This tensor's node.
  @inline(__always)
  var node: UnsafeMutablePointer<Node> {
    require(
      generation == tape.generation,
      "This tensor was written before its tape was reset. Compute it anew after the reset.")
    return tape.node(index)
  }

  /// The elements in memory.
  @inline(__always)
  var pointer: UnsafeMutablePointer<Float> { node.pointee.values }

  /// The elements in memory, for inlined readers.
  @usableFromInline
  var buffer: UnsafeBufferPointer<Float> { UnsafeBufferPointer(start: pointer, count: count) }
}

// MARK: - Reading

extension Tensor {
  /// Calls a function with the elements, row by row.
  @inlinable
  public func withValues<Result, Failure: Error>(
    _ body: (Span<Float>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(buffer.span)
  }

  /// The only element.
  ///
  /// - Precondition: The tensor has one element.
  public var scalar: Float {
    require(count == 1, "A tensor of shape \(shape) is not one number. Read an element of it.")
    return pointer[0]
  }

  /// The element with a number, counted row by row.
  public subscript(index: Int) -> Float {
    require(
      index >= 0 && index < count,
      "A tensor of shape \(shape) has no element \(index). Use one below \(count).")
    return pointer[index]
  }

  /// The element of a row and a column.
  public subscript(row: Int, column: Int) -> Float {
    require(
      row >= 0 && row < shape.rowCount && column >= 0 && column < shape.columnCount,
      "A tensor of shape \(shape) has no element at \(row), \(column).")
    return pointer[row * shape.columnCount + column]
  }

  /// The elements, row by row, copied into a list.
  public var values: [Float] { Array(buffer) }

  /// Copies the elements, row by row.
  ///
  /// - Precondition: `target` has as many elements.
  public func copy(into target: inout MutableSpan<Float>) {
    require(
      target.count == count,
      "\(count) elements do not fit \(target.count) places. Give one for each.")
    let source = pointer
    for index in 0..<count { target[index] = source[index] }
  }

  /// Writes the column of the largest element of each row, the first of equal ones.
  ///
  /// - Precondition: `target` has as many elements as there are rows, and no element is NaN.
  public func writeLargestColumns(into target: inout MutableSpan<Int32>) {
    require(
      target.count == shape.rowCount,
      "\(shape.rowCount) rows do not fit \(target.count) places. Give one for each.")
    let (source, columnCount) = (pointer, shape.columnCount)
    for row in 0..<shape.rowCount {
      let start = source + row * columnCount
      var best = 0
      // Written so that the first NaN stays the largest, and is seen.
      for column in 1..<columnCount where !(start[column] <= start[best]) {
        if start[best].isNaN { break }
        best = column
      }
      require(
        !start[best].isNaN,
        "Row \(row) has no largest element, for column \(best) is NaN. "
          + "Look for a NaN among the inputs or the parameters.")
      target[row] = Int32(best)
    }
  }
}
