import GridWorlds
import GymCore
import GymTesting
import NumericRandom
import Testing

@Suite("The catalog of grid worlds")
struct GridWorldsCatalogTests {
  private let entry = EnvironmentEntry.gridWorlds[0]

  @Test(
    "Maze keeps the contract of worlds under its options",
    arguments: [
      ([:], false),
      (["size": .integer(5)], false),
      (["size": .integer(7), "openings": .number(0.5), "pits": .number(0.5)], false),
      (["size": .integer(63), "pits": .integer(1), "observation": .text("position")], false),
      (["mazeSeed": .integer(2)], true),
      (["mazeSeed": .integer(2), "pits": .number(0.3), "observation": .text("position")], true),
    ] as [([String: OptionValue], Bool)])
  func contract(options: [String: OptionValue], isDeterministic: Bool) throws {
    #expect(try entry.isDeterministic(options: options) == isDeterministic)
    #expect(try entry.contractViolations(options: options, seed: 3) == [])
  }

  @Test("an episode of Maze is cut short after 4 · size² steps", arguments: [5, 9, 21, 63])
  func limits(size: Int) throws {
    let options: [String: OptionValue] = ["size": .integer(size)]
    #expect(try entry.timeLimit(options: options) == 4 * size * size)
    let world = try entry.makeEnvironment(options: options)
    try world.reset(seed: 8)
    // The start is at the top: up leads into the wall.
    for step in 1...4 * size * size {
      let outcome = world.step(index: 0, values: [])
      #expect(outcome == Outcome(reward: -0.01, ending: step == 4 * size * size ? .truncated : nil))
    }
    #expect(world.diagnosticValues[0] == 0)
  }

  @Test("the optimal return of a fixed maze is a fact, that of fresh ones is not")
  func facts() throws {
    let fixed = try entry.facts(options: ["mazeSeed": .integer(3)])
    let optimum = Maze(options: mazeOptions(seed: 3)).optimalReturn
    #expect(fixed.map(\.name) == ["optimalReturn"])
    #expect(fixed.map(\.value) == [.number(optimum)])
    #expect(try entry.facts().map(\.value) == [.null])
    #expect(entry.timeLimit == 324)
  }
}
