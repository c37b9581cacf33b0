import GymCore

extension MiniGrid {
  /// A room with keys and balls, of which one is to be picked up.
  struct Fetch: Family {
    static let name = "Fetch"
    static let summary = "Pick up the thing that the mission names, and no other."
    static let worlds: [(id: String, family: Fetch)] = [
      ("Fetch-5x5-N2-v0", Fetch(size: 5, objectCount: 2)),
      ("Fetch-6x6-N2-v0", Fetch(size: 6, objectCount: 2)),
      ("Fetch-8x8-N3-v0", Fetch()),
    ]
    static let options: [Entry] = [
      .integer("size", \.[here].size, 4...Level.largestSide, "Columns and rows, walls included."),
      .integer("objectCount", \.[here].objectCount, 1...64, "How many keys and balls there are."),
    ]
    static let mission = MissionPattern(
      "_ _ _", ["get a", "go get a", "fetch a", "go fetch a", "you must fetch a"],
      MissionPattern.colors, ["key", "ball"])

    var size = 8
    var objectCount = 3

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
        let object = scene.drawObject(kindCount: 2)
        objects.append(object, at: try scene.place(object.cell))
      }
      try scene.placeAgent()
      let (target, _) = objects[scene.draw(0..<objectCount)]
      scene.task = .fetch(target.cell)
      scene.mission = Self.mission.mission(scene.draw(0..<5), target.color, target.kind)
    }
  }
}
