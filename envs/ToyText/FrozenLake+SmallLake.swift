extension FrozenLake {
  /// The moves on a lake of at most 64 tiles, as bits: a bit a tile.
  ///
  /// It knows what ``TransitionTable`` knows. Nothing is behind a reference and nothing branches by
  /// chance, which costs a step more than everything else.
  struct SmallLake: Sendable, Equatable {
    /// For each direction the tiles from which it leads to another tile; none ends an episode.
    private let open: SIMD4<UInt64>
    /// For each direction how far the number of that tile is.
    private let steps: SIMD4<Int>
    private let holes: UInt64
    private let goals: UInt64
    /// The rewards of a frozen tile, a goal and a hole.
    private let rewards: SIMD4<Double>
    /// Sums of probabilities up to slipping one way, moving straight and slipping the other way.
    private let sums: SIMD4<Double>
    /// The only start, or nil where there are several.
    let start: Int?
    /// Whether the lake is small enough; where it is not, nothing else here means anything.
    ///
    /// An optional lake would be copied whenever it is asked.
    let isUsed: Bool

    /// The lake of a table.
    init(map: Map, table: TransitionTable, rewards: RewardSchedule) {
      isUsed = map.tiles.count <= 64
      func bits(_ isSet: (Int) -> Bool) -> UInt64 {
        map.tiles.indices.prefix(64).reduce(0) { $0 | (isSet($1) ? 1 << UInt64($1) : 0) }
      }
      var open = SIMD4<UInt64>()
      for direction in 0..<4 {
        open[direction] = bits {
          !map.tiles[$0].isTerminal && map.neighbor(of: $0, direction: direction) != $0
        }
      }
      self.open = open
      steps = [-1, map.columnCount, 1, -map.columnCount]
      holes = bits { map.tiles[$0] == .hole }
      goals = bits { map.tiles[$0] == .goal }
      self.rewards = [rewards.frozen, rewards.goal, rewards.hole, 0]
      sums = [table.sums.0, table.sums.1, table.sums.2, 0]
      start = table.starts.count == 1 ? table.starts[0] : nil
    }

    /// Whether a tile is a goal.
    func isGoal(_ tile: Int) -> Bool { goals >> UInt64(tile) & 1 == 1 }

    /// The direction that a draw from [0, 1) makes of another on slippery ice.
    @inline(__always)
    func slip(_ direction: Int, drawing draw: Double) -> Int {
      // Back, straight on, forward in the order of the actions, and back where rounding leaves the sum
      // of the probabilities below the draw.
      let passed = (draw >= sums[0] ? 1 : 0) + (draw >= sums[1] ? 1 : 0)
      return (direction + 3 + passed + (draw >= sums[2] ? 2 : 0)) & 3
    }

    /// Where a move in one direction leads.
    @inline(__always)
    func move(from tile: Int, _ direction: Int) -> TransitionTable.Move {
      let isOpen = open[direction] >> UInt64(tile) & 1
      let target = tile + (steps[direction] & -Int(isOpen))
      let isHole = holes >> UInt64(target) & 1
      let isGoal = goals >> UInt64(target) & 1
      // Who stands in a hole or at a goal gets nothing for staying.
      let isEnd = (holes | goals) >> UInt64(tile) & 1
      let kind = Int(isGoal | isHole << 1 | isEnd | isEnd << 1)
      return TransitionTable.Move(
        target: Int32(truncatingIfNeeded: target), isTerminal: isHole | isGoal == 1,
        reward: rewards[kind])
    }
  }
}
