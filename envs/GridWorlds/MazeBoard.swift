extension Maze {
  /// The squares of a maze, row by row.
  ///
  /// Squares whose row and column are odd are cells, which are always open. A square between two
  /// cells is open where the maze leads from one to the other; all the rest is wall, the edge above
  /// all.
  public struct Board: Sendable, Hashable {
    /// What a square is.
    public enum Square: UInt8, Sendable {
      /// Nobody gets in.
      case wall

      /// Open, with nothing on it.
      case floor

      /// Where the episode ends well.
      case goal

      /// Where the episode ends badly.
      case pit

      /// How the square is written.
      public var letter: Character {
        switch self {
        case .wall: "#"
        case .floor: "."
        case .goal: "G"
        case .pit: "O"
        }
      }
    }

    /// How many rows and how many columns there are.
    public let size: Int

    /// The squares, row by row.
    public internal(set) var squares: [Square]

    /// Creates a board without an opening.
    init(size: Int) {
      self.size = size
      squares = Array(repeating: .wall, count: size * size)
    }

    /// The square at a row and a column, counted from 0 at the top left.
    public subscript(row: Int, column: Int) -> Square { squares[row * size + column] }

    /// The number of the square at which episodes begin, the cell at the top left.
    public var start: Int { size + 1 }

    /// The number of the goal's square, the cell at the bottom right.
    public var goal: Int { (size - 2) * (size + 1) }

    /// The rows as texts, a letter a square.
    public var rows: [String] {
      (0..<size).map { row in String((0..<size).map { self[row, $0].letter }) }
    }

    /// The number of the square beside one that is not at the edge: 0 up, 1 right, 2 down, 3 left.
    func neighbor(of index: Int, direction: Int) -> Int {
      switch direction {
      case 0: index - size
      case 1: index + 1
      case 2: index + size
      default: index - 1
      }
    }

    /// Writes the planes without the agent, whose plane is left 0.
    func write(into planes: inout [UInt8]) {
      for (index, square) in squares.enumerated() {
        let place = index * Maze.planeCount
        planes[place] = square == .wall ? 1 : 0
        planes[place + 1] = 0
        planes[place + 2] = square == .goal ? 1 : 0
        planes[place + 3] = square == .pit ? 1 : 0
      }
    }
  }
}

extension Maze.Board: CustomStringConvertible {
  /// The rows as lines.
  public var description: String { rows.joined(separator: "\n") }
}
