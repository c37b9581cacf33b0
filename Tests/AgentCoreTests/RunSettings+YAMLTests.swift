import Foundation
import GymCore
import NumericRandom
import Testing

@testable import AgentCore

@Suite("Settings as YAML")
struct RunSettingsYAMLTests {
  private func read(_ text: String) throws -> RunSettings.Partial {
    try RunSettings.Partial(yaml: text, path: "settings.yaml")
  }

  private func refusal(_ text: String) throws -> String {
    try #require(throws: SettingsFileError.self) { try read(text) }.description
  }

  // MARK: What is written is read back

  @Test(
    "give back every kind of value",
    arguments: [
      .null, .flag(true), .flag(false), .integer(0), .integer(-7), .integer(.max), .integer(.min),
      .number(0.1), .number(1), .number(-0.25), .number(1e-5), .number(1e16),
      .number(.leastNonzeroMagnitude),
      .number(.greatestFiniteMagnitude), .number(1.0 / 3), .number(-1e22), .list([]),
      .list([.integer(64), .integer(64)]), .list([.number(1), .number(0.5), .integer(0)]),
      .list([.text("SFFF"), .text("FHFH"), .text("8x8"), .text("")]),
      .list([.list([.integer(1)]), .list([]), .null, .flag(false)]),
    ] as [OptionValue])
  func values(value: OptionValue) throws { #expect(try roundTrip(value) == value) }

  @Test(
    "give back texts as texts, whatever they look like",
    arguments: [
      "8x8", "4x4", "true", "True", "yes", "no", "on", "off", "null", "Null", "~", "", " ", "1e3",
      "1", "-1", "0x1F", "0o17", "010", "1_000", ".5", "5.", "1:30", ".inf", "-.inf", ".nan", "NaN",
      "2024-01-01", "=", "<<", "-", "- a", "a: b", "a:b", "#", "a #b", "[a]", "{a: 1}", "*a", "!x",
      "%", "@", "`", "'", "\"", "\\", "\\n", "a\nb", "a\tb", "\u{7f}", "\u{85}", "\u{2028}", "ε",
      "冰",
      "👩‍🚀", "SFFF", "relu", "fourByFour", "?", "|", ">", "a,b", "end ", " begin",
    ])
  func texts(text: String) throws {
    #expect(try roundTrip(.text(text)) == .text(text))
    #expect(try roundTrip(.list([.text(text), .text("b")])) == .list([.text(text), .text("b")]))
  }

  @Test("give back a text that is longer than a line")
  func longTexts() throws {
    let text = (0..<100).map { "word\($0)" }.joined(separator: " ")
    #expect(try roundTrip(.text(text)) == .text(text))
    let rows = OptionValue.list((0..<200).map { _ in .text("SFFHFFFG") })
    #expect(try roundTrip(rows) == rows)
  }

  private func roundTrip(_ value: OptionValue) throws -> OptionValue? {
    let settings = RunSettings(agent: "dqn", environment: "Lake-v1", steps: 5)
    let text = try settings.yaml(
      options: [("before", .integer(1)), ("value", value)], settings: [("value", value)],
      version: "1")
    let partial = try read(text)
    #expect(partial.options["before"] == .integer(1))
    #expect(partial.settings["value"] == partial.options["value"])
    return partial.options["value"]
  }

  @Test(
    "give back the run",
    arguments: [0, 7, 0xffff_ffff_ffff_ffff_ffff_ffff_ffff_ffff] as [Seed],
    [
      nil, [], ["oneHot"],
      [
        "scale", TransformSetting("frameStack", ["count": .integer(3), "padding": .text("zero")]),
        TransformSetting("filter", ["parts": .list([.text("a b"), .text("7")])]),
      ],
    ] as [[TransformSetting]?])
  func run(seed: Seed, transforms: [TransformSetting]?) throws {
    try withTemporaryFolder { root in
      let settings = RunSettings(
        agent: "dqn", environment: "ns/Lake8x8-v1", seed: seed, steps: 1_000_000, lanes: 3,
        transforms: transforms, options: ["a": .flag(true)], settings: ["b": .number(0.5)])
      let text = try settings.yaml(
        options: [("a", .flag(true))], settings: [("b", .number(0.5))], version: "1.2")
      let folder = RunFolder(path: root)
      try RunFolder.write(Data(text.utf8), to: folder.settings)
      #expect(try RunSettings(of: folder) == settings)
    }
  }

  // MARK: What people write

  @Test("may leave anything out")
  func partial() throws {
    #expect(try read("") == RunSettings.Partial(yaml: "# nothing\n", path: "x"))
    let partial = try read("steps: 1e5\nsettings:\n  learningRate: 3e-4\noptions:\n")
    #expect(partial.steps == 100_000)
    #expect(partial.settings == ["learningRate": .number(3e-4)])
    #expect(partial.options.isEmpty)
    #expect(partial.lanes == nil)
  }

  @Test("of a folder must name the run")
  func missingKey() throws {
    try withTemporaryFolder { root in
      let folder = RunFolder(path: root)
      try RunFolder.write(Data("agent: dqn\nsteps: 10\n".utf8), to: folder.settings)
      let error = try #require(throws: SettingsFileError.self) { try RunSettings(of: folder) }
      #expect(error.description.hasSuffix("one is missing."))
    }
  }

  @Test("are refused with words about the key")
  func refusals() throws {
    #expect(
      try refusal("step: 5")
        == "settings.yaml: There is no key 'step'. Did you mean 'steps'? Keys are: agent, "
        + "environment, seed, steps, lanes, transforms, options, settings, gymnast.")
    #expect(
      try refusal("steps: 1\nsteps: 2")
        == "settings.yaml: The key 'steps' stands there twice.")
    #expect(
      try refusal("settings:\n  a: 1\n  a: 2")
        == "settings.yaml: The key 'a' stands there twice.")
    for text in [
      "steps: 0", "steps: -3", "steps: many", "steps: 1.5", "steps: [1]", "steps: \"5\"",
      "steps: 1e30", "steps:", "steps: 99999999999999999999",
    ] {
      #expect(
        try refusal(text) == "settings.yaml: 'steps' takes a whole number of at least 1.",
        "\(text)")
    }
    for text in ["seed: -1", "seed: 1.5", "seed: a", "seed: [1]", "seed:", "seed: 0x10"] {
      #expect(
        try refusal(text) == "settings.yaml: 'seed' takes a whole number of at least 0.", "\(text)")
    }
    for text in ["agent:", "agent: \"\"", "agent: [dqn]", "agent: {dqn: 1}"] {
      #expect(try refusal(text) == "settings.yaml: 'agent' takes a name.", "\(text)")
    }
    for text in [
      "transforms: oneHot", "transforms: {a: 1}", "transforms: 5", "transforms: [{a: 1}]",
      "transforms: [{a: {b: {c: 1}}}]", "transforms: [{a: {}, b: {}}]",
    ] {
      #expect(
        try refusal(text)
          == "settings.yaml: 'transforms' takes a list of names, such as [oneHot], with options "
          + "where one needs them: [frameStack: {count: 4}].", "\(text)")
    }
    for text in ["options: 5", "options: [a]", "options: text"] {
      #expect(
        try refusal(text) == "settings.yaml: 'options' takes names with values, one a line.",
        "\(text)")
    }
    for text in ["options: {a: {b: 1}}", "options: {[a]: 1}", "options: {a: [{b: 1}]}"] {
      #expect(
        try refusal(text) == "settings.yaml: 'options' takes names with plain values or lists.",
        "\(text)")
    }
    for text in ["- 1\n- 2", "5", "text"] {
      #expect(
        try refusal(text)
          == "settings.yaml: Settings are a list of keys and values, such as 'steps: 1000'.")
    }
  }

  @Test(
    "are refused when they are not YAML",
    arguments: [
      "a: [1, 2", "a: \"open", "\u{0}", "a: b: c", "\tsteps: 5", "a: *unknown", "--- 1\n--- 2",
      "steps: 5\n...\nlanes: 5", "{", "%YAML 3.0\n---\na: 1", "\u{1}\u{2}\u{3}",
    ])
  func notYAML(text: String) throws {
    #expect(try refusal(text).hasPrefix("settings.yaml: This is not YAML: "))
  }

  // MARK: What is meant to harm

  @Test("are refused when aliases stand for more than a memory holds", arguments: [false, true])
  func aliasBomb(isKey: Bool) throws {
    var lines = ["x0: &x0 [a, a, a, a, a, a, a, a, a, a]"]
    for level in 1...40 {
      let aliases = [String](repeating: "*x\(level - 1)", count: 10).joined(separator: ", ")
      lines.append("x\(level): &x\(level) [\(aliases)]")
    }
    let bomb = isKey ? "{" + lines.joined(separator: ", ") + ", *x40 : 1}" : "*x40"
    let text = "options: {\(lines.joined(separator: ", ")), bomb: \(bomb)}"
    #expect(
      try refusal(text)
        == "settings.yaml: Settings have no anchors (&) and aliases (*). Write them out.")
  }

  @Test("are refused when they nest too deeply or are far too long")
  func deep() throws {
    for text in [
      "options: {a: " + String(repeating: "[", count: 100_000),
      "options: " + String(repeating: "{a: ", count: 100_000),
      String(repeating: "- ", count: 100_000),
      String(repeating: "? ", count: 100_000),
    ] {
      #expect(try refusal(text).hasPrefix("settings.yaml: This is not YAML: "))
    }
    let long = "options: {a: \"" + String(repeating: "x", count: 5 << 20) + "\"}"
    #expect(try refusal(long).hasSuffix("bytes; this is another file."))
  }

  @Test("do not stop the program, whatever bytes are in them")
  func noise() throws {
    let pieces = [
      "steps", ":", " ", "\n", "[", "]", "{", "}", "&a", "*a", "-", "?", "|", ">", "'", "\"", "#",
      "!!int", "!", "%", "1e3", "null", "ε", "\u{0}", ",", "<<", "options", "  ", "\t", "---",
      "...",
    ]
    var generator = PCG64(seed: 1)
    var (refusedCount, readCount) = (0, 0)
    for _ in 0..<3_000 {
      let length = generator.integer(in: 1...12)
      let text = (0..<length).map { _ in pieces[generator.integer(in: 0..<pieces.count)] }.joined()
      do {
        _ = try read(text)
        readCount += 1
      } catch is SettingsFileError { refusedCount += 1 }
    }
    #expect(refusedCount > 1_000)
    #expect(readCount > 100)
  }
}
