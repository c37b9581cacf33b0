/// A function of tensors with parameters of its own.
public protocol Layer {
  /// Computes the output on the tape of the input.
  func callAsFunction(_ input: Tensor) -> Tensor
}
