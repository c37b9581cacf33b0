import GymCore

extension MiniGrid {
  /// Two rooms with a locked door between them and its key on the near side.
  struct DoorKey: Family {
    static let name = "DoorKey"
    static let summary = "Find the key, unlock the door and get to the goal behind it."
    static let worlds: [(id: String, family: DoorKey)] = [5, 6, 8, 16].map {
      ("DoorKey-\($0)x\($0)-v0", DoorKey(size: $0))
    }
    static let options: [Entry] = [
      .integer("size", \.[here].size, 5...Level.largestSide, "Columns and rows, walls included.")
    ]
    static let mission = MissionPattern("use the key to open the door and then get to the goal")

    var size = 8

    var width: Int { size }
    var height: Int { size }
    var timeLimit: Int { 10 * size * size }
    var missions: [MissionPattern] { [Self.mission] }

    func build(_ scene: inout Scene) throws(Stuck) {
      scene.grid.buildWalls()
      scene.grid[width - 2, height - 2] = .goal
      let split = scene.draw(2..<width - 2)
      scene.grid.fillColumn(x: split, y: 0, count: height)
      let nearSide = Area(x: 0, y: 0, width: split, height: height)
      try scene.placeAgent(in: nearSide)
      scene.grid[split, scene.draw(1..<height - 2)] = .door(.yellow, .locked)
      try scene.place(Cell(.key, .yellow), in: nearSide)
      scene.mission = Self.mission.mission()
    }
  }
}
