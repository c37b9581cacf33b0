public import NumericRandom

/// A long short-term memory over the steps of sequences (Hochreiter and Schmidhuber 1997).
///
/// With σ the logistic function, and i, f, g, o four parts of W x + b + U h + d:
///
/// c ← σ(f) ⊙ c + σ(i) ⊙ tanh(g), h ← σ(o) ⊙ tanh(c).
///
/// The weights lie as [inputs, 4·hidden] in memory and go to files as PyTorch's [4·hidden, inputs],
/// in the order i, f, g, o.
public struct LSTM: RecurrentLayer {
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
      4, inputCount, hiddenCount, named: name, using: &generator)
    inputWeight = parameters.inputWeight
    hiddenWeight = parameters.hiddenWeight
    inputBias = parameters.inputBias
    hiddenBias = parameters.hiddenBias
  }

  /// What is put out, then the cell.
  public var stateWidth: Int { 2 * hiddenCount }

  public func callAsFunction(
    _ inputs: Tensor, state: inout RecurrentState, restarts: Span<Bool>
  ) -> Tensor {
    let form = SequenceForm(
      self, named: name, inputs: inputs.shape, state: state, restarts: restarts)
    let tape = inputs.tape
    let projection = inputs.product(
      inputWeight.on(tape), bias: inputBias.on(tape) + hiddenBias.on(tape))
    return projection.longShortTermMemory(
      hiddenWeight.on(tape), form: form, output: form.output(for: inputs.shape), state: &state,
      restarts: restarts)
  }

  public func describe(_ input: Shape, in summary: inout ModelSummary) -> Shape {
    summary.appendGates(4, "lstm", self, named: name, input: input)
  }
}

extension ParameterStore {
  /// Registers the parameters of a recurrent layer with some gates, each drawn uniformly between
  /// ±1/√hidden.
  func registerGates(
    _ gateCount: Int, _ inputCount: Int, _ hiddenCount: Int, named name: String,
    using generator: inout PCG64
  ) -> (
    inputWeight: Parameter, hiddenWeight: Parameter, inputBias: Parameter, hiddenBias: Parameter
  ) {
    requireSizes(name, ["inputs": inputCount, "units": hiddenCount])
    let initializer = Initializer.uniform(bound: 1 / Double(hiddenCount).squareRoot())
    let width = gateCount * hiddenCount
    func weight(_ suffix: String, _ count: Int, _ generator: inout PCG64) -> Parameter {
      register(
        "\(name).weight_\(suffix)_l0", shape: Shape(count, width), layout: .linear,
        values: initializer.values(inputCount: count, outputCount: width, using: &generator))
    }
    func bias(_ suffix: String, _ generator: inout PCG64) -> Parameter {
      register(
        "\(name).bias_\(suffix)_l0", shape: Shape(width),
        values: initializer.biasValues(
          inputCount: hiddenCount, outputCount: width, using: &generator))
    }
    return (
      weight("ih", inputCount, &generator), weight("hh", hiddenCount, &generator),
      bias("ih", &generator), bias("hh", &generator)
    )
  }
}

extension ModelSummary {
  /// Appends a recurrent layer with some gates and returns the shape of its output.
  mutating func appendGates(
    _ gateCount: Int, _ kind: String, _ layer: some RecurrentLayer, named name: String,
    input: Shape
  ) -> Shape {
    require(
      input.columnCount == layer.inputCount,
      "\(name) takes rows of \(layer.inputCount) elements, but a tensor of shape \(input) came.")
    let (inputCount, hiddenCount) = (layer.inputCount, layer.hiddenCount)
    let weightCount = gateCount * hiddenCount * (inputCount + hiddenCount)
    return append(
      kind, named: name, output: input.replacing(-1, with: hiddenCount),
      parameterCount: weightCount + 2 * gateCount * hiddenCount,
      multiplyAddCount: input.rowCount * weightCount)
  }
}
