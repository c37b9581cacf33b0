import AgentCore
import GymCore

/// Reads a row transform as it stands on a command line: `frameStack` or `frameStack:count=4`.
///
/// Options are separated by commas; those within brackets or quotes belong to a value.
enum TransformText {
  /// The transform that a text asks for.
  ///
  /// - Throws: ``CommandError`` when an option has no value, stands there twice or is not readable.
  static func setting(_ text: String) throws(CommandError) -> TransformSetting {
    let halves = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    var setting = TransformSetting(String(halves[0]))
    guard halves.count == 2 else { return setting }
    for option in options(in: halves[1]) {
      guard let sign = option.firstIndex(of: "="), sign != option.startIndex else {
        throw CommandError(
          "--transform \(text): '\(option)' is not key=value. Write \(halves[0]):key=value.")
      }
      let key = String(option[..<sign])
      let value: OptionValue
      do { value = try OptionText.value(of: String(option[option.index(after: sign)...])) } catch {
        throw CommandError("--transform \(text): the value of '\(key)' is not readable: \(error)")
      }
      guard setting.options.updateValue(value, forKey: key) == nil else {
        throw CommandError("--transform \(text): '\(key)' is set twice. Set it once.")
      }
    }
    return setting
  }

  private static func options(in text: Substring) -> [Substring] {
    var result: [Substring] = []
    var start = text.startIndex
    var (depth, isQuoted) = (0, false)
    for index in text.indices {
      switch text[index] {
      case "\"": isQuoted.toggle()
      case "[" where !isQuoted: depth += 1
      case "]" where !isQuoted: depth -= 1
      case "," where depth == 0 && !isQuoted:
        result.append(text[start..<index])
        start = text.index(after: index)
      default: break
      }
    }
    result.append(text[start...])
    return result
  }
}
