import GymCore
import NumericRandom
import Testing

@testable import ToyText

@Suite("FrozenLake's transitions")
struct FrozenLakeTransitionsTests {
  @Test("are the golden ones, in their order", arguments: GoldenData.transitions.indices)
  func golden(index: Int) throws {
    let golden = GoldenData.transitions[index]
    let options = try FrozenLake.Options.schema.parse(golden.options.mapValues(\.option))
    let world = try FrozenLake(options: options)
    #expect(golden.transitions.count == world.map.tiles.count)
    for (tile, actions) in golden.transitions.enumerated() {
      for (action, choices) in zip(FrozenLake.Action.allCases, actions) {
        let found = world.transitions(from: tile, taking: action).map { choice in
          [
            OptionValue.number(choice.probability), .number(Double(choice.target)),
            .number(choice.reward), .flag(choice.isTerminal),
          ]
        }
        let expected = choices.map { choice in
          choice.map { $0.option.asNumber.map { .number($0) } ?? $0.option }
        }
        #expect(found == expected)
      }
    }
  }

  @Test("one draw chooses by the sums of the probabilities")
  func draws() throws {
    let map = try FrozenLake.Map(rows: ["FFF", "FSF", "FFG"])
    let table = FrozenLake.TransitionTable(
      map: map, isSlippery: true, successRate: 0.5, rewards: .init())
    // To the right from the middle: first up or down by a quarter each side of the half.
    #expect(table.move(from: 4, 2, drawing: 0).target == 7)
    #expect(table.move(from: 4, 2, drawing: 0.25.nextDown).target == 7)
    #expect(table.move(from: 4, 2, drawing: 0.25).target == 5)
    #expect(table.move(from: 4, 2, drawing: 0.75.nextDown).target == 5)
    #expect(table.move(from: 4, 2, drawing: 0.75).target == 1)
  }

  @Test("starts are equally likely, and rounding leaves the first tile")
  func starts() throws {
    let map = try FrozenLake.Map(rows: ["FSF", "SGS"])
    let table = FrozenLake.TransitionTable(
      map: map, isSlippery: true, successRate: 0.5, rewards: .init())
    #expect(table.starts == [1, 3, 5])
    let third = 1.0 / 3.0
    #expect(table.start(drawing: third.nextDown) == 1)
    #expect(table.start(drawing: third) == 3)
    #expect(table.start(drawing: (third + third).nextDown) == 3)
    #expect(table.start(drawing: third + third) == 5)
    #expect(table.start(drawing: 1) == 0)
  }

  @Test(
    "small lakes know without a table what the table knows",
    arguments: [["SFFS", "FHFF", "FFHG"], ["SFFFFFFFFFFG"], ["S", "F", "G"]])
  func smallLakes(rows: [String]) throws {
    var rewards = FrozenLake.RewardSchedule()
    (rewards.goal, rewards.hole, rewards.frozen) = (3, -2, -0.5)
    for map in [try FrozenLake.Map(rows: rows), .fourByFour, .eightByEight] {
      let world = FrozenLake(map: map, successRate: 0.5, rewards: rewards)
      let small = world.small
      #expect(small.isUsed)
      for tile in map.tiles.indices {
        #expect(small.isGoal(tile) == (map.tiles[tile] == .goal))
        for direction in 0..<4 {
          #expect(small.move(from: tile, direction) == world.table.moves[4 * tile + direction])
          for draw in [0, 0.25, 0.6, 0.75, 0.9, 1] {
            #expect(
              small.move(from: tile, small.slip(direction, drawing: draw))
                == world.table.move(from: tile, direction, drawing: draw))
          }
        }
      }
    }
    #expect(!FrozenLake(map: try .random(size: 9, seed: 0)).small.isUsed)
  }
}
