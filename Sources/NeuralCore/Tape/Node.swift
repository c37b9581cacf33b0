import CNeuralKernels

/// One value on a tape: where its elements and their gradient lie, and what its way back needs.
struct Node: BitwiseCopyable {
  /// Passes the gradient of a node on to its operands.
  ///
  /// It is a plain function: a closure with captured values would be allocated at every operation.
  typealias Backward = (_ tape: Tape, _ node: UnsafeMutablePointer<Node>) -> Void

  /// The elements.
  let values: UnsafeMutablePointer<Float>

  /// How many elements there are.
  let count: Int

  /// The lengths of the dimensions.
  let shape: Shape

  /// Whether any parameter that is learned went into the value.
  let needsGradient: Bool

  /// The numbers of the nodes that the value was computed from.
  var operands: (Int32, Int32, Int32) = (0, 0, 0)

  /// Where the gradient lies, once something has been added to it.
  var gradient: UnsafeMutablePointer<Float>?

  /// Whether `gradient` holds something; a parameter keeps this beside its gradient instead.
  var hasGradient = false

  /// Where a parameter keeps whether its gradient holds something.
  var parameterHasGradient: UnsafeMutablePointer<Bool>?

  /// Numbers that the way back needs.
  var scalars: (Float, Float) = (0, 0)

  /// How the elements lie around the dimension that an operation goes along.
  var axis = Shape.Axis(outer: 1, length: 1, inner: 1)

  /// What a fused layer passes its product through.
  var activation = Activation.identity

  /// Integers that the way back needs.
  var indices: UnsafeMutablePointer<Int32>?

  /// Floats that the way back needs.
  var saved: UnsafeMutablePointer<Float>?

  /// What else the way back of one kind of operation needs, in memory of the tape.
  var record: UnsafeMutableRawPointer?
}

/// How the gradient of a node goes on, kept beside it so that the node itself is copied bit by bit.
///
/// The structure matters: a bare function in generic memory would be wrapped, which allocates.
struct WayBack {
  /// The function that passes the gradient on; nil where it does not go on.
  let function: Node.Backward?
}

/// Where the gradient of an operand is to be written, and whether to add to what is there.
struct GradientTarget {
  /// The gradient, one float an element.
  let pointer: UnsafeMutablePointer<Float>

  /// Whether the gradient already holds something that must be kept.
  let accumulates: Bool

  /// Adds to one element, or sets it when nothing was there.
  @inline(__always)
  func add(_ value: Float, at index: Int) {
    pointer[index] = accumulates ? pointer[index] + value : value
  }

  /// Adds a multiple of another gradient, or sets it when nothing was there.
  @inline(__always)
  func addAll(_ gradient: UnsafePointer<Float>, scale: Float, count: Int) {
    if accumulates {
      kernelAddScaled(count, scale, gradient, pointer)
    } else {
      kernelScale(count, scale, 0, gradient, pointer)
    }
  }

  /// Makes all elements zero when nothing was there, so that a few can be added to.
  func clear(_ count: Int) {
    if !accumulates { pointer.update(repeating: 0, count: count) }
  }
}
