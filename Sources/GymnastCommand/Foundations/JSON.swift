import GymCore

/// JSON whose keys keep the order in which they are written.
enum JSON {
  case null
  case flag(Bool)
  case integer(Int)
  case number(Double)
  case text(String)
  case list([JSON])
  case object(KeyValuePairs<String, JSON>)

  /// Keys that are known only when the program runs.
  case members([(String, JSON)])

  /// JSON that is written already.
  case written(String)

  /// The JSON on one line; infinities and NaN, which JSON lacks, as texts.
  var text: String {
    switch self {
    case .null: "null"
    case .flag(let flag): "\(flag)"
    case .integer(let integer): "\(integer)"
    case .number(let number): JSONText.number(number)
    case .text(let text): JSONText.string(text)
    case .list(let values): "[" + values.map(\.text).joined(separator: ",") + "]"
    case .object(let pairs): Self.braces(pairs.map { ($0.key, $0.value) })
    case .members(let pairs): Self.braces(pairs)
    case .written(let text): text
    }
  }

  private static func braces(_ pairs: [(String, JSON)]) -> String {
    "{" + pairs.map { "\(JSONText.string($0.0)):\($0.1.text)" }.joined(separator: ",") + "}"
  }

  /// A value, or null.
  static func optional<Value>(_ value: Value?, _ make: (Value) -> JSON) -> JSON {
    value.map(make) ?? .null
  }
}
