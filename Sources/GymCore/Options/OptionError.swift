/// What was wrong with an option's name or value.
public enum OptionError: Error, Sendable, Equatable {
  /// There is no option of this name.
  case unknown(name: String, known: [String])

  /// The value is of the wrong kind or outside its range.
  case notAllowed(name: String, value: OptionValue, allowed: String)

  /// Values that are each allowed do not fit together.
  case conflict(String)
}

extension OptionError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unknown(let name, let known) where known.isEmpty:
      return "There is no option '\(name)': none can be set here."
    case .unknown(let name, let known):
      let hint = Spelling.suggestion(for: name, among: known)
      return "There is no option '\(name)'.\(hint) Options are: "
        + known.sorted().joined(separator: ", ") + "."
    case .notAllowed(let name, let value, let allowed):
      return "'\(name)' cannot be \(value): it takes \(allowed)."
    case .conflict(let message): return message
    }
  }
}
