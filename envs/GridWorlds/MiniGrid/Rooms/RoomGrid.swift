extension MiniGrid {
  /// Rooms of one size in rows and columns, with places for doors drawn between neighbors.
  struct RoomGrid {
    /// A room by its column and row.
    struct Place: Hashable, Sendable {
      var column: Int
      var row: Int

      init(_ column: Int, _ row: Int) {
        self.column = column
        self.row = row
      }
    }

    private struct Room {
      var isLocked = false

      // Each wall is 0 right, 1 bottom, 2 left or 3 top: a bit for a way through, and a door's place.
      var ways: UInt8 = 0
      var doors = InlineArray<4, Position>(repeating: .nowhere)
    }

    private let size: Int
    private let columnCount: Int
    private let rowCount: Int
    private var rooms = InlineArray<24, Room>(repeating: Room())

    /// How many squares are drawn for a thing in a room at most.
    private static let drawLimit = 1_001

    /// Builds rooms that share their walls, and puts the agent in the middle one.
    ///
    /// - Parameters:
    ///   - columnCount: How many columns of rooms there are.
    ///   - rowCount: How many rows of rooms there are, such that there are at most 24 rooms.
    ///   - size: Columns and rows of a room, walls included.
    ///   - scene: Where they are built.
    init(columnCount: Int, rowCount: Int, size: Int, in scene: inout Scene) {
      self.size = size
      self.columnCount = columnCount
      self.rowCount = rowCount
      for row in 0..<rowCount {
        for column in 0..<columnCount {
          scene.grid.buildWalls(around: area(of: Place(column, row)))
        }
      }
      for row in 0..<rowCount {
        for column in 0..<columnCount { drawDoors(of: Place(column, row), &scene) }
      }
      scene.agent = Position(
        columnCount / 2 * (size - 1) + size / 2, rowCount / 2 * (size - 1) + size / 2)
      scene.direction = .right
    }

    /// Columns or rows of a grid of rooms.
    static func side(roomCount: Int, size: Int) -> Int { (size - 1) * roomCount + 1 }

    /// Draws where doors can be to the right and below, which are those of the neighbors as well.
    private mutating func drawDoors(of place: Place, _ scene: inout Scene) {
      let area = area(of: place)
      let index = index(of: place)
      if place.column < columnCount - 1 {
        let right = area.x + size - 1
        let door = Position(right, scene.draw(area.y + 1..<area.y + size - 1))
        rooms[index].doors[0] = door
        rooms[index + 1].doors[2] = door
      }
      if place.row < rowCount - 1 {
        let door = Position(scene.draw(area.x + 1..<area.x + size - 1), area.y + size - 1)
        rooms[index].doors[1] = door
        rooms[index + columnCount].doors[3] = door
      }
    }

    private func index(of place: Place) -> Int { place.row * columnCount + place.column }

    private func area(of place: Place) -> Area {
      Area(x: place.column * (size - 1), y: place.row * (size - 1), width: size, height: size)
    }

    private func neighbor(of room: Int, beyond wall: Int) -> Int {
      switch wall {
      case 0: room + 1
      case 1: room + columnCount
      case 2: room - 1
      default: room - columnCount
      }
    }

    /// Puts a door in a wall of a room, in a drawn color unless one is given.
    ///
    /// - Returns: The door's color and square.
    @discardableResult
    mutating func addDoor(
      to place: Place, wall: Int, color: Color? = nil, isLocked: Bool, _ scene: inout Scene
    ) -> (color: Color, position: Position) {
      let color = color ?? scene.drawColor()
      let room = index(of: place)
      rooms[room].isLocked = isLocked
      let position = rooms[room].doors[wall]
      scene.grid[position] = .door(color, isLocked ? .locked : .closed)
      connect(room, wall)
      return (color, position)
    }

    /// Takes a wall between two rooms away, but for its ends.
    mutating func removeWall(_ wall: Int, of place: Place, _ scene: inout Scene) {
      let area = area(of: place)
      for offset in 1..<size - 1 {
        switch wall {
        case 0: scene.grid[area.x + size - 1, area.y + offset] = .empty
        case 1: scene.grid[area.x + offset, area.y + size - 1] = .empty
        case 2: scene.grid[area.x, area.y + offset] = .empty
        default: scene.grid[area.x + offset, area.y] = .empty
        }
      }
      connect(index(of: place), wall)
    }

    private mutating func connect(_ room: Int, _ wall: Int) {
      rooms[room].ways |= 1 << wall
      rooms[neighbor(of: room, beyond: wall)].ways |= 1 << ((wall + 2) % 4)
    }

    /// Puts a thing on a drawn square of a room, not beside the agent.
    func add(
      _ cell: Cell, to place: Place, _ scene: inout Scene
    ) throws(Stuck) {
      let agent = scene.agent
      try scene.place(cell, in: area(of: place), drawLimit: Self.drawLimit) {
        agent.distance(to: $0) < 2
      }
    }

    /// Puts the agent in a room with nothing but wall or nothing before it.
    func addAgent(to place: Place, _ scene: inout Scene) throws(Stuck) {
      repeat {
        try scene.placeAgent(in: area(of: place), drawLimit: Self.drawLimit)
      } while !scene.grid[scene.front].isEmpty && scene.grid[scene.front].kind != .wall
    }

    /// Adds closed doors between drawn rooms until the agent can get to all.
    mutating func connectAll(_ scene: inout Scene) throws(Stuck) {
      let start =
        scene.agent.y / (size - 1) * columnCount + scene.agent.x / (size - 1)
      for _ in 0...5_000 {
        if reachable(from: start) == columnCount * rowCount { return }
        let column = scene.draw(0..<columnCount)
        let place = Place(column, scene.draw(0..<rowCount))
        let wall = scene.draw(0..<4)
        let room = index(of: place)
        guard rooms[room].doors[wall] != .nowhere, rooms[room].ways >> wall & 1 == 0,
          !rooms[room].isLocked, !rooms[neighbor(of: room, beyond: wall)].isLocked
        else { continue }
        let color = scene.drawColor()
        addDoor(to: place, wall: wall, color: color, isLocked: false, &scene)
      }
      throw Stuck()
    }

    /// How many rooms can be got to, through doors of any kind.
    private func reachable(from start: Int) -> Int {
      var known: UInt32 = 1 << UInt32(start)
      var last: UInt32 = 0
      while known != last {
        last = known
        for room in 0..<columnCount * rowCount where known >> UInt32(room) & 1 == 1 {
          for wall in 0..<4 where rooms[room].ways >> wall & 1 == 1 {
            known |= 1 << UInt32(neighbor(of: room, beyond: wall))
          }
        }
      }
      return known.nonzeroBitCount
    }
  }
}
