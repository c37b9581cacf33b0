public import GymCore
public import NumericRandom

/// A walk through a drawn maze to its goal, past pits.
///
/// A maze is perfect, unless openings are asked for: exactly one way leads from any of its squares to
/// any other. A reset draws a fresh maze from the world's own random numbers, or goes back to the
/// start of the one maze that a seed fixes. Episodes begin at the top left; the goal is at the bottom
/// right.
///
/// ## Observation
///
/// The whole board as four planes of 0 and 1, the last dimension being the plane: wall, agent, goal,
/// pit. Or the agent's row and column, counted from 0, and nothing of the maze: enough where the maze
/// is fixed.
///
/// ## Actions
///
/// Up, right, down, left, numbered from 0. A move into a wall leaves the agent where it is, and the
/// action mask is false for it.
///
/// ## Reward and ending
///
/// The step to the goal earns 1, the step into a pit −1, and every other step −0.01, moves into walls
/// included. Goal and pits terminate the episode; the catalog cuts it short after 4 · size² steps. The
/// diagnostic `success` is 1 at the goal, and `optimalReturn` is the best return of the present maze.
///
/// ```swift
/// var options = Maze.Options()
/// options.mazeSeed = 7
/// var world = Maze(options: options)
/// world.reset(seed: nil)
/// print(world.board, world.optimalReturn)
/// ```
public struct Maze: Environment {
  /// Which way to go.
  public enum Action: Int32, Sendable, CaseIterable {
    /// To the row above.
    case up

    /// To the column on the right.
    case right

    /// To the row below.
    case down

    /// To the column on the left.
    case left
  }

  /// What the agent sees: where it is and, unless only that is observed, the whole board.
  public struct Observation: SpaceRepresentable, Hashable {
    /// The agent's row, counted from 0 at the top.
    public let row: Int

    /// The agent's column, counted from 0 at the left.
    public let column: Int

    /// Wall, agent, goal and pit of each square, row by row; nil where only the position is observed.
    public let planes: [UInt8]?

    public var spaceValue: SpaceValue { planes.map { .bytes($0) } ?? .integers([row, column]) }
  }

  /// The reward of the step to the goal.
  static let goalReward = 1.0

  /// The reward of the step into a pit.
  static let pitReward = -1.0

  /// The reward of every other step.
  static let stepReward = -0.01

  /// How many planes a board is observed as.
  static let planeCount = 4

  /// Which plane shows the agent.
  static let agentPlane = 1

  /// Which mazes are drawn and what is observed of them.
  public let options: Options

  /// The present maze.
  public private(set) var board: Board

  /// The best return that an episode in the present maze can have, added up step by step as it is.
  public private(set) var optimalReturn = 0.0

  /// The number of the agent's square.
  var agent: Int

  var generator = PCG64(seed: 0)

  // What a reset works with and writes anew: no part of the state.
  private var carver: Carver
  private var search: Search
  private var planes: [UInt8]

  /// Creates a world; reset it before the first step.
  ///
  /// - Precondition: The size is odd and from 5 to 63, and the shares are from 0 to 1.
  public init(options: Options = Options()) {
    if let defect = options.defect { preconditionFailure(defect) }
    self.options = options
    board = Board(size: options.size)
    agent = board.start
    carver = Carver(squareCount: board.squares.count)
    search = Search(squareCount: board.squares.count)
    planes = Array(
      repeating: 0,
      count: options.observation == .board ? board.squares.count * Self.planeCount : 0)
    var generator = PCG64(seed: options.mazeSeed ?? 0)
    drawBoard(using: &generator)
  }

  /// Creates a world as it was in the middle of an episode.
  init(options: Options, board: Board, agent: Int, generator: PCG64) {
    self.init(options: options)
    self.board = board
    self.agent = agent
    self.generator = generator
    survey()
  }

  /// Begins an episode at the start, in a fresh maze unless one is fixed.
  ///
  /// A fixed maze leaves nothing to chance: a seed makes no difference to it.
  public mutating func reset(seed: Seed?) {
    agent = board.start
    guard options.mazeSeed == nil else { return }
    var generator = seed.map { PCG64(seed: $0) } ?? self.generator
    drawBoard(using: &generator)
    self.generator = generator
  }

  public mutating func step(_ action: Action) -> Outcome {
    let target = board.neighbor(of: agent, direction: Int(action.rawValue))
    let square = board.squares[target]
    guard square != .wall else { return Outcome(reward: Self.stepReward) }
    agent = target
    switch square {
    case .goal: return Outcome(reward: Self.goalReward, ending: .terminated)
    case .pit: return Outcome(reward: Self.pitReward, ending: .terminated)
    case .floor, .wall: return Outcome(reward: Self.stepReward)
    }
  }

  public func observe(into row: inout MutableSpan<UInt8>) {
    switch options.observation {
    case .board:
      for index in planes.indices { row[index] = planes[index] }
      row[agent * Self.planeCount + Self.agentPlane] = 1
    case .position:
      row[0] = UInt8(agent / board.size)
      row[1] = UInt8(agent % board.size)
    }
  }

  public var observation: Observation {
    var planes = options.observation == .board ? self.planes : nil
    planes?[agent * Self.planeCount + Self.agentPlane] = 1
    return Observation(row: agent / board.size, column: agent % board.size, planes: planes)
  }

  /// The direction of an index: 0 up, 1 right, 2 down, 3 left.
  ///
  /// - Precondition: The index is from 0 to 3.
  public func action(index: Int32, values: Span<Float>) -> Action {
    guard let action = Action(rawValue: index) else {
      preconditionFailure("Maze has actions 0 to 3. Do not give \(index).")
    }
    return action
  }

  public var providesActionMask: Bool { true }

  public func writeActionMask(into mask: inout MutableSpan<Bool>) {
    for direction in 0..<4 {
      mask[direction] = board.squares[board.neighbor(of: agent, direction: direction)] != .wall
    }
  }

  public var diagnostics: [Diagnostic] {
    [
      Diagnostic(name: "success", kind: .flag, summary: "Whether the agent is at the goal."),
      Diagnostic(
        name: "optimalReturn", kind: .number,
        summary: "The best return that an episode in this maze can have."),
    ]
  }

  public func writeDiagnostics(into values: inout MutableSpan<Double>) {
    values[0] = agent == board.goal ? 1 : 0
    values[1] = optimalReturn
  }

  private mutating func drawBoard(using generator: inout PCG64) {
    carver.draw(
      &board, openings: options.openings, pits: options.pits, finding: &search, using: &generator)
    survey()
  }

  /// Works out what follows from the board.
  private mutating func survey() {
    optimalReturn = search.optimalReturn(of: board)
    if options.observation == .board { board.write(into: &planes) }
  }
}

extension Maze: Equatable {
  public static func == (first: Self, second: Self) -> Bool {
    first.options == second.options && first.board == second.board && first.agent == second.agent
      && first.generator == second.generator
  }
}
