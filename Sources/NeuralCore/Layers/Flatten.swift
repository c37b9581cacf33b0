/// Makes each element of a batch one row, without a copy.
public struct Flatten: Layer {
  /// Creates the layer.
  public init() {}

  public func callAsFunction(_ input: Tensor) -> Tensor { input.reshaped(output(input.shape)) }

  public func describe(_ input: Shape, in summary: inout ModelSummary) -> Shape {
    summary.append("flatten", output: output(input))
  }

  private func output(_ input: Shape) -> Shape {
    require(input.rank > 0, "A scalar cannot be flattened. Give a batch.")
    return Shape(input[0], input.count / input[0])
  }
}
