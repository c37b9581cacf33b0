extension Maze {
  /// Measures mazes by breadth-first search, in memory that is allocated once.
  struct Search: Sendable {
    private static let unreached: Int32 = -1

    private var distances: [Int32]
    private var queue: [Int32]

    /// Creates the memory for boards of so many squares.
    init(squareCount: Int) {
      distances = Array(repeating: Self.unreached, count: squareCount)
      queue = Array(repeating: 0, count: squareCount)
    }

    /// The steps of the shortest ways from the start to the goal and to the nearest pit, or nil where
    /// there is none; ways end at the first of either.
    mutating func distances(of board: Board) -> (goal: Int?, pit: Int?) {
      for index in distances.indices { distances[index] = Self.unreached }
      var (goal, pit): (Int?, Int?) = (nil, nil)
      distances[board.start] = 0
      queue[0] = Int32(board.start)
      var (first, count) = (0, 1)
      while first < count {
        let index = Int(queue[first])
        first += 1
        let next = distances[index] + 1
        for direction in 0..<4 {
          let neighbor = board.neighbor(of: index, direction: direction)
          guard distances[neighbor] == Self.unreached else { continue }
          switch board.squares[neighbor] {
          case .wall: continue
          case .floor:
            queue[count] = Int32(neighbor)
            count += 1
          case .goal: goal = Int(next)
          case .pit: pit = pit ?? Int(next)
          }
          distances[neighbor] = next
        }
      }
      return (goal, pit)
    }

    /// Says of each square whether it is on a shortest way from the start to the goal's place.
    ///
    /// - Precondition: There is a way.
    mutating func markWay(through board: Board, on marks: inout [Bool]) {
      _ = distances(of: board)
      for index in marks.indices { marks[index] = false }
      var index = board.goal
      marks[index] = true
      while index != board.start {
        for direction in 0..<4 {
          let neighbor = board.neighbor(of: index, direction: direction)
          guard distances[neighbor] == distances[index] - 1 else { continue }
          index = neighbor
          break
        }
        marks[index] = true
      }
    }

    /// The greatest return that an episode on a board can have.
    ///
    /// It is that of the shortest way to the goal or, where that way is more than 200 steps longer
    /// than one into a pit, of the latter. Going nowhere until the time limit earns less than either.
    mutating func optimalReturn(of board: Board) -> Double {
      let (goal, pit) = distances(of: board)
      return max(
        goal.map { Self.sum(of: $0, last: Maze.goalReward) } ?? -.infinity,
        pit.map { Self.sum(of: $0, last: Maze.pitReward) } ?? -.infinity)
    }

    /// The rewards of some steps, added up in their order so that an episode has the same to the bit.
    private static func sum(of stepCount: Int, last: Double) -> Double {
      var sum = 0.0
      for _ in 1..<stepCount { sum += Maze.stepReward }
      return sum + last
    }
  }
}
