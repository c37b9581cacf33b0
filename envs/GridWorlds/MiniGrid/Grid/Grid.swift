extension MiniGrid {
  /// The squares, with so much wall around them that no view reaches beyond.
  public struct Grid: Hashable, Sendable {
    /// How many columns there are.
    public let width: Int

    /// How many rows there are.
    public let height: Int

    /// How wide the wall around the squares is.
    let margin: Int

    /// How far apart two squares above one another lie in ``cells``.
    let stride: Int

    /// The squares and their margin, row by row.
    var cells: [Cell]

    /// Creates an empty grid.
    init(width: Int, height: Int, margin: Int) {
      self.width = width
      self.height = height
      self.margin = margin
      stride = width + 2 * margin
      cells = Array(repeating: .wall, count: stride * (height + 2 * margin))
      clear()
    }

    /// Empties all squares.
    mutating func clear() {
      for y in 0..<height {
        let start = index(of: Position(0, y))
        for index in start..<start + width { cells[index] = .empty }
      }
    }

    /// Where a square lies in ``cells``.
    @inline(__always)
    func index(of position: Position) -> Int {
      (position.y + margin) * stride + position.x + margin
    }

    /// How far a step leads in ``cells``.
    @inline(__always)
    func offset(_ direction: Direction) -> Int { direction.y * stride + direction.x }

    /// What is on a square; wall around the grid.
    public internal(set) subscript(position: Position) -> Cell {
      get { cells[index(of: position)] }
      set { cells[index(of: position)] = newValue }
    }

    /// What is on a square, by its column and row.
    public internal(set) subscript(x: Int, y: Int) -> Cell {
      get { self[Position(x, y)] }
      set { self[Position(x, y)] = newValue }
    }

    /// The area of all squares.
    var area: Area { Area(x: 0, y: 0, width: width, height: height) }

    /// Whether a square is inside, with no edge of the grid.
    func isInside(_ position: Position) -> Bool {
      position.x >= 1 && position.x < width - 1 && position.y >= 1 && position.y < height - 1
    }

    /// Puts a thing on squares from one on to the right.
    mutating func fillRow(x: Int, y: Int, count: Int, _ cell: Cell = .wall) {
      for x in x..<x + count { self[x, y] = cell }
    }

    /// Puts a thing on squares from one on downward.
    mutating func fillColumn(x: Int, y: Int, count: Int, _ cell: Cell = .wall) {
      for y in y..<y + count { self[x, y] = cell }
    }

    /// Builds walls along the edges of an area.
    mutating func buildWalls(around area: Area) {
      fillRow(x: area.x, y: area.y, count: area.width)
      fillRow(x: area.x, y: area.y + area.height - 1, count: area.width)
      fillColumn(x: area.x, y: area.y, count: area.height)
      fillColumn(x: area.x + area.width - 1, y: area.y, count: area.height)
    }

    /// Builds walls along the edges of the grid.
    mutating func buildWalls() { buildWalls(around: area) }
  }
}
