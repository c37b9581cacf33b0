import GymCore

extension MiniGrid {
  /// A room with four doors, to one of which the agent is sent.
  struct GoToDoor: Family {
    static let name = "GoToDoor"
    static let summary = "Go to the door that the mission names, and say that it is done."
    static let worlds: [(id: String, family: GoToDoor)] = [5, 6, 8].map {
      ("GoToDoor-\($0)x\($0)-v0", GoToDoor(size: $0))
    }
    static let options: [Entry] = [
      .integer(
        "size", \.[here].size, 5...Level.largestSide,
        "The most columns and rows, walls included; the fewest are 5.")
    ]
    static let mission = MissionPattern("go to the _ door", MissionPattern.colors)

    var size = 5

    var width: Int { size }
    var height: Int { size }
    var timeLimit: Int { 4 * size * size }
    var seesThroughWalls: Bool { true }
    var missions: [MissionPattern] { [Self.mission] }

    func build(_ scene: inout Scene) throws(Stuck) {
      let width = scene.draw(5..<size + 1)
      let height = scene.draw(5..<size + 1)
      let room = Area(x: 0, y: 0, width: width, height: height)
      scene.grid.buildWalls(around: room)
      let top = Position(scene.draw(2..<width - 2), 0)
      let bottom = Position(scene.draw(2..<width - 2), height - 1)
      let left = Position(0, scene.draw(2..<height - 2))
      let right = Position(width - 1, scene.draw(2..<height - 2))
      func door(_ index: Int) -> Position {
        index == 0 ? top : index == 1 ? bottom : index == 2 ? left : right
      }
      var colors = ShortList()
      while colors.count < 4 {
        let color = UInt8(scene.draw(0..<Color.sorted.count))
        if !colors.contains(color) { colors.append(color) }
      }
      for index in 0..<4 {
        scene.grid[door(index)] = .door(Color.sorted[Int(colors[index])], .closed)
      }
      try scene.placeAgent(in: room)
      let target = scene.draw(0..<4)
      scene.task = .goTo(door(target))
      scene.mission = Self.mission.mission(Int(colors[target]))
    }
  }
}
