extension FrozenLake {
  /// What a step can lead to.
  public struct Transition: Sendable, Hashable {
    /// How likely it is.
    public let probability: Double

    /// The number of the tile it leads to.
    public let target: Int

    /// What it earns.
    public let reward: Double

    /// Whether it ends the episode.
    public let isTerminal: Bool
  }

  /// What an action on a tile can lead to, in the order in which one draw chooses among them.
  ///
  /// Targets may repeat. Goals and holes lead to themselves and earn nothing.
  ///
  /// - Precondition: The tile is on the map.
  public func transitions(from tile: Int, taking action: Action) -> [Transition] {
    precondition(
      map.tiles.indices.contains(tile),
      "The map has the tiles 0 to \(map.tiles.count - 1). Do not ask for \(tile).")
    return table.choices(from: tile).map { choice in
      let move = table.moves[4 * tile + (Int(action.rawValue) + choice.turn) % 4]
      return Transition(
        probability: choice.probability, target: Int(move.target), reward: move.reward,
        isTerminal: move.isTerminal)
    }
  }

  /// Whether neither the start nor any move is left to chance.
  var isDeterministic: Bool { table.starts.count == 1 && (!isSlippery || successRate == 1) }

  /// Where every move leads, worked out once and shared by all copies of a world.
  struct TransitionTable: Sendable, Equatable {
    /// Where a move in one direction leads.
    struct Move: Sendable, Equatable {
      let target: Int32
      let isTerminal: Bool
      let reward: Double
    }

    /// The moves of each tile, four a tile in the order of the actions.
    let moves: [Move]

    /// The numbers of the tiles to begin on.
    let starts: [Int]

    private let startSums: [Double]
    private let isSlippery: Bool
    private let successRate: Double
    private let failRate: Double
    /// Sums of probabilities up to slipping one way, moving straight and slipping the other way.
    let sums: (Double, Double, Double)

    init(map: Map, isSlippery: Bool, successRate: Double, rewards: RewardSchedule) {
      self.isSlippery = isSlippery
      self.successRate = successRate
      failRate = (1 - successRate) / 2
      sums = (failRate, failRate + successRate, failRate + successRate + failRate)
      starts = map.tiles.indices.filter { map.tiles[$0] == .start }
      let share = 1 / Double(starts.count)
      var sum = 0.0
      startSums = starts.map { _ in
        sum += share
        return sum
      }
      moves = map.tiles.indices.flatMap { index in
        let tile = map.tiles[index]
        return (0..<4).map { direction in
          guard !tile.isTerminal else {
            return Move(target: Int32(index), isTerminal: true, reward: 0)
          }
          let target = map.neighbor(of: index, direction: direction)
          return Move(
            target: Int32(target), isTerminal: map.tiles[target].isTerminal,
            reward: rewards[map.tiles[target]])
        }
      }
    }

    /// The start that a draw from [0, 1) chooses.
    ///
    /// Where rounding leaves the sum of the probabilities below the draw, it is tile 0, as in Gymnasium.
    func start(drawing draw: Double) -> Int {
      for index in startSums.indices where draw < startSums[index] { return starts[index] }
      return 0
    }

    /// The move that a draw from [0, 1) makes of an action.
    func move(from tile: Int, _ direction: Int, drawing draw: Double) -> Move {
      moves[4 * tile + (direction + turn(drawing: draw)) % 4]
    }

    private func turn(drawing draw: Double) -> Int { isSlippery ? Self.turn(draw, sums) : 0 }

    /// How far a move on slippery ice turns, in quarters: 3 for one back in the order of the actions.
    static func turn(_ draw: Double, _ sums: (Double, Double, Double)) -> Int {
      if draw < sums.0 { return 3 }
      if draw < sums.1 { return 0 }
      return draw < sums.2 ? 1 : 3
    }

    /// The turns that are possible on a tile, with their probabilities.
    func choices(from tile: Int) -> [(turn: Int, probability: Double)] {
      let isEnd = moves[4 * tile].isTerminal && moves[4 * tile].target == tile
      guard isSlippery, !isEnd else { return [(0, 1)] }
      return [(3, failRate), (0, successRate), (1, failRate)]
    }

    static func == (first: Self, second: Self) -> Bool {
      first.moves == second.moves && first.starts == second.starts
        && first.isSlippery == second.isSlippery && first.successRate == second.successRate
    }
  }
}

extension FrozenLake.RewardSchedule {
  /// The reward of a step to a tile.
  subscript(tile: FrozenLake.Map.Tile) -> Double {
    switch tile {
    case .goal: goal
    case .hole: hole
    case .start, .frozen: frozen
    }
  }
}
