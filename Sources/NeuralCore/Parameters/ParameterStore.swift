import CNeuralKernels

/// All parameters of a model, side by side in one flat buffer, with a second one for gradients.
///
/// Because they are side by side, a step of an optimiser, a copy to a target network and the norm
/// of the gradient are each one pass over memory. Layers register their parameters when they are
/// made; from the first use on the store is sealed and takes no more.
///
/// ```swift
/// let store = ParameterStore()
/// let network = Sequential.perceptron(
///   [4, 64, 64, 2], activation: .relu, named: "q", in: store, using: &generator)
/// ```
public final class ParameterStore {
  struct Entry {
    var name: String
    var shape: Shape
    var layout: ParameterLayout
    var offset: Int
  }

  private(set) var entries: [Entry] = []
  private var initialValues: [Float] = []
  @exclusivity(unchecked) private var buffers: Buffers?

  /// How many floats each of the two buffers has, with the padding between parameters.
  public private(set) var count = 0

  /// How many learned numbers there are.
  public var parameterCount: Int { entries.reduce(0) { $0 + $1.shape.count } }

  /// All parameters, in the order of registration.
  public var parameters: [Parameter] {
    entries.indices.map { position in
      Parameter(
        store: self, position: position, shape: entries[position].shape,
        offset: entries[position].offset)
    }
  }

  /// Creates an empty store.
  public init() {}

  /// Adds a parameter with its first values, in the order of memory.
  ///
  /// - Precondition: No other parameter has the name; there are as many values as the shape has
  ///   elements; the store has not been used yet.
  public func register(
    _ name: String, shape: Shape, layout: ParameterLayout = .plain, values: [Float]
  ) -> Parameter {
    require(
      buffers == nil, "The store is in use already. Register \(name) before the first use.")
    require(
      !entries.contains { $0.name == name },
      "Two parameters are called \(name). Give each layer a name of its own.")
    require(
      values.count == shape.count,
      "\(name) has shape \(shape) and \(values.count) values. Give \(shape.count).")
    require(
      layout == .plain || shape.rank == 2,
      "\(name) has shape \(shape), but the weights of a linear layer are a matrix.")
    let parameter = Parameter(store: self, position: entries.count, shape: shape, offset: count)
    entries.append(Entry(name: name, shape: shape, layout: layout, offset: count))
    initialValues += values
    // A slice begins at a multiple of 64 bytes, so that no two share a line of the cache.
    count += (shape.count + 15) / 16 * 16
    initialValues += repeatElement(0, count: count - initialValues.count)
    return parameter
  }
}

// MARK: - Memory

extension ParameterStore {
  /// The two buffers and, for each parameter, whether its gradient holds something.
  private final class Buffers {
    let values: UnsafeMutablePointer<Float>
    let gradients: UnsafeMutablePointer<Float>
    let hasGradient: UnsafeMutablePointer<Bool>

    init(_ initialValues: [Float], parameterCount: Int) {
      values = .allocateAligned(count: initialValues.count)
      gradients = .allocateAligned(count: initialValues.count)
      hasGradient = .allocate(capacity: max(parameterCount, 1))
      for index in initialValues.indices {
        (values + index).initialize(to: initialValues[index])
      }
      gradients.initialize(repeating: 0, count: initialValues.count)
      hasGradient.initialize(repeating: false, count: parameterCount)
    }

    deinit {
      UnsafeMutableRawPointer(values).deallocate()
      UnsafeMutableRawPointer(gradients).deallocate()
      hasGradient.deallocate()
    }
  }

  /// The memory, made when it is first asked for.
  private var memory: Buffers {
    if let buffers { return buffers }
    let made = Buffers(initialValues, parameterCount: entries.count)
    buffers = made
    initialValues = []
    return made
  }

  /// All values, padding included.
  var values: UnsafeMutablePointer<Float> { memory.values }

  /// All gradients, padding included, with zeros where nothing has arrived.
  var gradients: UnsafeMutablePointer<Float> {
    let memory = memory
    for (position, entry) in entries.enumerated() where !memory.hasGradient[position] {
      (memory.gradients + entry.offset).update(repeating: 0, count: entry.shape.count)
      memory.hasGradient[position] = true
    }
    return memory.gradients
  }

  func values(of parameter: Parameter) -> UnsafeMutablePointer<Float> {
    memory.values + parameter.offset
  }

  func gradient(of parameter: Parameter) -> UnsafeMutablePointer<Float> {
    gradients + parameter.offset
  }

  func tensor(of parameter: Parameter, on tape: Tape) -> Tensor {
    let memory = memory
    return tape.leaf(
      memory.values + parameter.offset, parameter.shape,
      gradient: memory.gradients + parameter.offset,
      hasGradient: memory.hasGradient + parameter.position, of: self)
  }

  /// Makes every gradient zero.
  ///
  /// - Complexity: O(parameters), whatever their sizes: the zeros are written when they are read.
  public func zeroGradients() {
    memory.hasGradient.update(repeating: false, count: entries.count)
  }
}

// MARK: - Passes over all parameters

extension ParameterStore {
  /// Calls a function with all values and all gradients, padding included.
  ///
  /// The padding between parameters is zero in both and must stay so.
  public func withValuesAndGradients<Result>(
    _ body: (_ values: inout MutableSpan<Float>, _ gradients: inout MutableSpan<Float>) -> Result
  ) -> Result {
    let values = UnsafeMutableBufferPointer(start: values, count: count)
    let gradients = UnsafeMutableBufferPointer(start: gradients, count: count)
    var valueSpan = values.mutableSpan
    var gradientSpan = gradients.mutableSpan
    return body(&valueSpan, &gradientSpan)
  }

  /// The Euclidean length of the gradient of all parameters taken together.
  public var gradientNorm: Double { kernelSumOfSquares(count, gradients).squareRoot() }

  /// Whether no gradient is infinite or not a number.
  public var gradientsAreFinite: Bool { gradientNorm.isFinite }

  /// Copies all values of a store of the same layout.
  public func copy(from source: ParameterStore) {
    checkSameLayout(source)
    values.update(from: source.values, count: count)
  }

  /// Moves all values towards those of a store of the same layout: θ ← θ + rate · (θₛ − θ).
  ///
  /// Polyak averaging; a rate of 1 copies.
  public func polyak(from source: ParameterStore, rate: Float) {
    // The formula itself may miss the source by a rounding.
    if rate == 1 { return copy(from: source) }
    checkSameLayout(source)
    kernelPolyak(count, rate, source.values, values)
  }

  /// Adds the gradients of a store of the same layout, multiplied by a number.
  public func addGradients(of source: ParameterStore, scale: Float = 1) {
    checkSameLayout(source)
    kernelAddScaled(count, scale, source.gradients, gradients)
  }

  /// Whether another store has the same parameters, by name, shape and order.
  public func hasSameLayout(as other: ParameterStore) -> Bool {
    guard count == other.count, entries.count == other.entries.count else { return false }
    for index in entries.indices {
      let (mine, theirs) = (entries[index], other.entries[index])
      guard mine.shape == theirs.shape, mine.name == theirs.name else { return false }
    }
    return true
  }

  func checkSameLayout(_ other: ParameterStore) {
    require(
      hasSameLayout(as: other),
      "The two stores hold different parameters. Make both networks by the same calls.")
  }
}
