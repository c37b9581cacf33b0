import CNeuralKernels

extension Tape {
  /// Copies floats onto the tape, row by row.
  ///
  /// - Precondition: There are as many floats as the shape has elements.
  public func constant(_ values: Span<Float>, _ shape: Shape) -> Tensor {
    require(
      values.count == shape.count,
      "\(values.count) floats do not make a tensor of shape \(shape). Give \(shape.count).")
    let memory = take(Float.self, count: shape.count)
    values.withUnsafeBufferPointer { source in
      if let base = source.baseAddress { memory.update(from: base, count: source.count) }
    }
    return leaf(memory, shape)
  }

  /// Copies bytes onto the tape as floats times a number, row by row, as pixels are.
  ///
  /// - Precondition: There are as many bytes as the shape has elements.
  public func constant(_ bytes: Span<UInt8>, _ shape: Shape, scale: Float = 1) -> Tensor {
    require(
      bytes.count == shape.count,
      "\(bytes.count) bytes do not make a tensor of shape \(shape). Give \(shape.count).")
    let memory = take(Float.self, count: shape.count)
    bytes.withUnsafeBufferPointer { source in
      kernelBytesToFloats(source.count, scale, source.baseAddress, memory)
    }
    return leaf(memory, shape)
  }

  /// Copies chosen rows of a table of floats onto the tape, [places, width].
  ///
  /// - Precondition: Every place is that of a row of the table.
  public func constant(rowsOf table: Span<Float>, width: Int, at places: Span<Int>) -> Tensor {
    let shape = Shape(places.count, width)
    let memory = take(Float.self, count: shape.count)
    let rowCount = table.count / width
    table.withUnsafeBufferPointer { table in
      guard let base = table.baseAddress else { return }
      for row in places.indices {
        checkPlace(places[row], rowCount)
        (memory + row * width).update(from: base + places[row] * width, count: width)
      }
    }
    return leaf(memory, shape)
  }

  /// Copies chosen rows of a table of bytes onto the tape as floats times a number, [places, width].
  ///
  /// - Precondition: Every place is that of a row of the table.
  public func constant(
    rowsOf table: Span<UInt8>, width: Int, at places: Span<Int>, scale: Float = 1
  ) -> Tensor {
    let shape = Shape(places.count, width)
    let memory = take(Float.self, count: shape.count)
    let rowCount = table.count / width
    table.withUnsafeBufferPointer { table in
      guard let base = table.baseAddress else { return }
      for row in places.indices {
        checkPlace(places[row], rowCount)
        kernelBytesToFloats(width, scale, base + places[row] * width, memory + row * width)
      }
    }
    return leaf(memory, shape)
  }

  func checkPlace(_ place: Int, _ rowCount: Int) {
    require(
      place >= 0 && place < rowCount,
      "There is no row \(place) in a table of \(rowCount). Count places from 0.")
  }

  /// Copies a list of floats onto the tape.
  public func constant(_ values: [Float]) -> Tensor { constant(values.span, Shape(values.count)) }

  /// Copies floats onto the tape as a matrix, row by row.
  public func constant(_ values: [Float], _ shape: Shape) -> Tensor {
    constant(values.span, shape)
  }

  /// Puts a tensor on the tape with the same value everywhere.
  public func constant(_ value: Float, _ shape: Shape = Shape()) -> Tensor {
    let memory = take(Float.self, count: shape.count)
    memory.update(repeating: value, count: shape.count)
    return leaf(memory, shape)
  }

  /// Puts a tensor on the tape whose elements a function writes in place, row by row.
  ///
  /// The memory holds zeros before.
  @inlinable
  public func constant<Failure: Error>(
    _ shape: Shape, writtenBy body: (inout MutableSpan<Float>) throws(Failure) -> Void
  ) throws(Failure) -> Tensor {
    let (tensor, buffer) = zeros(shape)
    var span = buffer.mutableSpan
    try body(&span)
    return tensor
  }

  @usableFromInline
  func zeros(_ shape: Shape) -> (tensor: Tensor, buffer: UnsafeMutableBufferPointer<Float>) {
    let memory = take(Float.self, count: shape.count)
    memory.update(repeating: 0, count: shape.count)
    return (leaf(memory, shape), UnsafeMutableBufferPointer(start: memory, count: shape.count))
  }

  /// Copies integers to where they are valid until the next reset, checking each.
  func copyIndices(
    _ indices: Span<Int32>, rowCount: Int, below bound: Int
  ) -> UnsafeMutablePointer<Int32> {
    require(
      indices.count == rowCount,
      "\(indices.count) indices were given for \(rowCount) rows. Give one for each row.")
    let memory = take(Int32.self, count: rowCount)
    for row in 0..<rowCount {
      let index = indices[row]
      require(
        index >= 0 && index < bound,
        "Index \(index) of row \(row) is not one of \(bound) columns. Use 0 to \(bound - 1).")
      memory[row] = index
    }
    return memory
  }
}
