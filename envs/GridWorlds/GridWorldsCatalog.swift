public import GymCore

extension EnvironmentEntry {
  /// The suite's own worlds on grids.
  public static var gridWorlds: [EnvironmentEntry] {
    [
      EnvironmentEntry(
        id: "GridWorld/Maze-v0", summary: "Find the way through a drawn maze, past its pits.",
        timeLimit: { $0.timeLimit }, facts: { $0.facts }, schema: Maze.Options.schema,
        make: { Maze(options: $0) })
    ]
  }
}

extension Maze {
  /// What is known of the mazes before one is played.
  var facts: [EnvironmentFact] {
    let isFixed = options.mazeSeed != nil
    return [
      EnvironmentFact(
        name: "optimalReturn", value: isFixed ? .number(optimalReturn) : .null,
        summary: isFixed
          ? "the best return that an episode can have"
          : "differs from maze to maze, and is reported of every episode as a diagnostic")
    ]
  }
}
