import NumericRandom

extension Maze {
  /// Draws mazes, in memory that is allocated once.
  struct Carver: Sendable {
    // Numbers of squares: the way back while passages are dug, then what is drawn from.
    private var list: [Int32]
    private var isOnWay: [Bool]

    /// Creates the memory for boards of so many squares.
    init(squareCount: Int) {
      list = Array(repeating: 0, count: squareCount)
      isOnWay = Array(repeating: false, count: squareCount)
    }

    /// Draws a perfect maze, then its openings, then its pits.
    ///
    /// Pits lie off the one way to the goal that the perfect maze had: whatever is drawn, that way
    /// stays.
    ///
    /// - Parameters:
    ///   - board: The board, whose squares are all drawn anew.
    ///   - openings: The share of the walls between cells, left in a perfect maze, that are opened.
    ///   - pits: The share of the open squares off that way that become pits.
    ///   - search: What finds that way.
    ///   - generator: Where the draws come from.
    mutating func draw(
      _ board: inout Board, openings: Double, pits: Double, finding search: inout Search,
      using generator: inout PCG64
    ) {
      digPassages(in: &board, using: &generator)
      if pits > 0 { search.markWay(through: board, on: &isOnWay) }
      if openings > 0 { openWalls(of: &board, share: openings, using: &generator) }
      if pits > 0 { digPits(in: &board, share: pits, using: &generator) }
      board.squares[board.goal] = .goal
    }

    /// Digs from cell to cell in random directions, from a random one on, and goes back where no
    /// closed cell is left.
    ///
    /// It is the recursive backtracker of J. Buck, "Mazes for Programmers" (2015), chapter 5, with
    /// the way back in a list instead of calls.
    private mutating func digPassages(in board: inout Board, using generator: inout PCG64) {
      for index in board.squares.indices { board.squares[index] = .wall }
      var directions = InlineArray<4, Int>(repeating: 0)
      let rowCount = (board.size - 1) / 2
      let (row, column) = generator.integer(in: 0..<rowCount * rowCount)
        .quotientAndRemainder(dividingBy: rowCount)
      let first = (2 * row + 1) * board.size + 2 * column + 1
      board.squares[first] = .floor
      list[0] = Int32(first)
      var count = 1
      while count > 0 {
        let cell = Int(list[count - 1])
        var directionCount = 0
        for direction in 0..<4 where board.hasClosedCell(beside: cell, direction: direction) {
          directions[directionCount] = direction
          directionCount += 1
        }
        guard directionCount > 0 else {
          count -= 1
          continue
        }
        let direction = directions[generator.integer(in: 0..<directionCount)]
        let passage = board.neighbor(of: cell, direction: direction)
        let next = board.neighbor(of: passage, direction: direction)
        board.squares[passage] = .floor
        board.squares[next] = .floor
        list[count] = Int32(next)
        count += 1
      }
    }

    private mutating func openWalls(
      of board: inout Board, share: Double, using generator: inout PCG64
    ) {
      var count = 0
      for row in 1..<board.size - 1 {
        // Between two cells lies a square of which one, row or column, is even.
        for column in stride(from: 1 + row % 2, to: board.size - 1, by: 2) {
          let index = row * board.size + column
          guard board.squares[index] == .wall else { continue }
          list[count] = Int32(index)
          count += 1
        }
      }
      set(.floor, on: &board, share: share, of: count, using: &generator)
    }

    private mutating func digPits(
      in board: inout Board, share: Double, using generator: inout PCG64
    ) {
      var count = 0
      for index in board.squares.indices where board.squares[index] == .floor && !isOnWay[index] {
        list[count] = Int32(index)
        count += 1
      }
      set(.pit, on: &board, share: share, of: count, using: &generator)
    }

    /// Draws a share of the first squares of the list, each set of that number equally likely.
    private mutating func set(
      _ square: Board.Square, on board: inout Board, share: Double, of count: Int,
      using generator: inout PCG64
    ) {
      for place in 0..<Int((share * Double(count)).rounded()) {
        list.swapAt(place, generator.integer(in: place..<count))
        board.squares[Int(list[place])] = square
      }
    }
  }
}

extension Maze.Board {
  /// Whether the next cell in a direction exists and has not been dug yet.
  fileprivate func hasClosedCell(beside cell: Int, direction: Int) -> Bool {
    let (row, column) = (cell / size, cell % size)
    let exists =
      switch direction {
      case 0: row > 1
      case 1: column < size - 2
      case 2: row < size - 2
      default: column > 1
      }
    guard exists else { return false }
    let passage = neighbor(of: cell, direction: direction)
    return squares[neighbor(of: passage, direction: direction)] == .wall
  }
}
