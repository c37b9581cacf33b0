import GymCore

extension MiniGrid {
  /// A box behind a locked door, which a ball may block.
  struct UnlockPickup: Family {
    static let name = "UnlockPickup"
    static let summary = "Unlock the door, if need be clear the way to it, and pick up the box."
    static let worlds: [(id: String, family: UnlockPickup)] = [
      ("UnlockPickup-v0", UnlockPickup()),
      ("BlockedUnlockPickup-v0", UnlockPickup(isBlocked: true)),
    ]
    static let options: [Entry] = [
      .flag("isBlocked", \.[here].isBlocked, "Whether a ball lies before the door.")
    ]

    var isBlocked = false

    var width: Int { RoomGrid.side(roomCount: 2, size: 6) }
    var height: Int { 6 }
    var timeLimit: Int { (isBlocked ? 16 : 8) * 6 * 6 }
    var missions: [MissionPattern] { [mission] }

    private var mission: MissionPattern { isBlocked ? Self.blockedMission : Self.plainMission }

    private static let plainMission = MissionPattern("pick up the _ box", MissionPattern.colors)

    // The reference's space has keys as well, though its missions do not.
    private static let blockedMission = MissionPattern(
      "pick up the _ _", MissionPattern.colors, ["box", "key"])

    func build(_ scene: inout Scene) throws(Stuck) {
      var rooms = RoomGrid(columnCount: 2, rowCount: 1, size: 6, in: &scene)
      let color = scene.draw(0..<Color.sorted.count)
      try rooms.add(Cell(.box, Color.sorted[color]).asTarget, to: .init(1, 0), &scene)
      let door = rooms.addDoor(to: .init(0, 0), wall: 0, isLocked: true, &scene)
      if isBlocked { scene.grid[door.position.moved(.left)] = Cell(.ball, scene.drawColor()) }
      try rooms.add(Cell(.key, door.color), to: .init(0, 0), &scene)
      try rooms.addAgent(to: .init(0, 0), &scene)
      scene.task = .pickUpTarget
      scene.mission = mission.mission(color)
    }
  }
}
