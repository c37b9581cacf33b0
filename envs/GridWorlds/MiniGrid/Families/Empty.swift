import GymCore

extension MiniGrid {
  /// A room with nothing in it but the goal.
  struct Empty: Family {
    static let name = "Empty"
    static let summary = "Cross an empty room to the goal in its corner."
    static let worlds: [(id: String, family: Empty)] = [
      ("Empty-5x5-v0", Empty(size: 5)),
      ("Empty-Random-5x5-v0", Empty(size: 5, start: .anywhere)),
      ("Empty-6x6-v0", Empty(size: 6)),
      ("Empty-Random-6x6-v0", Empty(size: 6, start: .anywhere)),
      ("Empty-8x8-v0", Empty()),
      ("Empty-16x16-v0", Empty(size: 16)),
    ]
    static let options: [Entry] = [
      .integer("size", \.[here].size, 4...Level.largestSide, "Columns and rows, walls included."),
      .position("start", \.[here].start.position, Start.summary),
      .integer("startDirection", \.[here].start.direction, 0...3, Start.directionSummary),
    ]
    static let mission = MissionPattern("get to the green goal square")

    var size = 8
    var start = Start()

    var width: Int { size }
    var height: Int { size }
    var timeLimit: Int { 4 * size * size }
    var seesThroughWalls: Bool { true }
    var isDeterministic: Bool { start.position != nil }
    var missions: [MissionPattern] { [Self.mission] }
    var defect: String? { start.defect(width: width, height: height) }

    func build(_ scene: inout Scene) throws(Stuck) {
      scene.grid.buildWalls()
      scene.grid[width - 2, height - 2] = .goal
      try scene.placeAgent(start)
      scene.mission = Self.mission.mission()
    }
  }
}
