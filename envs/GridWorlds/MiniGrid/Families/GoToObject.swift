import GymCore

extension MiniGrid {
  /// A room with things, to one of which the agent is sent.
  struct GoToObject: Family {
    static let name = "GoToObject"
    static let summary = "Go to the thing that the mission names, and say that it is done."
    static let worlds: [(id: String, family: GoToObject)] = [
      ("GoToObject-6x6-N2-v0", GoToObject()), ("GoToObject-8x8-N2-v0", GoToObject(size: 8)),
    ]
    static let options: [Entry] = [
      .integer("size", \.[here].size, 4...Level.largestSide, "Columns and rows, walls included."),
      .integer(
        "objectCount", \.[here].objectCount, 1...18, "How many things there are, no two alike."),
    ]
    static let mission = MissionPattern("go to the _ _", MissionPattern.colors, Object.kinds)

    var size = 6
    var objectCount = 2

    var width: Int { size }
    var height: Int { size }
    var timeLimit: Int { 5 * size * size }
    var seesThroughWalls: Bool { true }
    var missions: [MissionPattern] { [Self.mission] }
    var defect: String? { crowding(of: objectCount) }

    func build(_ scene: inout Scene) throws(Stuck) {
      scene.grid.buildWalls()
      var objects = ObjectList()
      while objects.count < objectCount {
        let object = scene.drawObject()
        if objects.contains(object) { continue }
        objects.append(object, at: try scene.place(object.cell))
      }
      try scene.placeAgent()
      let (target, position) = objects[scene.draw(0..<objectCount)]
      scene.task = .goTo(position)
      scene.mission = Self.mission.mission(target.color, target.kind)
    }
  }
}
