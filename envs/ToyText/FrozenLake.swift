public import GymCore
public import NumericRandom

/// A walk over a frozen lake to a goal, past holes, on ice that may be slippery.
///
/// Seed for seed it is Gymnasium's FrozenLake: one double is drawn a reset and a step, whether or
/// not the ice is slippery.
///
/// ## Observation
///
/// The number of the tile, row · columns + column, counted from 0. A row of a buffer holds it as one
/// float.
///
/// ## Actions
///
/// Left, down, right, up, numbered from 0. Where the ice is slippery a move goes the way that was
/// meant with probability `successRate`, and to either side of it with half of what remains.
/// Whoever would leave the map stays.
///
/// ## Reward and ending
///
/// A step earns what ``RewardSchedule`` gives for the tile it leads to: 1 for a goal and 0 for
/// everything else unless set otherwise. Goals and holes terminate the episode. The diagnostic
/// `success` is 1 on a goal.
///
/// ```swift
/// let map = try FrozenLake.Map(rows: ["SFF", "HFG"])
/// var world = FrozenLake(map: map, isSlippery: false)
/// world.reset(seed: 42)
/// let outcome = world.step(.right)
/// ```
public struct FrozenLake: Environment, Equatable {
  /// Which way to go.
  public enum Action: Int32, Sendable, CaseIterable {
    /// A column down in number.
    case left

    /// A row up in number.
    case down

    /// A column up in number.
    case right

    /// A row down in number.
    case up
  }

  /// What the agent sees: where it is.
  public struct Observation: SpaceRepresentable, Hashable {
    /// The number of the tile, row by row from 0.
    public let index: Int

    /// The row, counted from 0 at the top.
    public let row: Int

    /// The column, counted from 0 at the left.
    public let column: Int

    public var spaceValue: SpaceValue { .integer(index) }
  }

  /// What the tile that a step leads to earns.
  public struct RewardSchedule: Sendable, Hashable {
    /// The reward of a goal.
    public var goal = 1.0

    /// The reward of a hole.
    public var hole = 0.0

    /// The reward of every other tile.
    public var frozen = 0.0

    /// Creates the usual rewards: 1 for a goal and nothing else.
    public init() {}
  }

  /// The lake.
  public let map: Map

  /// Whether a move can slip to either side.
  public let isSlippery: Bool

  /// The probability that a move on slippery ice goes the way that was meant.
  public let successRate: Double

  /// What the tiles earn.
  public let rewards: RewardSchedule

  let table: TransitionTable
  /// The same for small lakes, and faster.
  let small: SmallLake
  var state: Int
  var generator = PCG64(seed: 0)

  /// Creates a world; reset it before the first step.
  ///
  /// - Precondition: The success rate is from 0 to 1.
  public init(
    map: Map = .fourByFour, isSlippery: Bool = true, successRate: Double = 1.0 / 3.0,
    rewards: RewardSchedule = RewardSchedule()
  ) {
    precondition(
      (0...1).contains(successRate),
      "A success rate is a probability. Give a number from 0 to 1, not \(successRate).")
    self.map = map
    self.isSlippery = isSlippery
    self.successRate = successRate
    self.rewards = rewards
    table = TransitionTable(
      map: map, isSlippery: isSlippery, successRate: successRate, rewards: rewards)
    small = SmallLake(map: map, table: table, rewards: rewards)
    state = table.starts[0]
  }

  /// Begins an episode on one of the starts, each equally likely.
  public mutating func reset(seed: Seed?) {
    if let seed { generator = PCG64(seed: seed) }
    let draw = generator.random()
    // Not by ??, whose closure would hold a copy of the world.
    if let start = small.start { state = start } else { state = table.start(drawing: draw) }
  }

  /// A copy that goes on from here with chances of its own.
  ///
  /// A plain copy slips as the lake itself will: a search on it would plan with what nobody can know.
  public func fork(seed: Seed) -> FrozenLake {
    var fork = self
    fork.generator = PCG64(seed: seed)
    return fork
  }

  public mutating func step(_ action: Action) -> Outcome {
    let draw = generator.random()
    let direction = Int(action.rawValue)
    let move: TransitionTable.Move
    if small.isUsed {
      move = small.move(
        from: state, isSlippery ? small.slip(direction, drawing: draw) : direction)
    } else {
      move = table.move(from: state, direction, drawing: draw)
    }
    state = Int(move.target)
    return Outcome(reward: move.reward, ending: move.isTerminal ? .terminated : nil)
  }

  public func observe(into row: inout MutableSpan<Float>) { row[0] = Float(state) }

  public var observation: Observation {
    Observation(index: state, row: state / map.columnCount, column: state % map.columnCount)
  }

  /// The direction of an index: 0 left, 1 down, 2 right, 3 up.
  ///
  /// - Precondition: The index is from 0 to 3.
  public func action(index: Int32, values: Span<Float>) -> Action {
    guard let action = Action(rawValue: index) else {
      preconditionFailure("FrozenLake has actions 0 to 3. Do not give \(index).")
    }
    return action
  }

  public var actionSpace: ActionSpace { .discrete(Discrete(4)) }

  public var observationSpace: any Space { Discrete(map.tiles.count) }

  public var layout: Layout {
    Layout([(name: "tile", shape: [], kind: .discrete(count: map.tiles.count, start: 0))])
  }

  public var diagnostics: [Diagnostic] {
    [Diagnostic(name: "success", kind: .flag, summary: "Whether the agent stands on a goal.")]
  }

  public func writeDiagnostics(into values: inout MutableSpan<Double>) {
    values[0] = (small.isUsed ? small.isGoal(state) : map.tiles[state] == .goal) ? 1 : 0
  }
}
