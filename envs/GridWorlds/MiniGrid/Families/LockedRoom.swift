import GymCore

extension MiniGrid {
  /// Six rooms along a hallway, one of them locked with the goal in it, and the key in another.
  struct LockedRoom: Family {
    static let name = "LockedRoom"
    static let summary = "Fetch the key from the room that the mission names and unlock another."
    static let worlds: [(id: String, family: LockedRoom)] = [("LockedRoom-v0", LockedRoom())]
    static let options: [Entry] = [
      .integer(
        "size", \.[here].size, 13...Level.largestSide,
        "Columns and rows, walls included: odd, and no multiple of 3.")
    ]
    static let mission = MissionPattern(
      "get the _ key from the _ room, unlock the _ door and go to the goal",
      MissionPattern.colors, MissionPattern.colors, MissionPattern.colors)

    var size = 19

    var width: Int { size }
    var height: Int { size }
    var timeLimit: Int { 10 * size }
    var missions: [MissionPattern] { [Self.mission] }
    var defect: String? {
      // In others the reference would put keys and goals into the outer wall.
      guard size % 2 == 0 || size % 3 == 0 else { return nil }
      return "The size is odd and no multiple of 3. Do not ask for \(size)."
    }

    private var leftWall: Int { size / 2 - 2 }
    private var rightWall: Int { size / 2 + 2 }

    func build(_ scene: inout Scene) throws(Stuck) {
      buildRooms(&scene)
      let locked = scene.draw(0..<6)
      let goal = drawSquare(inRoom: locked, &scene)
      scene.grid[goal] = .goal
      var left = ShortList(below: 6)
      var colors = ShortList()
      for room in 0..<6 {
        let color = left.remove(at: scene.draw(0..<left.count))
        colors.append(color)
        scene.grid[door(ofRoom: room)] = .door(
          Color.sorted[Int(color)], room == locked ? .locked : .closed)
      }
      var keyRoom = locked
      while keyRoom == locked { keyRoom = scene.draw(0..<6) }
      let key = drawSquare(inRoom: keyRoom, &scene)
      scene.grid[key] = Cell(.key, Color.sorted[Int(colors[locked])])
      try scene.placeAgent(
        in: Area(x: leftWall, y: 0, width: rightWall - leftWall, height: height))
      scene.mission = Self.mission.mission(
        Int(colors[locked]), Int(colors[keyRoom]), Int(colors[locked]))
    }

    private func buildRooms(_ scene: inout Scene) {
      scene.grid.buildWalls()
      for x in [leftWall, rightWall] { scene.grid.fillColumn(x: x, y: 0, count: height) }
      for row in 0..<3 {
        scene.grid.fillRow(x: 0, y: row * (height / 3), count: leftWall)
        scene.grid.fillRow(x: rightWall, y: row * (height / 3), count: width - rightWall)
      }
    }

    /// The top left corner of a room: even ones are on the left.
    private func corner(ofRoom room: Int) -> Position {
      Position(room % 2 == 0 ? 0 : rightWall, room / 2 * (height / 3))
    }

    private func door(ofRoom room: Int) -> Position {
      Position(room % 2 == 0 ? leftWall : rightWall, corner(ofRoom: room).y + 3)
    }

    private func drawSquare(inRoom room: Int, _ scene: inout Scene) -> Position {
      let corner = corner(ofRoom: room)
      let x = scene.draw(corner.x + 1..<corner.x + leftWall)
      return Position(x, scene.draw(corner.y + 1..<corner.y + height / 3))
    }
  }
}
