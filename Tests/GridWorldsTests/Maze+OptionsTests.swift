import GridWorlds
import GymCore
import NumericRandom
import Testing

@Suite("Maze's options")
struct MazeOptionsTests {
  @Test("refuses sizes that are even or out of range", arguments: [-5, 0, 3, 4, 8, 64, 65])
  func sizes(size: Int) {
    let error = #expect(throws: OptionError.self) {
      try Maze.Options.schema.parse(["size": .integer(size)])
    }
    #expect(
      error?.description
        == "'size' cannot be \(size): it takes an odd whole number from 5 to 63.")
  }

  @Test(
    "refuses values with reasons",
    arguments: [
      (["size": .number(7.5)], "'size' cannot be 7.5: it takes an odd whole number from 5 to 63."),
      (["pits": .number(1.5)], "'pits' cannot be 1.5: it takes a number from 0 to 1."),
      (["pits": .number(-0.1)], "'pits' cannot be -0.1: it takes a number from 0 to 1."),
      (["openings": .integer(3)], "'openings' cannot be 3: it takes a number from 0 to 1."),
      (["openings": .number(.nan)], "'openings' cannot be \"nan\": it takes a number from 0 to 1."),
      (
        ["mazeSeed": .integer(-1)],
        "'mazeSeed' cannot be -1: it takes a whole number of at least 0 (of any size as a text of "
          + "its digits), or null."
      ),
      (
        ["observation": .text("all")],
        "'observation' cannot be all: it takes one of board, position."
      ),
      (
        ["mazeseed": .integer(1)],
        "There is no option 'mazeseed'. Did you mean 'mazeSeed'? Options are: mazeSeed, "
          + "observation, openings, pits, size."
      ),
    ] as [([String: OptionValue], String)])
  func refusals(options: [String: OptionValue], message: String) {
    let error = #expect(throws: OptionError.self) { try Maze.Options.schema.parse(options) }
    #expect(error?.description == message)
  }

  @Test("takes every odd size from 5 to 63")
  func allSizes() throws {
    for size in stride(from: 5, through: 63, by: 2) {
      let options = try Maze.Options.schema.parse(["size": .integer(size)])
      #expect(options.size == size && Maze(options: options).board.size == size)
      #expect(options.timeLimit == 4 * size * size)
    }
  }

  @Test("every effective value reads back to the same options")
  func roundTrip() throws {
    let schema = Maze.Options.schema
    let options = mazeOptions(
      size: 11, seed: 0x1_0000_0000_0000_0000, openings: 0.1, pits: 0.2, observation: .position)
    let values = Dictionary(
      uniqueKeysWithValues: schema.values(of: options).map { ($0.name, $0.value) })
    #expect(try schema.parse(values) == options)
    #expect(values.count == 5 && values["mazeSeed"] == .text("18446744073709551616"))
  }
}
