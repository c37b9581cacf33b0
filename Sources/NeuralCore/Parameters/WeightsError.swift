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
      "The weights lack \(listed(names))."
    case .unknown(let names):
      "The weights hold \(listed(names)), which the model does not have."
    case .wrongShape(let name, let expected, let found):
      "\(name) has shape \(found) where the model has \(expected)."
    case .wrongCount(let name, let expected, let found):
      "\(name) has \(found) numbers where its shape has \(expected)."
    }
  }
}

/// Names, which may come from a file, made fit for a message: escaped, and neither long nor many.
private func listed(_ names: [String]) -> String {
  let shown = names.prefix(20).map { name in
    let scalars = name.unicodeScalars
    return scalars.prefix(120).map { $0.escaped(asASCII: false) }.joined()
      + (scalars.dropFirst(120).isEmpty ? "" : "…")
  }
  let rest = names.count - shown.count
  return shown.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
}
