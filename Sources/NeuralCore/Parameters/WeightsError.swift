/// Why named weights do not fit the parameters of a store.
public enum WeightsError: Error, Equatable, Sendable {
  /// Parameters of the model that no weights were given for.
  case missing([String])

  /// Weights that the model has no parameter for.
  case unknown([String])

  /// Weights of another shape than the parameter's.
  case wrongShape(name: String, expected: [Int], found: [Int])

  /// Weights with more or fewer numbers than their shape has.
  case wrongCount(name: String, expected: Int, found: Int)
}

extension WeightsError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .missing(let names):
      "The weights lack \(names.joined(separator: ", "))."
    case .unknown(let names):
      "The weights hold \(names.joined(separator: ", ")), which the model does not have."
    case .wrongShape(let name, let expected, let found):
      "\(name) has shape \(found) where the model has \(expected)."
    case .wrongCount(let name, let expected, let found):
      "\(name) has \(found) numbers where its shape has \(expected)."
    }
  }
}
