import Foundation
import GymCatalog

@testable import GymnastCommand

/// What a command did.
struct CommandResult {
  let status: Int32
  let output: String
  let error: String

  /// The lines of the output.
  var lines: [Substring] { output.split(separator: "\n") }

  /// The output as JSON.
  func json() throws -> [String: Any] {
    try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any] ?? [:]
  }
}

/// Runs a command in this process and keeps what it prints.
func gymnast(_ arguments: String..., catalog: Catalog = .standard) -> CommandResult {
  gymnast(arguments, catalog: catalog)
}

/// Runs a command in this process and keeps what it prints.
func gymnast(_ arguments: [String], catalog: Catalog = .standard) -> CommandResult {
  let session = Session(
    program: "gymnast", catalog: catalog, output: TextSink(), error: TextSink())
  let status = Gymnast.run(arguments, in: session)
  return CommandResult(status: status, output: session.output.text, error: session.error.text)
}

/// A folder that goes when the value goes.
final class Scratch {
  let url = FileManager.default.temporaryDirectory
    .appendingPathComponent("gymnast-\(UUID().uuidString)")

  init() throws {
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// The path of something in the folder.
  func path(_ name: String) -> String { url.appendingPathComponent(name).path }

  /// Writes a file and returns its path.
  func file(_ name: String, _ text: String) throws -> String {
    try Data(text.utf8).write(to: url.appendingPathComponent(name))
    return path(name)
  }

  /// The bytes of a file.
  func bytes(_ name: String) throws -> Data {
    try Data(contentsOf: url.appendingPathComponent(name))
  }

  /// The text of a file.
  func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }
}
