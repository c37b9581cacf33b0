/// A setting's value as it comes from a command line or a file, before it is checked.
public indirect enum OptionValue: Sendable, Hashable {
  /// No value.
  case null

  /// True or false.
  case flag(Bool)

  /// A whole number.
  case integer(Int)

  /// A number with a fraction.
  case number(Double)

  /// A text.
  case text(String)

  /// A list of values.
  case list([OptionValue])
}

extension OptionValue: CustomStringConvertible {
  /// The value as JSON, texts outside lists without quotes.
  public var description: String {
    switch self {
    case .text(let text): text
    default: json
    }
  }

  /// The value as JSON; infinities and NaN, which JSON lacks, as texts.
  public var json: String {
    switch self {
    case .null: "null"
    case .flag(let flag): "\(flag)"
    case .integer(let integer): "\(integer)"
    case .number(let number): JSONText.number(number)
    case .text(let text): JSONText.string(text)
    case .list(let values): "[" + values.map(\.json).joined(separator: ",") + "]"
    }
  }
}

extension OptionValue {
  /// The value as a number, whole numbers included.
  public var asNumber: Double? {
    switch self {
    case .integer(let integer): Double(integer)
    case .number(let number): number
    default: nil
    }
  }

  /// The value as a whole number; `1e5` and `100000.0` count as one.
  public var asInteger: Int? {
    switch self {
    case .integer(let integer): integer
    case .number(let number): Int(exactly: number)
    default: nil
    }
  }
}
