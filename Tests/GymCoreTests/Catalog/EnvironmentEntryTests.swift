import GymCore
import NumericRandom
import Testing

@Suite("EnvironmentEntry")
struct EnvironmentEntryTests {
  private struct Options: Sendable {
    var lives = 3
  }

  private struct Refusal: Error {}

  private static let entry = EnvironmentEntry(
    id: "Stairs-v0", summary: "Stairs to climb.", timeLimit: 4, rewardThreshold: 0.5,
    seedsAre32Bit: true,
    schema: OptionSchema(
      defaults: Options(), [.integer("lives", \.lives, 1...5, "The lives.", source: "a book")])
  ) { options in
    // A world's own error, for what a range cannot say.
    if options.lives == 5 { throw Refusal() }
    var world = Stairs<Float>()
    world.livesLeft = options.lives
    return world
  }

  @Test("states the facts of its world")
  func facts() {
    #expect(Self.entry.id == "Stairs-v0")
    #expect(Self.entry.summary == "Stairs to climb.")
    #expect(Self.entry.timeLimit == 4)
    #expect(Self.entry.rewardThreshold == 0.5)
    #expect(Self.entry.seedsAre32Bit)
    #expect(
      Self.entry.options == [
        OptionDescription(
          name: "lives", defaultValue: .integer(3), allowed: "a whole number from 1 to 5",
          summary: "The lives.", source: "a book")
      ])
  }

  @Test("says how episodes end and whether chance plays")
  func endings() throws {
    #expect(Self.entry.endings == [.terminated])
    #expect(try Self.entry.endings(options: [:]) == [.terminated, .truncated])
    #expect(try !Self.entry.isDeterministic())
    let entry = EnvironmentEntry(
      id: "Stairs-v0", summary: "Stairs to climb.", timeLimit: { $0.lives > 3 ? 9 : nil },
      endings: [], isDeterministic: { $0.livesLeft == 1 },
      schema: OptionSchema(
        defaults: Options(), [.integer("lives", \.lives, 1...5, "The lives.", source: nil)])
    ) { options in
      var world = Stairs<Float>()
      world.livesLeft = options.lives
      return world
    }
    #expect(try entry.endings(options: [:]) == [])
    #expect(try entry.endings(options: ["lives": .integer(4)]) == [.truncated])
    #expect(try entry.isDeterministic(options: ["lives": .integer(1)]))
    #expect(try !entry.isDeterministic(options: ["lives": .integer(2)]))
    #expect(throws: OptionError.self) { try entry.isDeterministic(options: ["no": .null]) }
  }

  @Test("makes worlds of its options, its time limit around them")
  func making() throws {
    let environment = try Self.entry.makeEnvironment(options: ["lives": .integer(2)])
    #expect(environment.lives == 2)
    #expect(try Self.entry.makeEnvironment().lives == 3)
    #expect(try Self.entry.makeWorld(options: ["lives": .integer(1)]).lives == 1)
    try environment.reset(seed: 0)
    let lanes = try Self.entry.makeLanes(count: 2)
    lanes.reset(seeds: [0, 0])
    for step in 1...4 {
      let expected: Ending? = step == 4 ? .truncated : nil
      #expect(environment.step(index: 0, values: []).ending == expected)
      lanes.step(indices: [0, 0])
      #expect(lanes.buffers.outcomes.map(\.ending) == [expected, expected])
    }
  }

  @Test("makes lanes that do not share their worlds")
  func independentLanes() throws {
    let lanes = try Self.entry.makeLanes(count: 2)
    lanes.reset(seeds: [3, 3])
    lanes.step(indices: [2, 0])
    let heights = lanes.buffers.observations.floats
    #expect(heights[0] == heights[1] + 2)
  }

  @Test("without a time limit lets episodes run")
  func noLimit() throws {
    let entry = EnvironmentEntry(id: "Slider-v0", summary: "A slider.", schema: .none) { _ in
      Slider()
    }
    let environment = try entry.makeEnvironment()
    try environment.reset(seed: 0)
    for _ in 0..<5_000 { #expect(environment.step(index: 0, values: [0, 0]).ending == nil) }
    #expect(entry.timeLimit == nil && entry.rewardThreshold == nil && !entry.seedsAre32Bit)
  }

  @Test("cuts episodes short after as many steps as the options say, and knows facts of the world")
  func limitOfOptions() throws {
    let entry = EnvironmentEntry(
      id: "Stairs-v0", summary: "Stairs to climb.",
      timeLimit: { $0.lives == 1 ? nil : 2 * $0.lives },
      facts: { world in
        [EnvironmentFact(name: "lives", value: .integer(world.livesLeft), summary: "at the start")]
      },
      schema: OptionSchema(
        defaults: Options(), [.integer("lives", \.lives, 1...5, "The lives.")])
    ) { options in
      var world = Stairs<Float>()
      world.livesLeft = options.lives
      return world
    }
    #expect(entry.timeLimit == 6)
    for lives in [2, 4] {
      let options: [String: OptionValue] = ["lives": .integer(lives)]
      #expect(try entry.timeLimit(options: options) == 2 * lives)
      #expect(try entry.facts(options: options).map(\.value) == [.integer(lives)])
      let environment = try entry.makeEnvironment(options: options)
      try environment.reset(seed: 0)
      for step in 1...2 * lives {
        let ending = environment.step(index: 0, values: []).ending
        #expect(ending == (step == 2 * lives ? .truncated : nil))
      }
    }
    #expect(try entry.timeLimit(options: ["lives": .integer(1)]) == nil)
    #expect(try Self.entry.facts().isEmpty)
    #expect(try Self.entry.timeLimit(options: ["lives": .integer(1)]) == 4)
    #expect(throws: OptionError.self) { try entry.timeLimit(options: ["life": .integer(1)]) }
    #expect(throws: OptionError.self) { try entry.facts(options: ["lives": .integer(9)]) }
  }

  @Test("refuses options that are unknown or not allowed, whichever way the world is made")
  func refusals() {
    let entry = Self.entry
    let makers: [([String: OptionValue]) throws -> Void] = [
      { _ = try entry.makeEnvironment(options: $0) },
      { _ = try entry.makeLanes(count: 1, options: $0) },
      { _ = try entry.makeWorld(options: $0) },
    ]
    for make in makers {
      #expect(throws: OptionError.unknown(name: "live", known: ["lives"])) {
        try make(["live": .integer(1)])
      }
      #expect(throws: OptionError.self) { try make(["lives": .integer(6)]) }
      #expect(throws: Refusal.self) { try make(["lives": .integer(5)]) }
    }
  }

  @Test("makes worlds that report stepping before a reset")
  func order() async {
    await #expect(processExitsWith: .failure) {
      _ = try Self.entry.makeEnvironment().step(index: 0, values: [])
    }
    await #expect(processExitsWith: .failure) {
      try Self.entry.makeLanes(count: 1).step(indices: [0])
    }
  }
}
