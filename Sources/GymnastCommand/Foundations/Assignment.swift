import Foundation
import GymCore

/// A `key=value` of the command line.
struct Assignment: Sendable, Equatable {
  let key: String
  let text: String

  /// Splits an argument at its first equals sign.
  @Sendable
  static func parse(_ argument: String) throws -> Assignment {
    guard let sign = argument.firstIndex(of: "="), sign != argument.startIndex else {
      throw ValueError(description: "it takes key=value.")
    }
    return Assignment(
      key: String(argument[..<sign]), text: String(argument[argument.index(after: sign)...]))
  }

  /// The value that the text stands for.
  ///
  /// - Throws: ``CommandError`` when it begins like a JSON list or names a file and is none.
  func value() throws(CommandError) -> OptionValue {
    if text.hasPrefix("@") { return .list(try lines(ofFile: String(text.dropFirst()))) }
    do { return try OptionText.value(of: text) } catch {
      throw CommandError("The value of '\(key)' is not readable: \(error)")
    }
  }

  private func lines(ofFile path: String) throws(CommandError) -> [OptionValue] {
    try TextFile.read(path).split(whereSeparator: \.isNewline)
      .map { .text($0.trimmingCharacters(in: .whitespaces)) }
      .filter { $0 != .text("") }
  }
}

extension [Assignment] {
  /// The values by key.
  ///
  /// - Throws: ``CommandError`` when a key stands there twice or a value is not readable.
  func values() throws(CommandError) -> [String: OptionValue] {
    var result: [String: OptionValue] = [:]
    for assignment in self {
      guard result.updateValue(try assignment.value(), forKey: assignment.key) == nil else {
        throw CommandError("'\(assignment.key)' is set twice. Set it once.")
      }
    }
    return result
  }
}

/// Files that the command line names.
enum TextFile {
  /// The text of a file.
  ///
  /// - Throws: ``CommandError`` that names the file when it is not there or not text.
  static func read(_ path: String) throws(CommandError) -> String {
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
      throw CommandError("There is no file '\(path)'.")
    }
    // A handle reads pipes and devices too.
    guard !isDirectory.boolValue, let handle = FileHandle(forReadingAtPath: path),
      let data = try? handle.readToEnd() ?? Data()
    else {
      throw CommandError("'\(path)' is not a file that can be read.")
    }
    guard let text = String(data: data, encoding: .utf8) else {
      throw CommandError("'\(path)' is not UTF-8 text.")
    }
    return text
  }
}
