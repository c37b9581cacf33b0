public import GymCore

extension EnvironmentEntry {
  /// Worlds on grids: the suite's own maze, and MiniGrid's.
  public static var gridWorlds: [EnvironmentEntry] {
    [
      EnvironmentEntry(
        id: "GridWorld/Maze-v0", summary: "Find the way through a drawn maze, past its pits.",
        timeLimit: { $0.timeLimit }, isDeterministic: { $0.options.mazeSeed != nil },
        facts: { $0.facts }, schema: Maze.Options.schema, make: { Maze(options: $0) })
    ] + miniGrid
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
