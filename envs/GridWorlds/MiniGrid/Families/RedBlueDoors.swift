import GymCore

extension MiniGrid {
  /// A room between a red door and a blue one, to be opened in this order.
  struct RedBlueDoors: Family {
    static let name = "RedBlueDoors"
    static let summary = "Open the red door, then the blue one; the view shows one at a time."
    static let worlds: [(id: String, family: RedBlueDoors)] = [6, 8].map {
      ("RedBlueDoors-\($0)x\($0)-v0", RedBlueDoors(size: $0))
    }
    static let options: [Entry] = [
      .integer(
        "size", \.[here].size, 4...Level.largestSide / 2,
        "Columns and rows of the room, walls included; there are twice as many columns in all.")
    ]
    static let mission = MissionPattern("open the red door then the blue door")

    var size = 8

    var width: Int { 2 * size }
    var height: Int { size }
    var timeLimit: Int { 20 * size * size }
    var missions: [MissionPattern] { [Self.mission] }

    func build(_ scene: inout Scene) throws(Stuck) {
      scene.grid.buildWalls()
      let room = Area(x: size / 2, y: 0, width: size, height: size)
      scene.grid.buildWalls(around: room)
      try scene.placeAgent(in: room)
      let red = Position(room.x, scene.draw(1..<size - 1))
      scene.grid[red] = .door(.red, .closed)
      let blue = Position(room.x + size - 1, scene.draw(1..<size - 1))
      scene.grid[blue] = .door(.blue, .closed)
      scene.task = .openInOrder(first: red, second: blue)
      scene.mission = Self.mission.mission()
    }
  }
}
