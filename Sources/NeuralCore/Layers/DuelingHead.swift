public import NumericRandom

/// Action values from a value and advantages: Q(s, a) = V(s) + A(s, a) − meanₐ′ A(s, a′).
///
/// See Wang et al. 2016, "Dueling Network Architectures for Deep Reinforcement Learning",
/// equation 9.
public struct DuelingHead: Layer {
  /// What gives one value a row.
  public let value: any Layer

  /// What gives an advantage for each action a row.
  public let advantage: any Layer

  /// Creates a head from its two streams.
  public init(value: any Layer, advantage: any Layer) {
    self.value = value
    self.advantage = advantage
  }

  /// Creates a head whose streams are perceptrons, named `NAME.value.0`, `NAME.advantage.0` and so on.
  ///
  /// - Parameters:
  ///   - inputCount: How many elements a row of the input has.
  ///   - hiddenSizes: How many elements each hidden layer of a stream has; none for a linear stream.
  ///   - actionCount: How many actions there are.
  ///   - activation: What the hidden layers are passed through.
  ///   - name: The name in weights files.
  ///   - store: The store that the parameters are registered in.
  ///   - generator: The stream that the first values are drawn from.
  public init(
    _ inputCount: Int, hiddenSizes: [Int] = [], actionCount: Int, activation: Activation = .relu,
    named name: String, in store: ParameterStore, using generator: inout PCG64
  ) {
    func perceptron(_ part: String, _ outputCount: Int, _ generator: inout PCG64) -> Sequential {
      .perceptron(
        [inputCount] + hiddenSizes + [outputCount], activation: activation,
        named: "\(name).\(part)", in: store, using: &generator)
    }
    value = perceptron("value", 1, &generator)
    advantage = perceptron("advantage", actionCount, &generator)
  }

  public func callAsFunction(_ input: Tensor) -> Tensor {
    let (values, advantages) = (value(input), advantage(input))
    check(values.shape, advantages.shape)
    return advantages + (values - advantages.mean(along: -1, keepingDimension: true))
  }

  public func describe(_ input: Shape, in summary: inout ModelSummary) -> Shape {
    let values = value.describe(input, in: &summary)
    let output = advantage.describe(input, in: &summary)
    check(values, output)
    return summary.append("dueling", output: output)
  }

  private func check(_ values: Shape, _ advantages: Shape) {
    require(
      values.columnCount == 1 && values.rowCount == advantages.rowCount,
      "The value stream of a dueling head gives one number a row, not shape \(values) beside "
        + "advantages of shape \(advantages).")
  }
}
