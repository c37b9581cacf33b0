extension FrozenLake {
  /// A lake as rows of letters: `S` start, `F` frozen, `H` hole, `G` goal.
  ///
  /// There may be several starts, of which a reset draws one, and several goals. A goal can be
  /// reached from at least one start: Gymnasium takes other maps too, but no episode on them can
  /// succeed.
  public struct Map: Sendable, Hashable {
    /// What a square of the lake is.
    public enum Tile: UInt8, Sendable {
      /// Frozen, and where episodes begin.
      case start = 0x53

      /// Frozen.
      case frozen = 0x46

      /// A hole, which ends the episode.
      case hole = 0x48

      /// The goal, which ends the episode.
      case goal = 0x47

      /// Whether arriving here ends the episode.
      public var isTerminal: Bool { self == .hole || self == .goal }

      /// The letter of the tile.
      public var letter: Character { Character(Unicode.Scalar(rawValue)) }
    }

    /// The tiles, row by row.
    public let tiles: [Tile]

    /// How many columns there are.
    public let columnCount: Int

    /// The greatest number of rows and of columns.
    public static let largestSide = 1000

    /// Takes tiles that are known to be a good map.
    init(tiles: [Tile], columnCount: Int) {
      self.tiles = tiles
      self.columnCount = columnCount
    }

    /// Creates a map from its rows.
    ///
    /// - Throws: ``MapError`` when the rows are not a map on which an episode can begin and succeed.
    public init(rows: [String]) throws(MapError) {
      guard let width = rows.first?.unicodeScalars.count else { throw .empty }
      guard width > 0 else { throw .empty }
      guard rows.count <= Self.largestSide, width <= Self.largestSide else {
        throw .tooLarge(rowCount: rows.count, columnCount: width)
      }
      var tiles: [Tile] = []
      for (row, text) in rows.enumerated() {
        let count = text.unicodeScalars.count
        guard count == width else { throw .ragged(row: row, count: count, expected: width) }
        for (column, letter) in text.unicodeScalars.enumerated() {
          guard let raw = UInt8(exactly: letter.value), let tile = Tile(rawValue: raw) else {
            throw .unknownLetter(Character(letter), row: row, column: column)
          }
          tiles.append(tile)
        }
      }
      self.init(tiles: tiles, columnCount: width)
      guard tiles.contains(.start) else { throw .noStart }
      guard tiles.contains(.goal) else { throw .noGoal }
      guard isGoalReachable else { throw .unreachableGoal }
    }

    /// Creates a map from a text whose lines are its rows; an empty last line does not count.
    ///
    /// - Throws: ``MapError`` when the lines are not a map on which an episode can begin and succeed.
    public init(text: String) throws(MapError) {
      var rows = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      if rows.last == "" { rows.removeLast() }
      try self.init(rows: rows)
    }

    /// How many rows there are.
    public var rowCount: Int { tiles.count / columnCount }

    /// The rows as letters.
    public var rows: [String] {
      (0..<rowCount).map { row in
        String(tiles[row * columnCount..<(row + 1) * columnCount].map(\.letter))
      }
    }

    /// The tile that a step leads to: 0 left, 1 down, 2 right, 3 up; at the edge, the tile itself.
    func neighbor(of index: Int, direction: Int) -> Int {
      let (row, column) = (index / columnCount, index % columnCount)
      switch direction {
      case 0: return column > 0 ? index - 1 : index
      case 1: return row < rowCount - 1 ? index + columnCount : index
      case 2: return column < columnCount - 1 ? index + 1 : index
      default: return row > 0 ? index - columnCount : index
      }
    }

    /// Whether some way over frozen tiles leads from a start to a goal.
    var isGoalReachable: Bool {
      var frontier = tiles.indices.filter { tiles[$0] == .start }
      var isKnown = [Bool](repeating: false, count: tiles.count)
      for start in frontier { isKnown[start] = true }
      while let index = frontier.popLast() {
        for direction in 0..<4 {
          let next = neighbor(of: index, direction: direction)
          if tiles[next] == .goal { return true }
          guard !isKnown[next], tiles[next] != .hole else { continue }
          isKnown[next] = true
          frontier.append(next)
        }
      }
      return false
    }
  }
}

extension FrozenLake.Map: CustomStringConvertible {
  /// The rows as lines.
  public var description: String { rows.joined(separator: "\n") }
}
