import GymCore

extension MiniGrid {
  /// A room with things, of which one is to be carried to another.
  struct PutNear: Family {
    static let name = "PutNear"
    static let summary = "Carry the thing that the mission names to another and drop it there."
    static let worlds: [(id: String, family: PutNear)] = [
      ("PutNear-6x6-N2-v0", PutNear()), ("PutNear-8x8-N3-v0", PutNear(size: 8, objectCount: 3)),
    ]
    static let options: [Entry] = [
      .integer("size", \.[here].size, 5...Level.largestSide, "Columns and rows, walls included."),
      .integer(
        "objectCount", \.[here].objectCount, 2...18,
        "How many things there are, no two alike and no two side by side."),
    ]
    static let mission = MissionPattern(
      "put the _ _ near the _ _", MissionPattern.colors, Object.kinds, MissionPattern.colors,
      Object.kinds)

    var size = 6
    var objectCount = 2

    var width: Int { size }
    var height: Int { size }
    var timeLimit: Int { 5 * size }
    var seesThroughWalls: Bool { true }
    var missions: [MissionPattern] { [Self.mission] }
    var defect: String? {
      // Of as many as fit at best, three quarters are soon found a place by chance.
      let side = (size - 1) / 2
      let limit = max(2, 3 * side * side / 4)
      guard objectCount > limit else { return nil }
      return "\(objectCount) things that do not touch have hardly any room in size \(size). "
        + "Ask for \(limit) at most."
    }

    func build(_ scene: inout Scene) throws(Stuck) {
      scene.grid.buildWalls()
      var objects = ObjectList()
      while objects.count < objectCount {
        let object = scene.drawObject()
        if objects.contains(object) { continue }
        let others = objects
        objects.append(object, at: try scene.place(object.cell) { others.touches($0) })
      }
      try scene.placeAgent()
      let moved = scene.draw(0..<objectCount)
      var near = moved
      while near == moved { near = scene.draw(0..<objectCount) }
      let (object, target) = (objects[moved].object, objects[near])
      scene.task = .putNear(object.cell, target.position)
      scene.mission = Self.mission.mission(
        object.color, object.kind, target.object.color, target.object.kind)
    }
  }
}
