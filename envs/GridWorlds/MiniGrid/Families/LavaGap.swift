import GymCore

extension MiniGrid {
  /// A strip of lava from wall to wall, with a gap.
  struct LavaGap: Family {
    static let name = "LavaGap"
    static let summary = "Pass the gap in a strip of lava and get to the goal."
    static let worlds: [(id: String, family: LavaGap)] = [5, 6, 7].map {
      ("LavaGapS\($0)-v0", LavaGap(size: $0))
    }
    static let options: [Entry] = [
      .integer("size", \.[here].size, 5...Level.largestSide, "Columns and rows, walls included."),
      .choice("obstacle", \.[here].obstacle, Obstacle.summary),
    ]

    var size = 7
    var obstacle = Obstacle.lava

    var width: Int { size }
    var height: Int { size }
    var timeLimit: Int { 4 * size * size }
    var missions: [MissionPattern] { [obstacle.mission] }

    func build(_ scene: inout Scene) throws(Stuck) {
      scene.grid.buildWalls()
      scene.agent = Position(1, 1)
      scene.grid[width - 2, height - 2] = .goal
      let x = scene.draw(2..<width - 2)
      let y = scene.draw(1..<height - 1)
      scene.grid.fillColumn(x: x, y: 1, count: height - 2, obstacle.cell)
      scene.grid[x, y] = .empty
      scene.mission = obstacle.mission.mission()
    }
  }
}
