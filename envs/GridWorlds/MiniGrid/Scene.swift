import NumericRandom

extension MiniGrid {
  /// Everything about a world that changes: the grid, the agent, the mission, and chance.
  public struct Scene: Equatable, Sendable {
    /// The squares.
    public internal(set) var grid: Grid

    /// Where the agent is.
    public internal(set) var agent = Position.nowhere

    /// Which way the agent looks.
    public internal(set) var direction = Direction.right

    /// What the agent carries; nothing when it is empty.
    public internal(set) var carried = Cell.empty

    /// What the agent is asked to do.
    public internal(set) var mission = Mission()

    /// What ends the episode, and how.
    var task = Task.reach

    /// Where the balls are that move by themselves, in the order in which they move.
    var movers: [Position] = []

    /// Where all chance comes from.
    var generator = PCG64(seed: 0)

    init(width: Int, height: Int, margin: Int) {
      grid = Grid(width: width, height: height, margin: margin)
    }

    /// Makes room for another level.
    mutating func clear() {
      grid.clear()
      agent = .nowhere
      direction = .right
      carried = .empty
      mission = Mission()
      task = .reach
      movers.removeAll(keepingCapacity: true)
    }

    /// The square in front of the agent.
    var front: Position { agent.moved(direction) }
  }

  /// Says that there is no place left for something; the level is built anew.
  ///
  /// The reference program raises an error there, or searches for ever.
  struct Stuck: Error {}
}

extension MiniGrid.Scene {
  typealias Position = MiniGrid.Position

  /// Draws a whole number, each equally likely.
  mutating func draw(_ range: Range<Int>) -> Int { generator.integer(in: range) }

  /// Draws one of a list.
  mutating func draw<Element>(of list: [Element]) -> Element { list[draw(0..<list.count)] }

  /// Draws a color.
  mutating func drawColor() -> MiniGrid.Color { draw(of: MiniGrid.Color.sorted) }

  /// Puts a thing on an empty square of an area, away from the agent, by drawing squares until one
  /// fits.
  ///
  /// - Parameters:
  ///   - cell: The thing; an empty one finds a square alone.
  ///   - area: Where to look; what lies outside the grid does not count. Nil is the whole grid.
  ///   - drawLimit: How many squares are drawn at most.
  ///   - isRefused: Which squares do not do.
  /// - Returns: The square.
  /// - Throws: `Stuck` when the limit is reached, or when no square fits.
  @discardableResult
  mutating func place(
    _ cell: MiniGrid.Cell, in area: MiniGrid.Area? = nil, drawLimit: Int = .max,
    unless isRefused: (Position) -> Bool = { _ in false }
  ) throws(MiniGrid.Stuck) -> Position {
    guard let position = drawPlace(in: area, drawLimit: drawLimit, unless: isRefused) else {
      throw MiniGrid.Stuck()
    }
    grid[position] = cell
    return position
  }

  /// Draws squares of an area until one is empty and not refused; nil when there are none, or none
  /// was drawn in time.
  mutating func drawPlace(
    in area: MiniGrid.Area? = nil, drawLimit: Int = .max,
    unless isRefused: (Position) -> Bool = { _ in false }
  ) -> Position? {
    let area = area ?? grid.area
    let columns = max(area.x, 0)..<min(max(area.x, 0) + area.width, grid.width)
    let rows = max(area.y, 0)..<min(max(area.y, 0) + area.height, grid.height)
    func fits(_ position: Position) -> Bool {
      grid[position].isEmpty && position != agent && !isRefused(position)
    }
    var drawCount = 0
    while drawCount < drawLimit {
      drawCount += 1
      let x = draw(columns)
      let position = Position(x, draw(rows))
      if fits(position) { return position }
      if drawCount % 1_000 == 0,
        !rows.contains(where: { y in columns.contains { fits(Position($0, y)) } })
      {
        return nil
      }
    }
    return nil
  }

  /// Puts the agent on an empty square of an area and turns it at random.
  mutating func placeAgent(
    in area: MiniGrid.Area? = nil, drawLimit: Int = .max
  ) throws(MiniGrid.Stuck) {
    agent = .nowhere
    agent = try place(.empty, in: area, drawLimit: drawLimit)
    direction = MiniGrid.Direction(index: draw(0..<4))
  }

  /// Puts the agent where an episode always begins, or anywhere.
  mutating func placeAgent(_ start: MiniGrid.Start) throws(MiniGrid.Stuck) {
    guard let position = start.position else { return try placeAgent() }
    agent = position
    direction = MiniGrid.Direction(index: start.direction)
  }
}
