/// The record of a computation, from which gradients are found by going through it backwards.
///
/// Every operation on a ``Tensor`` computes its values at once and notes on the tape how a gradient
/// goes back through it. The memory of values and gradients belongs to the tape and is used again
/// after ``reset()``: an update of the same sizes as the one before allocates nothing.
///
/// ```swift
/// tape.reset()
/// let observations = tape.constant(rows.span, Shape(64, 4))
/// let loss = meanSquaredError(network(observations), tape.constant(targets.span, Shape(64, 1)))
/// loss.backward()
/// optimizer.step(store, learningRate: 3e-4)
/// ```
///
/// A tape belongs to one thread at a time.
public final class Tape {
  private var arena: Arena
  private var nodes: UnsafeMutablePointer<Node>
  private var nodeCapacity: Int
  private var nodeCount = 0
  private var stores: [ParameterStore] = []

  /// Counts resets, so that a tensor from before one is noticed.
  private(set) var generation: UInt32 = 0

  /// Whether operations note how gradients go back; without it memory and time are saved.
  public var isRecording = true

  /// Creates an empty tape.
  ///
  /// - Parameter capacity: How many floats there is room for at first. The tape grows in the first
  ///   updates to what they need.
  public init(capacity: Int = 16_384) {
    arena = Arena(byteCount: capacity * MemoryLayout<Float>.stride)
    nodeCapacity = 64
    nodes = .allocate(capacity: nodeCapacity)
  }

  deinit {
    nodes.deinitialize(count: nodeCount)
    nodes.deallocate()
  }

  /// Forgets everything and begins anew with the same memory.
  ///
  /// Tensors from before must not be used any more; that is noticed and stops the program.
  public func reset() {
    nodes.deinitialize(count: nodeCount)
    nodeCount = 0
    stores.removeAll(keepingCapacity: true)
    arena.reset()
    generation &+= 1
  }

  /// Computes without noting how gradients go back, for acting and for targets.
  public func withoutRecording<Result, Failure: Error>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let wasRecording = isRecording
    isRecording = false
    defer { isRecording = wasRecording }
    return try body()
  }
}

// MARK: - Putting nodes on the tape

extension Tape {
  /// The node with a number.
  @inline(__always)
  func node(_ index: Int32) -> UnsafeMutablePointer<Node> { nodes + Int(index) }

  /// Hands out memory that is valid until the next reset.
  func take<Element: BitwiseCopyable>(
    _ type: Element.Type, count: Int
  ) -> UnsafeMutablePointer<Element> {
    arena.take(type, count: count)
  }

  /// Puts a value on the tape that no gradient goes back from.
  func leaf(_ values: UnsafeMutablePointer<Float>, _ shape: Shape) -> Tensor {
    append(
      Node(
        values: values, count: shape.count, shape: shape, needsGradient: false, backward: nil))
  }

  /// Puts a parameter on the tape, with its values and gradient in place.
  func leaf(
    _ values: UnsafeMutablePointer<Float>, _ shape: Shape,
    gradient: UnsafeMutablePointer<Float>, hasGradient: UnsafeMutablePointer<Bool>,
    of store: ParameterStore
  ) -> Tensor {
    // The store is kept alive until the reset; few are in use, so the search is short.
    if !stores.contains(where: { $0 === store }) { stores.append(store) }
    return append(
      Node(
        values: values, count: shape.count, shape: shape, needsGradient: isRecording,
        backward: nil, gradient: gradient, parameterHasGradient: hasGradient))
  }

  /// Puts the result of an operation on the tape, with memory of its own unless some is given.
  func record(
    _ shape: Shape, _ first: Tensor, _ second: Tensor? = nil, _ third: Tensor? = nil,
    values: UnsafeMutablePointer<Float>? = nil, backward: @escaping Node.Backward
  ) -> Tensor {
    let count = shape.count
    var needsGradient = node(first.index).pointee.needsGradient
    var operands = (first.index, Int32(-1), Int32(-1))
    if let second {
      checkSameTape(second)
      operands.1 = second.index
      needsGradient = needsGradient || node(second.index).pointee.needsGradient
    }
    if let third {
      checkSameTape(third)
      operands.2 = third.index
      needsGradient = needsGradient || node(third.index).pointee.needsGradient
    }
    needsGradient = needsGradient && isRecording
    return append(
      Node(
        values: values ?? arena.take(Float.self, count: count), count: count, shape: shape,
        needsGradient: needsGradient, backward: needsGradient ? backward : nil,
        operands: operands))
  }

  private func checkSameTape(_ tensor: Tensor) {
    precondition(
      tensor.tape === self,
      "Tensors of two tapes met in one operation. Put all operands on the same tape.")
  }

  private func append(_ node: Node) -> Tensor {
    if nodeCount == nodeCapacity { growNodes() }
    (nodes + nodeCount).initialize(to: node)
    nodeCount += 1
    return Tensor(
      tape: self, index: Int32(nodeCount - 1), generation: generation, shape: node.shape)
  }

  private func growNodes() {
    let larger = UnsafeMutablePointer<Node>.allocate(capacity: nodeCapacity * 2)
    larger.moveInitialize(from: nodes, count: nodeCount)
    nodes.deallocate()
    nodes = larger
    nodeCapacity *= 2
  }
}
