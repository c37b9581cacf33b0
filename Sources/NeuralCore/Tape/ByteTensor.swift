import CNeuralKernels

/// A block of bytes on a tape, each of which stands for itself times a scale, as pixels do.
///
/// A convolution takes them into its kernel a few images at a time, so that a batch of images is
/// never kept as floats.
public struct ByteTensor {
  /// The tape that the bytes are written on.
  public let tape: Tape

  /// The lengths of the dimensions.
  public let shape: Shape

  /// What a byte is multiplied by.
  public let scale: Float

  private let bytes: UnsafeMutablePointer<UInt8>
  private let generation: UInt32

  fileprivate init(
    tape: Tape, shape: Shape, scale: Float, bytes: UnsafeMutablePointer<UInt8>
  ) {
    self.tape = tape
    self.shape = shape
    self.scale = scale
    self.bytes = bytes
    generation = tape.generation
  }

  /// The bytes in memory.
  var pointer: UnsafeMutablePointer<UInt8> {
    require(
      generation == tape.generation,
      "These bytes were written before their tape was reset. Write them anew after the reset.")
    return bytes
  }

  /// How many bytes there are.
  public var count: Int { shape.count }

  /// The bytes times the scale as a tensor.
  public func floats() -> Tensor {
    let memory = tape.take(Float.self, count: count)
    kernelBytesToFloats(count, scale, pointer, memory)
    return tape.leaf(memory, shape)
  }

  /// The same bytes in another shape, without a copy.
  ///
  /// - Precondition: The shapes have equally many elements.
  public func reshaped(_ shape: Shape) -> ByteTensor {
    require(
      shape.count == count,
      "\(count) bytes cannot take shape \(shape). Give a shape of \(count) elements.")
    return ByteTensor(tape: tape, shape: shape, scale: scale, bytes: pointer)
  }
}

extension Tape {
  /// Copies bytes onto the tape, row by row.
  ///
  /// - Precondition: There are as many bytes as the shape has elements.
  public func bytes(_ bytes: Span<UInt8>, _ shape: Shape, scale: Float = 1) -> ByteTensor {
    require(
      bytes.count == shape.count,
      "\(bytes.count) bytes do not make a tensor of shape \(shape). Give \(shape.count).")
    let memory = take(UInt8.self, count: shape.count)
    bytes.withUnsafeBufferPointer { source in
      if let base = source.baseAddress { memory.update(from: base, count: source.count) }
    }
    return ByteTensor(tape: self, shape: shape, scale: scale, bytes: memory)
  }

  /// Copies chosen rows of a table of bytes onto the tape, [places, width].
  ///
  /// - Precondition: Every place is that of a row of the table.
  public func bytes(
    rowsOf table: Span<UInt8>, width: Int, at places: Span<Int>, scale: Float = 1
  ) -> ByteTensor {
    let shape = Shape(places.count, width)
    let memory = take(UInt8.self, count: shape.count)
    let rowCount = table.count / width
    table.withUnsafeBufferPointer { table in
      guard let base = table.baseAddress else { return }
      for row in places.indices {
        checkPlace(places[row], rowCount)
        (memory + row * width).update(from: base + places[row] * width, count: width)
      }
    }
    return ByteTensor(tape: self, shape: shape, scale: scale, bytes: memory)
  }
}
