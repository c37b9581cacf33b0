import GymCore

extension MiniGrid {
  /// A room in which balls wander about.
  struct DynamicObstacles: Family {
    static let name = "DynamicObstacles"
    static let summary = "Cross a room to the goal without running into wandering balls or walls."
    static let worlds: [(id: String, family: DynamicObstacles)] = [
      ("Dynamic-Obstacles-5x5-v0", DynamicObstacles(size: 5, obstacleCount: 2)),
      (
        "Dynamic-Obstacles-Random-5x5-v0",
        DynamicObstacles(size: 5, start: .anywhere, obstacleCount: 2)
      ),
      ("Dynamic-Obstacles-6x6-v0", DynamicObstacles(size: 6, obstacleCount: 3)),
      (
        "Dynamic-Obstacles-Random-6x6-v0",
        DynamicObstacles(size: 6, start: .anywhere, obstacleCount: 3)
      ),
      ("Dynamic-Obstacles-8x8-v0", DynamicObstacles()),
      ("Dynamic-Obstacles-16x16-v0", DynamicObstacles(size: 16, obstacleCount: 8)),
    ]
    static let options: [Entry] = [
      .integer("size", \.[here].size, 5...Level.largestSide, "Columns and rows, walls included."),
      .position("start", \.[here].start.position, Start.summary),
      .integer("startDirection", \.[here].start.direction, 0...3, Start.directionSummary),
      .integer(
        "obstacleCount", \.[here].obstacleCount, 0...64,
        "How many balls there are; half the size when more than half the size and one are asked for."
      ),
    ]

    var size = 8
    var start = Start()
    var obstacleCount = 4

    var width: Int { size }
    var height: Int { size }
    var timeLimit: Int { 4 * size * size }
    var seesThroughWalls: Bool { true }
    var actionCount: Int { 3 }
    var missions: [MissionPattern] { [Empty.mission] }
    var defect: String? { start.defect(width: width, height: height) }

    func build(_ scene: inout Scene) throws(Stuck) {
      scene.grid.buildWalls()
      scene.grid[width - 2, height - 2] = .goal
      try scene.placeAgent(start)
      let count = 2 * obstacleCount <= size + 2 ? obstacleCount : size / 2
      for _ in 0..<count {
        let place = try scene.place(Cell(.ball, .blue), drawLimit: Scene.moverDrawLimit)
        scene.movers.append(place)
      }
      scene.task = .dodge
      scene.mission = Empty.mission.mission()
    }
  }
}
