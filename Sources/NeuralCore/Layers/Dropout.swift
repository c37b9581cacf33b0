public import NumericRandom

/// Sets elements to zero at random while training and scales the others up by 1 / (1 − rate).
///
/// See Srivastava et al. 2014, "Dropout". The layer draws from a stream of its own, which lives in
/// the store and in its snapshots, so that a run that is taken up again drops the same elements.
/// When the tape is evaluating, nothing changes.
public struct Dropout: Layer {
  /// The probability that an element is dropped.
  public let rate: Float

  private let store: ParameterStore
  private let stream: Int

  /// Creates a layer.
  ///
  /// - Parameters:
  ///   - rate: The probability that an element is dropped, from 0 to below 1.
  ///   - store: The store that keeps the stream.
  ///   - generator: Where the seed of the stream is drawn.
  public init(rate: Float, in store: ParameterStore, using generator: inout PCG64) {
    require(rate >= 0 && rate < 1, "Elements are dropped at a rate from 0 to below 1, not \(rate).")
    self.rate = rate
    self.store = store
    stream = store.register(PCG64(seed: Seed(generator.next64())))
  }

  public func callAsFunction(_ input: Tensor) -> Tensor {
    guard input.tape.isTraining, rate > 0 else { return input }
    let scale = 1 / (1 - rate)
    let dropped = UInt64(rate * 0x1p32)
    let factors = input.tape.constant(input.shape) { factors in
      store.withGenerator(stream) { generator in
        for index in factors.indices {
          factors[index] = generator.next32() < dropped ? 0 : scale
        }
      }
    }
    return input * factors
  }

  public func describe(_ input: Shape, in summary: inout ModelSummary) -> Shape {
    summary.append("dropout \(rate)", output: input)
  }
}
