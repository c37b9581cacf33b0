import GymCore
import Testing

@Suite("OptionSchema")
struct OptionSchemaTests {
  enum Mode: String, CaseIterable, Sendable {
    case easy
    case hard
  }

  struct Options: Sendable, Equatable {
    var isOn = true
    var gravity = 9.8
    var limit: Double?
    var count = 4
    var seed = 0
    var sizes = [64, 64]
    var mode = Mode.easy
  }

  static let schema = OptionSchema(
    defaults: Options(),
    [
      .flag("isOn", \.isOn, "Whether it is on."),
      .number("gravity", \.gravity, .above(0), "The pull in m/s².", source: "a book"),
      .optionalNumber("limit", \.limit, .atLeast(0), "The limit."),
      .integer("count", \.count, 1...8, "The count."),
      .integer("seed", \.seed, 0...Int.max, "The seed."),
      .integers("sizes", \.sizes, 1...4_096, "The sizes."),
      .choice("mode", \.mode, "The mode."),
    ])

  @Test("sets what is given and leaves the rest")
  func parsing() throws {
    #expect(try Self.schema.parse([:]) == Options())
    let options = try Self.schema.parse([
      "isOn": .flag(false), "gravity": .integer(2), "limit": .number(0.5), "count": .number(8),
      "seed": .integer(.max), "sizes": .list([.integer(1), .number(2)]), "mode": .text("hard"),
    ])
    #expect(
      options
        == Options(
          isOn: false, gravity: 2, limit: 0.5, count: 8, seed: .max, sizes: [1, 2], mode: .hard))
    #expect(try Self.schema.parse(["limit": .null]).limit == nil)
    #expect(try Self.schema.parse(["sizes": .list([])]).sizes == [])
  }

  @Test(
    "refuses values of another kind or outside their range, and says what is allowed",
    arguments: [
      ("isOn", [.integer(1), .text("true"), .null], "true or false"),
      ("gravity", [.number(0), .number(.infinity), .text("9"), .null], "a number above 0"),
      ("limit", [.number(-1), .flag(true)], "a number of at least 0, or null"),
      ("count", [.integer(0), .integer(9), .number(1.5), .null], "a whole number from 1 to 8"),
      ("seed", [.integer(-1)], "a whole number of at least 0"),
      (
        "sizes", [.list([.integer(0)]), .list([.integer(1), .text("2")]), .integer(64)],
        "a list of whole numbers from 1 to 4096, such as [64,64]"
      ),
      ("mode", [.text("Easy"), .integer(0)], "one of easy, hard"),
    ] as [(String, [OptionValue], String)])
  func refusals(name: String, values: [OptionValue], allowed: String) {
    for value in values {
      #expect(throws: OptionError.notAllowed(name: name, value: value, allowed: allowed)) {
        try Self.schema.parse([name: value])
      }
    }
  }

  @Test("reports the first wrong name in alphabetical order, whatever the dictionary's")
  func order() {
    #expect(throws: OptionError.unknown(name: "a", known: Self.schema.names)) {
      try Self.schema.parse(["z": .null, "a": .null, "count": .integer(100)])
    }
  }

  @Test("describes every option with its default, in order")
  func descriptions() throws {
    let names = ["isOn", "gravity", "limit", "count", "seed", "sizes", "mode"]
    #expect(Self.schema.names == names)
    #expect(Self.schema.descriptions.map(\.name) == names)
    #expect(
      Self.schema.descriptions.map(\.defaultValue.json)
        == ["true", "9.8", "null", "4", "0", "[64,64]", #""easy""#])
    let gravity = try #require(Self.schema.descriptions.dropFirst().first)
    #expect(gravity.allowed == "a number above 0")
    #expect(gravity.summary == "The pull in m/s².")
    #expect(gravity.source == "a book")
  }

  @Test("writes down every effective value so that it can be parsed again")
  func values() throws {
    var options = Options()
    options.limit = 3
    options.mode = .hard
    let values = Self.schema.values(of: options)
    #expect(values.map(\.name) == Self.schema.names)
    let again = try Self.schema.parse(Dictionary(uniqueKeysWithValues: values.map { ($0, $1) }))
    #expect(again == options)
  }

  @Test("of nothing refuses everything")
  func none() throws {
    #expect(OptionSchema.none.descriptions == [])
    _ = try OptionSchema.none.parse([:])
    #expect(throws: OptionError.unknown(name: "x", known: [])) {
      try OptionSchema.none.parse(["x": .null])
    }
  }

  @Test("puts ranges without ends into words")
  func endlessRanges() {
    let schema = OptionSchema(
      defaults: Options(),
      [
        .integer("count", \.count, .min ... .max, "Any."),
        .integer("seed", \.seed, .min...9, "Small."),
        .integers("sizes", \.sizes, 1 ... .max, "Sizes."),
      ])
    #expect(
      schema.descriptions.map(\.allowed)
        == [
          "a whole number", "a whole number of at most 9",
          "a list of whole numbers of at least 1, such as [64,64]",
        ])
  }

  @Test("does not take two options of one name")
  func duplicates() async {
    await #expect(processExitsWith: .failure) {
      _ = OptionSchema(
        defaults: Options(), [.flag("isOn", \.isOn, "One."), .flag("isOn", \.isOn, "Two.")])
    }
  }
}
