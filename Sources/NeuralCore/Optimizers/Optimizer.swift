public import Snapshots

/// A rule by which gradients change parameters.
///
/// An optimiser is a value that owns its moments: a copy goes on by itself, and a snapshot goes on
/// to the same bits. Steps take the gradients up: afterwards they are zero.
public protocol Optimizer: Snapshot {
  /// Whether the optimiser was made for as many parameters as a store has.
  ///
  /// Who reads an optimiser back asks before the first step, which would stop the program.
  func fits(_ store: ParameterStore) -> Bool

  /// Changes the parameters of a store by the gradients of a store of the same layout.
  ///
  /// - Parameters:
  ///   - store: The parameters that are changed.
  ///   - source: The store whose gradients are used and then made zero; often the same.
  ///   - learningRate: How far the step goes.
  ///   - gradientScale: What every gradient is multiplied by first.
  mutating func step(
    _ store: ParameterStore, gradientsFrom source: ParameterStore, learningRate: Double,
    gradientScale: Double)
}

extension Optimizer {
  /// Changes the parameters of a store by its own gradients.
  ///
  /// - Parameters:
  ///   - store: The parameters that are changed.
  ///   - learningRate: How far the step goes.
  ///   - gradientScale: What every gradient is multiplied by first.
  public mutating func step(
    _ store: ParameterStore, learningRate: Double, gradientScale: Double = 1
  ) {
    step(store, gradientsFrom: store, learningRate: learningRate, gradientScale: gradientScale)
  }

  /// Changes the parameters of a store by its own gradients, cut to a greatest length.
  ///
  /// - Parameters:
  ///   - store: The parameters that are changed.
  ///   - learningRate: How far the step goes.
  ///   - greatestNorm: The length that a longer gradient of all parameters is scaled down to.
  /// - Returns: The length of the gradient before.
  @discardableResult
  public mutating func step(
    _ store: ParameterStore, learningRate: Double, clippingNorm greatestNorm: Double
  ) -> Double {
    let norm = store.gradientNorm
    step(
      store, gradientsFrom: store, learningRate: learningRate,
      gradientScale: gradientScale(norm: norm, clippingNorm: greatestNorm))
    return norm
  }

  /// Changes the parameters of a store as ``step(_:learningRate:clippingNorm:)`` does, but only when
  /// the loss and all gradients are finite.
  ///
  /// - Parameters:
  ///   - store: The parameters that are changed.
  ///   - loss: The loss that the gradients are of.
  ///   - learningRate: How far the step goes.
  ///   - greatestNorm: The length that a longer gradient of all parameters is scaled down to.
  ///   - update: Which update this is, counted from 1, for the message.
  /// - Returns: The length of the gradient before.
  /// - Throws: ``NumericFault`` that names the first faulty parameter; parameters, moments and
  ///   gradients are then as they were, to be looked into.
  @discardableResult
  public mutating func step(
    _ store: ParameterStore, loss: Float, learningRate: Double,
    clippingNorm greatestNorm: Double = .infinity, update: Int
  ) throws(NumericFault) -> Double {
    let norm = store.gradientNorm
    guard loss.isFinite, norm.isFinite else { throw store.fault(update: update, loss: loss) }
    step(
      store, gradientsFrom: store, learningRate: learningRate,
      gradientScale: gradientScale(norm: norm, clippingNorm: greatestNorm))
    return norm
  }
}

/// Refuses settings of an optimiser that cannot be, read from a snapshot.
func checkSettings(
  of optimizer: String, rates: [Float], amounts: [Float]
) throws(SnapshotError) {
  guard rates.allSatisfy({ $0 >= 0 && $0 < 1 }), amounts.allSatisfy({ $0 >= 0 && $0.isFinite })
  else {
    throw .invalid(
      "The rates \(rates) and amounts \(amounts) of \(optimizer) are not all ones that can be.")
  }
}

/// What a gradient is multiplied by so that it is no longer than a greatest length.
///
/// As PyTorch does it: min(1, greatest / (norm + 10⁻⁶)). A gradient that is not finite gives a
/// scale that is not a number above zero, so that the damage shows instead of being hidden.
public func gradientScale(norm: Double, clippingNorm greatestNorm: Double) -> Double {
  require(greatestNorm > 0, "Gradients are clipped to a positive length, not \(greatestNorm).")
  let scale = greatestNorm / (norm + 1e-6)
  return scale < 1 || scale.isNaN ? scale : 1
}

extension ParameterStore {
  /// Gives an optimiser the memory of parameters and gradients, then makes the gradients zero.
  func takeGradients(
    of source: ParameterStore, expectedCount: Int,
    _ step: (_ gradients: UnsafePointer<Float>, _ values: UnsafeMutablePointer<Float>) -> Void
  ) {
    if source !== self { checkSameLayout(source) }
    require(
      count == expectedCount,
      "The optimiser was made for \(expectedCount) floats, the store has \(count). "
        + "Make it for this store.")
    step(source.gradients, values)
    source.zeroGradients()
  }
}
