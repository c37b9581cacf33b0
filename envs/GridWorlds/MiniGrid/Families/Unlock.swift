import GymCore

extension MiniGrid {
  /// Two rooms with a locked door between them.
  struct Unlock: Family {
    static let name = "Unlock"
    static let summary = "Find the key and unlock the door."
    static let worlds: [(id: String, family: Unlock)] = [("Unlock-v0", Unlock())]
    static let mission = MissionPattern("open the door")

    var width: Int { RoomGrid.side(roomCount: 2, size: 6) }
    var height: Int { 6 }
    var timeLimit: Int { 8 * 6 * 6 }
    var missions: [MissionPattern] { [Self.mission] }

    func build(_ scene: inout Scene) throws(Stuck) {
      var rooms = RoomGrid(columnCount: 2, rowCount: 1, size: 6, in: &scene)
      let door = rooms.addDoor(to: .init(0, 0), wall: 0, isLocked: true, &scene)
      try rooms.add(Cell(.key, door.color), to: .init(0, 0), &scene)
      try rooms.addAgent(to: .init(0, 0), &scene)
      scene.task = .open(door.position)
      scene.mission = Self.mission.mission()
    }
  }
}
