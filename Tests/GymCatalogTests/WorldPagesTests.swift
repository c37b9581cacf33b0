import Foundation
import GymCatalog
import GymCore
import Testing

@Suite("The pages about worlds")
struct WorldPagesTests {
  private static let folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("docs/worlds")

  private static func pages() throws -> [URL] {
    let files = FileManager.default
    return try files.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".md") }
      .sorted().map { folder.appendingPathComponent($0) }
  }

  private static func text(_ page: URL) throws -> String {
    try String(contentsOf: page, encoding: .utf8)
  }

  @Test("describe every world of the standard catalog, by its id")
  func ids() throws {
    let texts = try Self.pages().map(Self.text)
    for id in Catalog.standard.environments.map(\.id) {
      #expect(texts.contains { $0.contains("`\(id)`") || $0.hasPrefix("# \(id)\n") }, "\(id)")
    }
  }

  @Test("show every option and reset option of the worlds that they describe")
  func options() throws {
    let texts = try Self.pages().map(Self.text)
    for entry in Catalog.standard.environments {
      let page = try #require(
        texts.first { $0.contains("`\(entry.id)`") || $0.hasPrefix("# \(entry.id)\n") })
      let names = entry.options.map(\.name) + (try entry.makeEnvironment().resetOptions.map(\.name))
      for name in names { #expect(page.contains("`\(name)`"), "\(entry.id): \(name)") }
    }
  }

  @Test("lead to files that exist, and have pictures below 20 kB")
  func links() throws {
    for page in try Self.pages() {
      let directory = page.deletingLastPathComponent()
      let text = try Self.text(page)
      #expect(
        page.lastPathComponent == "README.md" || text.contains("!["), "\(page.lastPathComponent)")
      for match in text.matches(of: /\]\(([^)#:]+)(#[^)]*)?\)/) {
        let target = directory.appendingPathComponent(String(match.1))
        let attributes = try? FileManager.default.attributesOfItem(atPath: target.path)
        #expect(attributes != nil, "\(page.lastPathComponent) leads to \(match.1)")
        if target.pathExtension == "png", let size = attributes?[.size] as? Int {
          #expect(size < 20_000, "\(match.1) has \(size) bytes")
        }
      }
    }
  }
}
