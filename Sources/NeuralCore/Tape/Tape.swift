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
  // A tape belongs to one thread and calls nobody back while it changes, so that the checks of
  // exclusive access, several a node, would find nothing: they cost a tenth of a small update.
  @exclusivity(unchecked) private var arena: Arena
  @exclusivity(unchecked) private var nodes: UnsafeMutablePointer<Node>
  @exclusivity(unchecked) private var waysBack: UnsafeMutablePointer<WayBack>
  @exclusivity(unchecked) private var nodeCapacity: Int
  @exclusivity(unchecked) private var nodeCount = 0
  @exclusivity(unchecked) private var stores: [ParameterStore] = []
  @exclusivity(unchecked) private var newestStore: ObjectIdentifier?

  /// Counts resets, so that a tensor from before one is noticed.
  @exclusivity(unchecked) private(set) var generation: UInt32 = 0

  /// Whether operations note how gradients go back; without it memory and time are saved.
  @exclusivity(unchecked) public var isRecording = true

  /// Whether layers that train in another way than they are used do so; set at first.
  ///
  /// While it is set, batch normalisation goes by the batch and keeps statistics of it, dropout drops
  /// and noisy layers are noisy.
  @exclusivity(unchecked) public var isTraining = true

  /// Creates an empty tape.
  ///
  /// - Parameter capacity: How many floats there is room for at first. The tape grows in the first
  ///   updates to what they need.
  public init(capacity: Int = 16_384) {
    arena = Arena(byteCount: capacity * MemoryLayout<Float>.stride)
    nodeCapacity = 64
    nodes = .allocate(capacity: nodeCapacity)
    waysBack = .allocate(capacity: nodeCapacity)
  }

  deinit {
    nodes.deallocate()
    waysBack.deallocate()
  }

  /// Forgets everything and begins anew with the same memory.
  ///
  /// Tensors from before must not be used any more; that is noticed and stops the program.
  public func reset() {
    // Functions without captured values own nothing, so neither do the entries that are dropped.
    nodeCount = 0
    stores.removeAll(keepingCapacity: true)
    newestStore = nil
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

  /// Computes as when the model is used, for acting greedily and for targets.
  public func evaluating<Result, Failure: Error>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let wasTraining = isTraining
    isTraining = false
    defer { isTraining = wasTraining }
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

  /// Copies a value to where it is valid until the next reset.
  func keep<Value: BitwiseCopyable>(_ value: Value) -> UnsafeMutableRawPointer {
    let memory = take(Value.self, count: 1)
    memory.initialize(to: value)
    return UnsafeMutableRawPointer(memory)
  }

  /// The function that passes the gradient of a node on; nil where it does not go on.
  @inline(__always)
  func wayBack(of index: Int32) -> Node.Backward? { waysBack[Int(index)].function }

  /// Puts a value on the tape that no gradient goes back from.
  func leaf(_ values: UnsafeMutablePointer<Float>, _ shape: Shape) -> Tensor {
    append(
      Node(values: values, count: shape.count, shape: shape, needsGradient: false), wayBack: nil)
  }

  /// Puts a parameter on the tape, with its values and gradient in place.
  func leaf(
    _ values: UnsafeMutablePointer<Float>, _ shape: Shape,
    gradient: UnsafeMutablePointer<Float>, hasGradient: UnsafeMutablePointer<Bool>,
    of store: ParameterStore
  ) -> Tensor {
    if newestStore != ObjectIdentifier(store) { keepAlive(store) }
    return append(
      Node(
        values: values, count: shape.count, shape: shape, needsGradient: isRecording,
        gradient: gradient, parameterHasGradient: hasGradient),
      wayBack: nil)
  }

  /// Puts the result of an operation on the tape, with memory of its own unless some is given.
  @inline(__always)
  func record(
    _ shape: Shape, _ first: Tensor, _ second: Tensor? = nil, _ third: Tensor? = nil,
    values: UnsafeMutablePointer<Float>? = nil, backward: @escaping Node.Backward
  ) -> Tensor {
    let count = shape.count
    var needsGradient = first.node.pointee.needsGradient
    var operands = (first.index, Int32(-1), Int32(-1))
    if let second {
      checkSameTape(second)
      operands.1 = second.index
      needsGradient = needsGradient || second.node.pointee.needsGradient
    }
    if let third {
      checkSameTape(third)
      operands.2 = third.index
      needsGradient = needsGradient || third.node.pointee.needsGradient
    }
    needsGradient = needsGradient && isRecording
    return append(
      Node(
        values: values ?? arena.take(Float.self, count: count), count: count, shape: shape,
        needsGradient: needsGradient, operands: operands),
      wayBack: needsGradient ? backward : nil)
  }

  /// Keeps a store alive until the reset.
  private func keepAlive(_ store: ParameterStore) {
    if !stores.contains(where: { $0 === store }) { stores.append(store) }
    newestStore = ObjectIdentifier(store)
  }

  private func checkSameTape(_ tensor: Tensor) {
    require(
      tensor.tape === self,
      "Tensors of two tapes met in one operation. Put all operands on the same tape.")
  }

  @inline(__always)
  private func append(_ node: Node, wayBack: Node.Backward?) -> Tensor {
    if nodeCount == nodeCapacity { growNodes() }
    (nodes + nodeCount).initialize(to: node)
    (waysBack + nodeCount).initialize(to: WayBack(function: wayBack))
    nodeCount += 1
    return Tensor(
      tape: self, index: Int32(nodeCount - 1), generation: generation, shape: node.shape)
  }

  @inline(never)
  private func growNodes() {
    let larger = UnsafeMutablePointer<Node>.allocate(capacity: nodeCapacity * 2)
    larger.moveInitialize(from: nodes, count: nodeCount)
    nodes.deallocate()
    nodes = larger
    let longer = UnsafeMutablePointer<WayBack>.allocate(capacity: nodeCapacity * 2)
    longer.moveInitialize(from: waysBack, count: nodeCount)
    waysBack.deallocate()
    waysBack = longer
    nodeCapacity *= 2
  }
}
