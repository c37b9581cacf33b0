import GymCore

extension MiniGrid {
  /// Rooms along a corridor, a thing behind a locked door among them, and the key elsewhere.
  struct KeyCorridor: Family {
    /// What is to be picked up.
    enum Prize: String, Sendable, CaseIterable {
      case ball
      case box
      case key

      var kind: Cell.Kind { self == .ball ? .ball : self == .box ? .box : .key }
    }

    static let name = "KeyCorridor"
    static let summary = "Search rooms along a corridor for the key to the one with the prize."
    static let worlds: [(id: String, family: KeyCorridor)] = [
      (3, 1), (3, 2), (3, 3), (4, 3), (5, 3), (6, 3),
    ].map { size, rowCount in
      ("KeyCorridorS\(size)R\(rowCount)-v0", KeyCorridor(rowCount: rowCount, roomSize: size))
    }
    static let options: [Entry] = [
      .integer("rowCount", \.[here].rowCount, 1...8, "How many rooms there are on each side."),
      .integer(
        "roomSize", \.[here].roomSize, 3...8, "Columns and rows of a room, walls included."),
      .choice("prize", \.[here].prize, "What is to be picked up."),
    ]

    var rowCount = 3
    var roomSize = 6
    var prize = Prize.ball

    var width: Int { RoomGrid.side(roomCount: 3, size: roomSize) }
    var height: Int { RoomGrid.side(roomCount: rowCount, size: roomSize) }
    var timeLimit: Int { 30 * roomSize * roomSize }
    var missions: [MissionPattern] { [mission] }

    private var mission: MissionPattern {
      switch prize {
      case .ball: Self.ballMission
      case .box: Self.boxMission
      case .key: Self.keyMission
      }
    }

    private static let ballMission = MissionPattern("pick up the _ ball", MissionPattern.colors)
    private static let boxMission = MissionPattern("pick up the _ box", MissionPattern.colors)
    private static let keyMission = MissionPattern("pick up the _ key", MissionPattern.colors)

    func build(_ scene: inout Scene) throws(Stuck) {
      var rooms = RoomGrid(columnCount: 3, rowCount: rowCount, size: roomSize, in: &scene)
      for row in 1..<max(rowCount, 1) { rooms.removeWall(3, of: .init(1, row), &scene) }
      let row = scene.draw(0..<rowCount)
      let door = rooms.addDoor(to: .init(2, row), wall: 2, isLocked: true, &scene)
      let color = scene.draw(0..<Color.sorted.count)
      try rooms.add(
        Cell(prize.kind, Color.sorted[color]).asTarget, to: .init(2, row), &scene)
      let keyRow = scene.draw(0..<rowCount)
      try rooms.add(Cell(.key, door.color), to: .init(0, keyRow), &scene)
      try rooms.addAgent(to: .init(1, rowCount / 2), &scene)
      try rooms.connectAll(&scene)
      scene.task = .pickUpTarget
      scene.mission = mission.mission(color)
    }
  }
}
