import GymCore

extension MiniGrid {
  /// A ball in one of nine rooms, behind locked doors with hidden keys and blocked ways.
  struct ObstructedMaze: Family {
    static let name = "ObstructedMaze"
    static let summary = "Find the blue ball behind locked doors, hidden keys and blocked ways."
    static let worlds: [(id: String, family: ObstructedMaze)] = [
      (
        "ObstructedMaze-2Dl-v0",
        quarter(room: [2, 1], areKeysHidden: false, areDoorsBlocked: false)
      ),
      ("ObstructedMaze-2Dlh-v0", quarter(room: [2, 1], areDoorsBlocked: false)),
      ("ObstructedMaze-2Dlhb-v0", quarter(room: [2, 1])),
      ("ObstructedMaze-1Q-v0", quarter(room: [1, 1], visitedCount: 5)),
      ("ObstructedMaze-2Q-v0", quarter(room: [2, 1], count: 2, visitedCount: 11)),
      ("ObstructedMaze-Full-v0", ObstructedMaze()),
      ("ObstructedMaze-2Dlhb-v1", quarter(room: [2, 1], keysComeLast: true)),
      ("ObstructedMaze-1Q-v1", quarter(room: [1, 1], visitedCount: 5, keysComeLast: true)),
      (
        "ObstructedMaze-2Q-v1",
        quarter(room: [2, 1], count: 2, visitedCount: 11, keysComeLast: true)
      ),
      ("ObstructedMaze-Full-v1", ObstructedMaze(keysComeLast: true)),
    ]
    static let options: [Entry] = [
      .position(
        "agentRoom", \.[here].startRoom,
        "The column and row of the room in which episodes begin, each from 0 to 2; null is the "
          + "middle."),
      .flag("areKeysHidden", \.[here].areKeysHidden, "Whether keys are in boxes."),
      .flag("areDoorsBlocked", \.[here].areDoorsBlocked, "Whether balls lie before locked doors."),
      .integer("quarterCount", \.[here].quarterCount, 1...4, "How many quarters have doors."),
      .integer(
        "visitedRoomCount", \.[here].visitedRoomCount, 1...1_000,
        "For how many rooms the time limit has 144 steps each."),
      .flag(
        "keysComeLast", \.[here].keysComeLast,
        "Whether keys are put down after the balls, which else can bury them: the second version."),
    ]
    static let mission = MissionPattern("pick up the _ ball", ["blue"])

    /// How the things of these mazes are colored.
    static let (ballColor, blockColor, boxColor) = (Color.blue, Color.green, Color.grey)

    var startRoom: Position?
    var areKeysHidden = true
    var areDoorsBlocked = true
    var quarterCount = 4
    var visitedRoomCount = 25
    var keysComeLast = false

    private static func quarter(
      room: [Int], areKeysHidden: Bool = true, areDoorsBlocked: Bool = true, count: Int = 1,
      visitedCount: Int = 4, keysComeLast: Bool = false
    ) -> Self {
      Self(
        startRoom: Position(room[0], room[1]), areKeysHidden: areKeysHidden,
        areDoorsBlocked: areDoorsBlocked, quarterCount: count, visitedRoomCount: visitedCount,
        keysComeLast: keysComeLast)
    }

    var width: Int { RoomGrid.side(roomCount: 3, size: 6) }
    var height: Int { RoomGrid.side(roomCount: 3, size: 6) }
    var timeLimit: Int { 4 * visitedRoomCount * 6 * 6 }
    var missions: [MissionPattern] { [Self.mission] }
    var defect: String? {
      guard let startRoom, startRoom.x > 2 || startRoom.y > 2 else { return nil }
      return "There is no room [\(startRoom.x),\(startRoom.y)]: there are 3×3, counted from [0,0]."
    }

    func build(_ scene: inout Scene) throws(Stuck) {
      var rooms = RoomGrid(columnCount: 3, rowCount: 3, size: 6, in: &scene)
      let colors = Self.drawDoorColors(&scene)
      func color(_ index: Int) -> Color { Color.sorted[Int(colors[index % colors.count])] }
      for quarter in 0..<quarterCount {
        let room = Self.sideRoom(quarter)
        rooms.addDoor(
          to: .init(1, 1), wall: quarter, color: color(quarter), isLocked: false, &scene)
        for wall in stride(from: quarter + 3, through: quarter + 1, by: -2) {
          // The color before the first is the last of all six, and not of four.
          let color = color(wall == quarter + 3 ? quarter + 5 : wall)
          addDoor(to: room, wall: wall % 4, color, in: &rooms, &scene)
          if !keysComeLast { try rooms.add(key(color), to: room, &scene) }
        }
        guard keysComeLast else { continue }
        for offset in stride(from: 5, through: 1, by: -4) {
          try rooms.add(key(color(quarter + offset)), to: room, &scene)
        }
      }
      let corner = Self.corner(scene.draw(0..<quarterCount))
      try rooms.add(Cell(.ball, Self.ballColor).asTarget, to: corner, &scene)
      try rooms.addAgent(to: .init(startRoom?.x ?? 1, startRoom?.y ?? 1), &scene)
      scene.task = .pickUpTarget
      scene.mission = Self.mission.mission()
    }

    /// Draws an order of the colors.
    static func drawDoorColors(_ scene: inout Scene) -> ShortList {
      var left = ShortList(below: Color.sorted.count)
      var drawn = ShortList()
      while !left.isEmpty { drawn.append(left.remove(at: scene.draw(0..<left.count))) }
      return drawn
    }

    private func key(_ color: Color) -> Cell {
      areKeysHidden ? .box(Self.boxColor, keyInside: color) : Cell(.key, color)
    }

    private func addDoor(
      to room: RoomGrid.Place, wall: Int, _ color: Color, in rooms: inout RoomGrid,
      _ scene: inout Scene
    ) {
      let door = rooms.addDoor(to: room, wall: wall, color: color, isLocked: true, &scene)
      guard areDoorsBlocked else { return }
      let before = door.position.moved(Direction(index: wall + 2))
      scene.grid[before] = Cell(.ball, Self.blockColor)
    }

    /// The room beyond a wall of the middle one.
    private static func sideRoom(_ wall: Int) -> RoomGrid.Place {
      switch wall {
      case 0: .init(2, 1)
      case 1: .init(1, 2)
      case 2: .init(0, 1)
      default: .init(1, 0)
      }
    }

    private static func corner(_ index: Int) -> RoomGrid.Place {
      switch index {
      case 0: .init(2, 0)
      case 1: .init(2, 2)
      case 2: .init(0, 2)
      default: .init(0, 0)
      }
    }
  }
}
