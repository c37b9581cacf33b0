import GridWorlds
import GymCore
import NumericRandom
import Testing

@Suite("The optimal return of a maze")
struct MazeSearchTests {
  @Test(
    "is what value iteration finds, and what the best episode earns to the bit",
    arguments: [(5, 10), (9, 20), (13, 5), (21, 2)])
  func optimum(size: Int, seedCount: Int) {
    var returns: Set<Double> = []
    for (openings, pits) in [(0.0, 0.0), (0.3, 0), (0.3, 0.3), (1, 0.8), (0, 1)] {
      var world = Maze(options: mazeOptions(size: size, openings: openings, pits: pits))
      for seed in 0..<seedCount {
        world.reset(seed: Seed(seed))
        let optimum = world.optimalReturn
        let maze = LetterMaze(world.board)
        let values = maze.values()
        #expect(abs((values[maze.start] ?? .nan) - optimum) < 1e-9)
        #expect(episodeReturn(of: maze.bestActions(values), in: &world) == optimum)
        #expect(world.diagnosticValues == [1, optimum])
        returns.insert(optimum)
      }
    }
    #expect(returns.count > 2 || size == 5)
  }

  @Test("is that of a pit where the way to the goal costs more than the fall")
  func fall() throws {
    var world = TimeLimit(Maze(options: mazeOptions(size: 41, pits: 1)), steps: 4 * 41 * 41)
    var fallCount = 0
    for seed in 0..<4 {
      world.reset(seed: Seed(seed))
      let optimum = world.base.optimalReturn
      let maze = LetterMaze(world.base.board)
      let values = maze.values()
      #expect(abs((values[maze.start] ?? .nan) - optimum) < 1e-9)
      #expect(episodeReturn(of: maze.bestActions(values), in: &world) == optimum)
      let isFall = world.diagnosticValues[0] == 0
      if isFall {
        #expect(optimum > 1 - 0.01 * Double(maze.reachable(overPits: false).count - 2))
        fallCount += 1
      }
    }
    #expect(fallCount > 0)
  }

  /// What an episode of some actions earns, added up as it comes.
  private func episodeReturn<World: Environment>(
    of actions: [Maze.Action], in world: inout World
  ) -> Double? where World.Action == Maze.Action {
    var sum = 0.0
    for (index, action) in actions.enumerated() {
      let outcome = world.step(action)
      sum += outcome.reward
      guard outcome.isLast else { continue }
      return index == actions.count - 1 && outcome.ending == .terminated ? sum : nil
    }
    return nil
  }
}
