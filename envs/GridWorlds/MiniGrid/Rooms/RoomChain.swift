extension MiniGrid {
  /// Rooms in a row, each entered from the one before.
  struct RoomChain {
    /// A room with its walls.
    struct Room {
      var area: Area

      /// The door, in a wall that the room shares with the one before.
      var entry: Position
    }

    private let width: Int
    private let height: Int
    private let maxSize: Int
    private var rooms = InlineArray<8, Room>(
      repeating: Room(area: Area(x: 0, y: 0, width: 0, height: 0), entry: .nowhere))

    /// How many rooms there are.
    private(set) var count = 0

    /// Creates a chain without a room, for a grid of a size.
    init(width: Int, height: Int, maxSize: Int) {
      self.width = width
      self.height = height
      self.maxSize = maxSize
    }

    subscript(index: Int) -> Room { rooms[index] }

    /// Adds a room, and then as many others as can be added in a few tries.
    ///
    /// - Parameters:
    ///   - roomCount: How many rooms are wanted, this one included.
    ///   - entry: The door to the room.
    ///   - wall: The wall of the room that the door is in: 0 right, 1 bottom, 2 left, 3 top.
    ///   - scene: Where chance comes from.
    /// - Returns: Whether this room had a place.
    mutating func add(
      _ roomCount: Int, entry: Position, wall: Int, _ scene: inout Scene
    ) -> Bool {
      let area = drawArea(entry: entry, wall: wall, &scene)
      guard hasPlace(for: area) else { return false }
      rooms[count] = Room(area: area, entry: entry)
      count += 1
      if roomCount == 1 { return true }
      for _ in 0..<8 {
        let choice = scene.draw(0..<3)
        let exitWall = choice < wall ? choice : choice + 1
        let exit = drawDoor(in: exitWall, of: area, &scene)
        if add(roomCount - 1, entry: exit, wall: (exitWall + 2) % 4, &scene) { break }
      }
      return true
    }

    private func drawArea(entry: Position, wall: Int, _ scene: inout Scene) -> Area {
      let width = scene.draw(4..<maxSize + 1)
      let height = scene.draw(4..<maxSize + 1)
      var area = Area(x: entry.x, y: entry.y, width: width, height: height)
      guard count > 0 else { return area }
      if wall % 2 == 0 {
        if wall == 0 { area.x = entry.x - width + 1 }
        area.y = scene.draw(entry.y - height + 2..<entry.y)
      } else {
        area.x = scene.draw(entry.x - width + 2..<entry.x)
        if wall == 1 { area.y = entry.y - height + 1 }
      }
      return area
    }

    /// Whether an area lies in the grid and, but for the last room, beside all rooms.
    private func hasPlace(for area: Area) -> Bool {
      guard area.x >= 0, area.y >= 0, area.x + area.width <= width, area.y + area.height < height
      else { return false }
      for index in 0..<max(count - 1, 0) {
        let other = rooms[index].area
        let isBeside =
          area.x + area.width < other.x || other.x + other.width <= area.x
          || area.y + area.height < other.y || other.y + other.height <= area.y
        if !isBeside { return false }
      }
      return true
    }

    private func drawDoor(in wall: Int, of area: Area, _ scene: inout Scene) -> Position {
      if wall % 2 == 0 {
        let y = area.y + scene.draw(1..<area.height - 1)
        return Position(wall == 0 ? area.x + area.width - 1 : area.x, y)
      }
      let x = area.x + scene.draw(1..<area.width - 1)
      return Position(x, wall == 1 ? area.y + area.height - 1 : area.y)
    }
  }
}
