import GymCore

extension MiniGrid {
  /// The smallest of the obstructed mazes: two rooms and one locked door.
  struct ObstructedMazeStart: Family {
    static let name = "ObstructedMazeStart"
    static let summary = "Find the blue ball behind one locked door."
    static let worlds: [(id: String, family: ObstructedMazeStart)] = [
      ("ObstructedMaze-1Dl-v0", Self(isKeyHidden: false, isDoorBlocked: false)),
      ("ObstructedMaze-1Dlh-v0", Self(isDoorBlocked: false)),
      ("ObstructedMaze-1Dlhb-v0", Self()),
    ]
    static let options: [Entry] = [
      .flag("isKeyHidden", \.[here].isKeyHidden, "Whether the key is in a box."),
      .flag("isDoorBlocked", \.[here].isDoorBlocked, "Whether a ball lies before the door."),
    ]

    var isKeyHidden = true
    var isDoorBlocked = true

    var width: Int { RoomGrid.side(roomCount: 2, size: 6) }
    var height: Int { 6 }
    var timeLimit: Int { 4 * 2 * 6 * 6 }
    var missions: [MissionPattern] { [ObstructedMaze.mission] }

    func build(_ scene: inout Scene) throws(Stuck) {
      var rooms = RoomGrid(columnCount: 2, rowCount: 1, size: 6, in: &scene)
      let color = Color.sorted[Int(ObstructedMaze.drawDoorColors(&scene)[0])]
      let door = rooms.addDoor(
        to: .init(0, 0), wall: 0, color: color, isLocked: true, &scene)
      if isDoorBlocked {
        scene.grid[door.position.moved(.left)] = Cell(.ball, ObstructedMaze.blockColor)
      }
      let key =
        isKeyHidden ? Cell.box(ObstructedMaze.boxColor, keyInside: color) : Cell(.key, color)
      try rooms.add(key, to: .init(0, 0), &scene)
      try rooms.add(Cell(.ball, ObstructedMaze.ballColor).asTarget, to: .init(1, 0), &scene)
      try rooms.addAgent(to: .init(0, 0), &scene)
      scene.task = .pickUpTarget
      scene.mission = ObstructedMaze.mission.mission()
    }
  }
}
