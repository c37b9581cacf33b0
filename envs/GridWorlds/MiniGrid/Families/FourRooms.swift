import GymCore

extension MiniGrid {
  /// Four rooms, each open to its two neighbors.
  struct FourRooms: Family {
    static let name = "FourRooms"
    static let summary = "Find the goal in one of four rooms that gaps connect."
    static let worlds: [(id: String, family: FourRooms)] = [("FourRooms-v0", FourRooms())]
    static let options: [Entry] = [
      .position(
        "start", \.[here].start,
        "The square on which episodes begin, in a drawn direction; null draws it."),
      .position("goal", \.[here].goal, "The square of the goal; null draws it."),
    ]
    static let mission = MissionPattern("reach the goal")

    var start: Position?
    var goal: Position?

    var width: Int { 19 }
    var height: Int { 19 }
    var timeLimit: Int { 100 }
    var missions: [MissionPattern] { [Self.mission] }
    var defect: String? {
      start?.defect("start", width: width, height: height)
        ?? goal?.defect("goal", width: width, height: height)
    }

    func build(_ scene: inout Scene) throws(Stuck) {
      scene.grid.buildWalls()
      let (roomWidth, roomHeight) = (width / 2, height / 2)
      for row in 0..<2 {
        for column in 0..<2 {
          let (left, top) = (column * roomWidth, row * roomHeight)
          let (right, bottom) = (left + roomWidth, top + roomHeight)
          if column == 0 {
            scene.grid.fillColumn(x: right, y: top, count: roomHeight)
            scene.grid[right, scene.draw(top + 1..<bottom)] = .empty
          }
          if row == 0 {
            scene.grid.fillRow(x: left, y: bottom, count: roomWidth)
            scene.grid[scene.draw(left + 1..<right), bottom] = .empty
          }
        }
      }
      if let start {
        scene.grid[start] = .empty
        scene.agent = start
        scene.direction = Direction(index: scene.draw(0..<4))
      } else {
        try scene.placeAgent()
      }
      if let goal {
        scene.grid[goal] = .goal
      } else {
        try scene.place(.goal)
      }
      scene.mission = Self.mission.mission()
    }
  }
}
