/// A function of tensors with parameters of its own.
public protocol Layer {
  /// Computes the output on the tape of the input.
  func callAsFunction(_ input: Tensor) -> Tensor

  /// Computes the output of bytes, which count as numbers times their scale.
  ///
  /// A layer that cannot take bytes into its kernel has them made floats just before it.
  func callAsFunction(_ input: ByteTensor) -> Tensor

  /// Appends what the layer does with an input of a shape to a summary.
  ///
  /// - Returns: The shape of the output.
  func describe(_ input: Shape, in summary: inout ModelSummary) -> Shape
}

extension Layer {
  public func callAsFunction(_ input: ByteTensor) -> Tensor { self(input.floats()) }

  /// A table of the layers, their shapes, parameters and multiply-adds for an input of a shape.
  ///
  /// ```swift
  /// print(network.summary(for: Shape(1, 84, 84, 4)))
  /// ```
  public func summary(for input: Shape) -> ModelSummary {
    var summary = ModelSummary(input: input)
    _ = describe(input, in: &summary)
    return summary
  }
}
