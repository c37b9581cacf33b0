/// What the output of a layer is passed through, element by element.
public enum Activation: String, CaseIterable, Sendable, BitwiseCopyable {
  /// Nothing changes.
  case identity
  /// max(x, 0).
  case relu
  /// The hyperbolic tangent.
  case tanh
  /// x / (1 + e⁻ˣ), also called swish.
  case silu
  /// 1 / (1 + e⁻ˣ).
  case sigmoid
  /// log(1 + eˣ).
  case softplus

  /// Passes a tensor through the activation.
  public func callAsFunction(_ input: Tensor) -> Tensor {
    switch self {
    case .identity: input
    case .relu: input.relu()
    case .tanh: input.tanh()
    case .silu: input.silu()
    case .sigmoid: input.sigmoid()
    case .softplus: input.softplus()
    }
  }
}
