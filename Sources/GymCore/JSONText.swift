/// The pieces of JSON that need care when it is written line by line in a chosen order of keys.
public enum JSONText {
  /// A text in quotes, with what JSON forbids inside escaped.
  public static func string(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20:
        let hexadecimal = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - hexadecimal.count) + hexadecimal
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// Integers in brackets.
  static func integers(_ values: [Int]) -> String {
    "[" + values.map { "\($0)" }.joined(separator: ",") + "]"
  }

  /// The shortest text that reads back as the same number; infinities and NaN, which JSON lacks, in quotes.
  public static func number(_ value: Double) -> String {
    // NaN has signs and kinds that mean nothing here.
    if value.isNaN { return "\"nan\"" }
    return value.isFinite ? "\(value)" : "\"\(value)\""
  }
}
