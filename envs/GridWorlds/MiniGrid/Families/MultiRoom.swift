import GymCore

extension MiniGrid {
  /// A chain of rooms with closed doors between them, and the goal in the last.
  struct MultiRoom: Family {
    static let name = "MultiRoom"
    static let summary = "Pass a chain of rooms, door after door, to the goal in the last."
    static let worlds: [(id: String, family: MultiRoom)] = [
      ("MultiRoom-N2-S4-v0", MultiRoom(minRoomCount: 2, maxRoomCount: 2, maxRoomSize: 4)),
      // Six rooms in spite of its name: the reference keeps it so for old results.
      ("MultiRoom-N4-S5-v0", MultiRoom(minRoomCount: 6, maxRoomCount: 6, maxRoomSize: 5)),
      ("MultiRoom-N4-S5-v1", MultiRoom(minRoomCount: 4, maxRoomCount: 4, maxRoomSize: 5)),
      ("MultiRoom-N6-v0", MultiRoom()),
    ]
    static let options: [Entry] = [
      .integer("minRoomCount", \.[here].minRoomCount, 1...8, "The fewest rooms."),
      .integer("maxRoomCount", \.[here].maxRoomCount, 1...8, "The most rooms."),
      .integer(
        "maxRoomSize", \.[here].maxRoomSize, 4...10,
        "The most columns or rows of a room, walls included; the fewest are 4."),
      .integer("width", \.[here].width, 25...Level.largestSide, "Columns, walls included."),
      .integer("height", \.[here].height, 25...Level.largestSide, "Rows, walls included."),
    ]
    static let mission = MissionPattern("traverse the rooms to get to the goal")

    var minRoomCount = 6
    var maxRoomCount = 6
    var maxRoomSize = 10
    var width = 25
    var height = 25

    var timeLimit: Int { 20 * maxRoomCount }
    var missions: [MissionPattern] { [Self.mission] }
    var defect: String? {
      minRoomCount <= maxRoomCount
        ? nil : "There cannot be at least \(minRoomCount) and at most \(maxRoomCount) rooms."
    }

    func build(_ scene: inout Scene) throws(Stuck) {
      let rooms = drawRooms(&scene)
      var lastColor: Color?
      for index in 0..<rooms.count {
        let room = rooms[index]
        scene.grid.buildWalls(around: room.area)
        guard index > 0 else { continue }
        // Any color but that of the door before.
        var colors = ShortList()
        for (index, color) in Color.sorted.enumerated() where color != lastColor {
          colors.append(UInt8(index))
        }
        let color = Color.sorted[Int(colors[scene.draw(0..<colors.count)])]
        scene.grid[room.entry] = .door(color, .closed)
        lastColor = color
      }
      try scene.placeAgent(in: rooms[0].area)
      try scene.place(.goal, in: rooms[rooms.count - 1].area)
      scene.mission = Self.mission.mission()
    }

    /// Draws chains of rooms until one is long enough.
    private func drawRooms(_ scene: inout Scene) -> RoomChain {
      let count = scene.draw(minRoomCount..<maxRoomCount + 1)
      var longest = RoomChain(width: width, height: height, maxSize: maxRoomSize)
      while longest.count < count {
        var chain = RoomChain(width: width, height: height, maxSize: maxRoomSize)
        let x = scene.draw(0..<width - 2)
        // Columns both times, as the reference does.
        let entry = Position(x, scene.draw(0..<width - 2))
        _ = chain.add(count, entry: entry, wall: 2, &scene)
        if chain.count > longest.count { longest = chain }
      }
      return longest
    }
  }
}
