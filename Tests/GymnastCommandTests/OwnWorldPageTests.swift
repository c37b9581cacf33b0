import Foundation
import Testing

@Suite("The page about a world of one's own")
struct OwnWorldPageTests {
  private let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The lines of a text without their indentation, joined again.
  private func unindented(_ text: some StringProtocol) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: "\n")
  }

  private func text(_ path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }

  @Test("shows the code of the example, and all of it but the imports and braces")
  func code() throws {
    let page = try text("docs/your-own-world.md")
    let files = ["Corridor", "Main"].map { "Examples/CustomWorld/\($0).swift" }
    let sources = try files.map { unindented(try text($0)) }
    let blocks = page.components(separatedBy: "```swift\n").dropFirst()
      .compactMap { $0.components(separatedBy: "\n```").first }
    let (tests, pieces) = (
      blocks.filter { $0.hasPrefix("#expect") }, blocks.filter { !$0.hasPrefix("#expect") }
    )
    #expect(tests.count == 1)
    for piece in pieces {
      #expect(sources.contains { $0.contains(unindented(piece)) }, "\(piece)")
    }
    var rest = sources.joined(separator: "\n")
    for piece in pieces { rest = rest.replacingOccurrences(of: unindented(piece), with: "") }
    let left = rest.split(separator: "\n").filter {
      !$0.hasPrefix("//") && !$0.hasPrefix("import ") && $0 != "}"
    }
    #expect(left == ["struct Corridor: Environment {"])
  }
}
