import GymCore

extension MiniGrid {
  /// A thing in a small room, and at the end of a hallway one like it and one of another kind.
  struct Memory: Family {
    static let name = "Memory"
    static let summary = "Remember the thing in the first room and go to its like past the hallway."
    static let worlds: [(id: String, family: Memory)] = [
      ("MemoryS17Random-v0", Memory(size: 17, hasRandomLength: true)),
      ("MemoryS13Random-v0", Memory(size: 13, hasRandomLength: true)),
      ("MemoryS13-v0", Memory(size: 13)),
      ("MemoryS11-v0", Memory(size: 11)),
      ("MemoryS9-v0", Memory(size: 9)),
      ("MemoryS7-v0", Memory(size: 7)),
    ]
    static let options: [Entry] = [
      .integer("size", \.[here].size, 7...63, "Columns and rows, walls included: odd."),
      .flag("hasRandomLength", \.[here].hasRandomLength, "Whether the hallway's length is drawn."),
    ]
    static let mission = MissionPattern("go to the matching object at the end of the hallway")

    var size = 7
    var hasRandomLength = false

    var width: Int { size }
    var height: Int { size }
    var timeLimit: Int { 5 * size * size }
    var missions: [MissionPattern] { [Self.mission] }
    var defect: String? {
      size % 2 == 1 ? nil : "The size of a hallway's world is odd. Do not ask for \(size)."
    }

    func build(_ scene: inout Scene) throws(Stuck) {
      scene.grid.buildWalls()
      let middle = height / 2
      let end = hasRandomLength ? scene.draw(4..<width - 2) : width - 3
      for side in [-1, 1] {
        scene.grid.fillRow(x: 1, y: middle + 2 * side, count: 4)
        scene.grid.fillRow(x: 4, y: middle + side, count: 1)
        scene.grid.fillRow(x: 5, y: middle + side, count: max(end - 5, 0))
      }
      for y in 0..<height {
        if y != middle { scene.grid[end, y] = .wall }
        scene.grid[end + 2, y] = .wall
      }
      scene.agent = Position(scene.draw(1..<end + 1), middle)
      let kinds: (Cell, Cell) = (Cell(.key, .green), Cell(.ball, .green))
      let isBall = scene.draw(0..<2) == 1
      scene.grid[1, middle - 1] = isBall ? kinds.1 : kinds.0
      let isKeyAbove = scene.draw(0..<2) == 1
      scene.grid[end + 1, middle - 2] = isKeyAbove ? kinds.0 : kinds.1
      scene.grid[end + 1, middle + 2] = isKeyAbove ? kinds.1 : kinds.0
      let side = isKeyAbove != isBall ? -1 : 1
      scene.task = .choose(
        right: Position(end + 1, middle + side), wrong: Position(end + 1, middle - side))
      scene.mission = Self.mission.mission()
    }
  }
}
