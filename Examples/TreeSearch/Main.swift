import GridWorlds
import GymCore
import NumericRandom
import ToyText

/// Plays three worlds by looking ahead in copies of them: `swift run -c release tree-search`.
@main
enum Main {
  /// A world in which looking ahead did not lead to the goal.
  struct Failure: Error { let world: String }

  static func main() throws {
    let forward = MiniGrid.Level(id: "MiniGrid-Empty-5x5-v0").map { level in
      TreeSearch<TimeLimit<MiniGrid>>(actions: [.left, .right, .forward])
        .play(TimeLimit(MiniGrid(level), steps: 100), episodes: 1)
    }
    try report("MiniGrid-Empty-5x5", forward ?? 0, atLeast: 0.9)

    let lake = TimeLimit(FrozenLake(isSlippery: false), steps: 100)
    let certain = TreeSearch(actions: FrozenLake.Action.allCases).play(lake, episodes: 1)
    try report("FrozenLake, not slippery", certain, atLeast: 1)

    // A plain copy of a slippery lake holds the chances that are to come: searching in it is foresight,
    // not skill. Each simulation gets chances of its own, so that the search learns what is likely.
    let ice = TimeLimit(FrozenLake(), steps: 100)
    let foresight = TreeSearch(actions: FrozenLake.Action.allCases).play(ice, episodes: 20)
    let skill = TreeSearch(actions: FrozenLake.Action.allCases) { lake, seed in
      var fork = lake
      fork.base = lake.base.fork(seed: seed)
      return fork
    }.play(ice, episodes: 20)
    try report("FrozenLake, slippery, knowing the future", foresight, atLeast: 0.9)
    try report("FrozenLake, slippery", skill, atLeast: 0.5)
  }

  /// Prints a mean return, and fails when it is too low.
  static func report(_ world: String, _ mean: Double, atLeast bound: Double) throws {
    print("\(world): mean return \(mean)")
    guard mean >= bound else { throw Failure(world: world) }
  }
}
