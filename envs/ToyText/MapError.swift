/// What is wrong with the rows of a map; rows and columns count from 0 here and from 1 in messages.
public enum MapError: Error, Sendable, Equatable {
  /// There is no tile.
  case empty

  /// There are more rows or columns than a map can have.
  case tooLarge(rowCount: Int, columnCount: Int)

  /// A row has another length than the first.
  case ragged(row: Int, count: Int, expected: Int)

  /// A letter stands for no tile.
  case unknownLetter(Character, row: Int, column: Int)

  /// No tile is a start.
  case noStart

  /// No tile is a goal.
  case noGoal

  /// No start has a way to a goal.
  case unreachableGoal

  /// No map with a way to the goal was drawn.
  case noRandomMap(size: Int, probability: Double, attempts: Int)
}

extension MapError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .empty:
      "The map is empty: give at least one row of letters, such as \"SFG\"."
    case .tooLarge(let rowCount, let columnCount):
      "The map has \(rowCount) rows and \(columnCount) columns; it can have up to "
        + "\(FrozenLake.Map.largestSide) of each."
    case .ragged(let row, let count, let expected):
      "Row \(row + 1) of the map has length \(count) where row 1 has length \(expected): "
        + "make all rows equally long."
    case .unknownLetter(let letter, let row, let column):
      "Row \(row + 1) of the map has '\(letter)' in column \(column + 1): use S (start), "
        + "F (frozen), H (hole) and G (goal)."
    case .noStart: "The map has no start: put an S on it."
    case .noGoal: "The map has no goal: put a G on it."
    case .unreachableGoal:
      "No start of the map has a way to a goal: remove some of the holes between them."
    case .noRandomMap(let size, let probability, let attempts):
      "None of \(attempts) random maps of size \(size) had a way to the goal when tiles are frozen "
        + "with probability \(probability): raise the probability or lower the size."
    }
  }
}
