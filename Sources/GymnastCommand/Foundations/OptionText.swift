import GymCore

/// Reads the value of an option as it stands on a command line.
///
/// `true`, `false`, `null`, numbers, quoted texts and lists in brackets are what they are in JSON;
/// everything else is a text. Whole numbers too large for an `Int` stay texts of their digits.
enum OptionText {
  /// The value that a text stands for.
  ///
  /// - Throws: ``ValueError`` when it begins with a bracket or a quote and is not JSON.
  static func value(of text: String) throws(ValueError) -> OptionValue {
    guard text.hasPrefix("[") || text.hasPrefix("\"") else {
      return scalar(text) ?? .text(text)
    }
    var reader = Reader(rest: text[...])
    let value = try reader.value(depth: 0)
    reader.skipSpace()
    guard reader.rest.isEmpty else {
      throw ValueError(description: "after the JSON value there is '\(reader.rest)'.")
    }
    return value
  }

  /// The value of a text without brackets or quotes, or nil when JSON has no such value.
  private static func scalar(_ text: some StringProtocol) -> OptionValue? {
    switch text {
    case "true": return .flag(true)
    case "false": return .flag(false)
    case "null": return .null
    default: break
    }
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    guard let first = digits.utf8.first, isDigit(first) else { return nil }
    if digits.utf8.allSatisfy(isDigit) {
      return Int(text).map { .integer($0) } ?? .text(String(text))
    }
    guard digits.utf8.allSatisfy({ isDigit($0) || "+-.eE".utf8.contains($0) }),
      let number = Double(text)
    else { return nil }
    return .number(number)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// A reader of JSON lists, quoted texts and scalars.
  private struct Reader {
    private static let deepest = 16
    var rest: Substring

    mutating func skipSpace() { rest = rest.drop(while: \.isWhitespace) }

    mutating func value(depth: Int) throws(ValueError) -> OptionValue {
      skipSpace()
      switch rest.first {
      case "[": return try list(depth: depth)
      case "\"": return .text(try quotedText())
      default:
        let word = rest.prefix { !",[]\"".contains($0) && !$0.isWhitespace }
        guard let value = scalar(word) else {
          throw ValueError(
            description: word.isEmpty
              ? "the JSON list is not complete." : "'\(word)' needs quotes inside a JSON list.")
        }
        rest = rest[word.endIndex...]
        return value
      }
    }

    private mutating func list(depth: Int) throws(ValueError) -> OptionValue {
      guard depth < Self.deepest else {
        throw ValueError(description: "the JSON list is nested too deeply.")
      }
      rest.removeFirst()
      var values: [OptionValue] = []
      skipSpace()
      if rest.first == "]" {
        rest.removeFirst()
        return .list(values)
      }
      while true {
        values.append(try value(depth: depth + 1))
        skipSpace()
        guard let mark = rest.popFirst() else {
          throw ValueError(description: "the JSON list has no closing bracket.")
        }
        if mark == "]" { return .list(values) }
        guard mark == "," else {
          throw ValueError(description: "in the JSON list, '\(mark)' stands where a comma should.")
        }
      }
    }

    private mutating func quotedText() throws(ValueError) -> String {
      rest.removeFirst()
      var text = ""
      while let character = rest.popFirst() {
        switch character {
        case "\"": return text
        case "\\":
          switch rest.popFirst() {
          case "\"": text.append("\"")
          case "\\": text.append("\\")
          case "/": text.append("/")
          case "n": text.append("\n")
          case "t": text.append("\t")
          default: throw ValueError(description: "a text escapes something unknown with '\\'.")
          }
        default: text.append(character)
        }
      }
      throw ValueError(description: "a text has no closing quote.")
    }
  }
}
