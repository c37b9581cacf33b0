public import NumericRandom

/// A gated recurrent unit over the steps of sequences, as PyTorch has it.
///
/// See Cho et al. 2014, "Learning Phrase Representations using RNN Encoder–Decoder".
/// With σ the logistic function, and r, z, n three parts of W x + b and of U h + d:
///
/// h ← (1 − σ(z)) ⊙ tanh(nₓ + σ(r) ⊙ nₕ) + σ(z) ⊙ h.
///
/// The weights lie as [inputs, 3·hidden] in memory and go to files as PyTorch's [3·hidden, inputs],
/// in the order r, z, n.
public struct GRU: RecurrentLayer {
  /// The weights of the inputs, W.
  public let inputWeight: Parameter

  /// The weights of what was put out at the step before, U.
  public let hiddenWeight: Parameter

  /// What is added to the product of the inputs, b.
  public let inputBias: Parameter

  /// What is added to the product of the step before, d.
  public let hiddenBias: Parameter

  /// The name in weights files.
  public let name: String

  public let inputCount: Int
  public let hiddenCount: Int

  /// Creates a layer and registers its parameters under PyTorch's names, `NAME.weight_ih_l0`,
  /// `NAME.weight_hh_l0`, `NAME.bias_ih_l0` and `NAME.bias_hh_l0`.
  ///
  /// All are drawn uniformly between ±1/√hidden, as PyTorch does.
  ///
  /// - Parameters:
  ///   - inputCount: How many elements a row of the input has.
  ///   - hiddenCount: How many elements a row of the output has.
  ///   - name: The name in weights files, such as `rnn`.
  ///   - store: The store that the parameters are registered in.
  ///   - generator: The stream that the first values are drawn from.
  public init(
    _ inputCount: Int, _ hiddenCount: Int, named name: String, in store: ParameterStore,
    using generator: inout PCG64
  ) {
    (self.name, self.inputCount, self.hiddenCount) = (name, inputCount, hiddenCount)
    let parameters = store.registerGates(
      3, inputCount, hiddenCount, named: name, using: &generator)
    inputWeight = parameters.inputWeight
    hiddenWeight = parameters.hiddenWeight
    inputBias = parameters.inputBias
    hiddenBias = parameters.hiddenBias
  }

  public var stateWidth: Int { hiddenCount }

  public func callAsFunction(
    _ inputs: Tensor, state: inout RecurrentState, restarts: Span<Bool>
  ) -> Tensor {
    let form = SequenceForm(
      self, named: name, inputs: inputs.shape, state: state, restarts: restarts)
    let tape = inputs.tape
    let projection = inputs.product(inputWeight.on(tape), bias: inputBias.on(tape))
    return projection.gatedRecurrence(
      hiddenWeight.on(tape), bias: hiddenBias.on(tape), form: form,
      output: form.output(for: inputs.shape), state: &state, restarts: restarts)
  }

  public func describe(_ input: Shape, in summary: inout ModelSummary) -> Shape {
    summary.appendGates(3, "gru", self, named: name, input: input)
  }
}
