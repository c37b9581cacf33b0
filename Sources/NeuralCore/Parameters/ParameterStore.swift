import NumericRandom

import CNeuralKernels

/// All parameters of a model, side by side in one flat buffer, with a second one for gradients.
///
/// Because they are side by side, a step of an optimiser, a copy to a target network and the norm
/// of the gradient are each one pass over memory. Layers register their parameters when they are
/// made; from the first use on the store is sealed and takes no more. What a layer keeps that is not
/// learned lies behind the parameters, out of the optimisers' way.
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
    var role: ParameterRole
    var offset: Int
  }

  private(set) var entries: [Entry] = []
  private var initialValues: [Float] = []
  private var initialRest: [Float] = []
  private var generators: [PCG64] = []
  @exclusivity(unchecked) private var buffers: Buffers?

  /// How many floats all learned parameters take, with the padding between them.
  public private(set) var count = 0

  /// How many floats the rest takes, which lies behind the parameters.
  private var restCount = 0

  /// How many learned numbers there are.
  public var parameterCount: Int {
    entries.reduce(0) { $0 + ($1.role == .learned ? $1.shape.count : 0) }
  }

  /// All learned parameters, in the order of registration.
  public var parameters: [Parameter] {
    entries.indices.filter { entries[$0].role == .learned }.map { position in
      Parameter(store: self, position: position, shape: entries[position].shape)
    }
  }

  /// Creates an empty store.
  public init() {}

  /// Adds a parameter with its first values, in the order of memory.
  ///
  /// - Precondition: No other parameter has the name; there are as many values as the shape has
  ///   elements; the store has not been used yet.
  public func register(
    _ name: String, shape: Shape, layout: ParameterLayout = .plain,
    role: ParameterRole = .learned, values: [Float]
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
      layout.fits(shape), "\(name) has shape \(shape), which its layout \(layout) does not have.")
    let offset = role == .learned ? count : restCount
    let parameter = Parameter(store: self, position: entries.count, shape: shape)
    entries.append(Entry(name: name, shape: shape, layout: layout, role: role, offset: offset))
    // A slice begins at a multiple of 64 bytes, so that no two share a line of the cache.
    let padded = values + repeatElement(0, count: (16 - values.count % 16) % 16)
    if role == .learned {
      initialValues += padded
      count += padded.count
    } else {
      initialRest += padded
      restCount += padded.count
    }
    return parameter
  }

  /// Keeps a stream of random numbers that a layer draws from, and returns its number.
  ///
  /// Snapshots of the store hold the streams too.
  func register(_ generator: PCG64) -> Int {
    generators.append(generator)
    return generators.count - 1
  }

  /// Calls a function with one of the streams that layers draw from.
  func withGenerator<Result>(_ position: Int, _ body: (inout PCG64) -> Result) -> Result {
    body(&generators[position])
  }

  /// The streams that layers draw from.
  var streams: [PCG64] {
    get { generators }
    set { generators = newValue }
  }
}

// MARK: - Memory

extension ParameterStore {
  /// The two buffers and, for each parameter, whether its gradient holds something.
  private final class Buffers {
    let values: UnsafeMutablePointer<Float>
    let gradients: UnsafeMutablePointer<Float>
    let hasGradient: UnsafeMutablePointer<Bool>

    init(_ initialValues: [Float], learnedCount: Int, parameterCount: Int) {
      values = .allocateAligned(count: initialValues.count)
      gradients = .allocateAligned(count: learnedCount)
      hasGradient = .allocate(capacity: max(parameterCount, 1))
      for index in initialValues.indices {
        (values + index).initialize(to: initialValues[index])
      }
      gradients.initialize(repeating: 0, count: learnedCount)
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
    let made = Buffers(
      initialValues + initialRest, learnedCount: count, parameterCount: entries.count)
    buffers = made
    initialValues = []
    initialRest = []
    return made
  }

  /// All values, padding included: `count` learned ones, then the rest.
  var values: UnsafeMutablePointer<Float> { memory.values }

  /// All gradients, padding included, with zeros where nothing has arrived.
  var gradients: UnsafeMutablePointer<Float> {
    let memory = memory
    for (position, entry) in entries.enumerated()
    where entry.role == .learned && !memory.hasGradient[position] {
      (memory.gradients + entry.offset).update(repeating: 0, count: entry.shape.count)
      memory.hasGradient[position] = true
    }
    return memory.gradients
  }

  /// The values of an entry.
  @inline(__always)
  func values(at position: Int) -> UnsafeMutablePointer<Float> {
    let (role, offset) = (entries[position].role, entries[position].offset)
    return memory.values + (role == .learned ? offset : count + offset)
  }

  func gradient(of parameter: Parameter) -> UnsafeMutablePointer<Float> {
    let entry = entries[parameter.position]
    require(
      entry.role == .learned, "\(entry.name) is not learned and has no gradient. Read its values.")
    return gradients + entry.offset
  }

  func tensor(of parameter: Parameter, on tape: Tape) -> Tensor {
    let (memory, position) = (memory, parameter.position)
    guard entries[position].role == .learned else {
      return tape.leaf(values(at: position), parameter.shape)
    }
    let offset = entries[position].offset
    return tape.leaf(
      memory.values + offset, parameter.shape, gradient: memory.gradients + offset,
      hasGradient: memory.hasGradient + position, of: self)
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

  /// Copies all values and statistics of a store of the same layout; noise stays its own.
  public func copy(from source: ParameterStore) {
    checkSameLayout(source)
    values.update(from: source.values, count: count)
    copyStatistics(from: source)
  }

  /// Copies what layers keep of the data they have seen.
  private func copyStatistics(from source: ParameterStore) {
    guard restCount > 0 else { return }
    for position in entries.indices where entries[position].role == .statistic {
      values(at: position).update(
        from: source.values(at: position), count: entries[position].shape.count)
    }
  }

  /// Moves all values towards those of a store of the same layout: θ ← θ + rate · (θₛ − θ).
  ///
  /// Polyak averaging; a rate of 1 copies. Statistics are copied at any rate.
  public func polyak(from source: ParameterStore, rate: Float) {
    // The formula itself may miss the source by a rounding.
    if rate == 1 { return copy(from: source) }
    checkSameLayout(source)
    kernelPolyak(count, rate, source.values, values)
    copyStatistics(from: source)
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
