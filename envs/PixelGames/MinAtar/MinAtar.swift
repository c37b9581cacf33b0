public import GymCore
public import NumericRandom

/// A game of MinAtar: ten by ten squares, and a plane for each kind of thing on them.
///
/// Frame for frame it is the Python package MinAtar 1.0.15 of K. Young and T. Tian, "MinAtar: An
/// Atari-Inspired Testbed for Thorough and Reproducible Reinforcement Learning Experiments" (2019):
/// the same draws, the same rewards, the same endings. The rules of each game are on its own type.
///
/// ## Observation
///
/// 10 rows × 10 columns × channels, a byte each: 1 where the thing of a channel is, else 0.
///
/// ## Actions
///
/// No operation, left, up, right, down, fire, or those of them that do something in the game. With
/// probability ``Options/stickyProbability`` a frame repeats the action of the frame before, whatever
/// was chosen. A reset with a seed makes a fresh game, in which that was no operation; one without a
/// seed remembers it.
///
/// ```swift
/// var world = MinAtar<MinAtarBreakout>()
/// world.reset(seed: 42)
/// let outcome = world.step(.left)
/// ```
///
/// Seeds are below 2³², as MinAtar's are.
public struct MinAtar<Game: MinAtarGame>: Environment {
  public typealias Scalar = UInt8
  public typealias Action = MinAtarAction

  /// How a game is played.
  public struct Options: Sendable, Hashable {
    /// The probability that a frame repeats the action of the frame before.
    public var stickyProbability = 0.1

    /// Whether the game grows harder as it is played, where it can.
    public var isRamping = true

    /// Whether agents choose among the actions that do something alone, instead of all six.
    public var hasMinimalActions = false

    /// Creates the usual options.
    public init() {}
  }

  /// How the game is played.
  public let options: Options

  /// The state of the game.
  public internal(set) var game = Game()

  /// Whether the game is over.
  public internal(set) var isOver = false

  /// The action of the frame before.
  var lastAction = MinAtarAction.noOp

  var generator = MT19937(seed: 0)

  private let actions: [MinAtarAction]

  /// Creates a world; reset it before the first step.
  ///
  /// - Precondition: The probability of sticky actions is from 0 to 1.
  public init(options: Options = Options()) {
    precondition(
      (0...1).contains(options.stickyProbability),
      "A probability is from 0 to 1, not \(options.stickyProbability).")
    self.options = options
    actions = options.hasMinimalActions ? Game.minimalActions : MinAtarAction.allCases
    reset(seed: nil)
    generator = MT19937(seed: 0)
  }

  /// Begins a game.
  ///
  /// - Precondition: The seed is below 2³².
  public mutating func reset(seed: Seed?) {
    if let seed {
      guard let generator = try? MT19937(seed: seed) else {
        preconditionFailure("MinAtar takes seeds below 2³², and not \(seed).")
      }
      self.generator = generator
      lastAction = .noOp
    }
    isOver = false
    game.begin(&generator)
  }

  public mutating func step(_ action: MinAtarAction) -> Outcome {
    // Drawn even when nothing can stick.
    let draw = generator.rand()
    if draw >= options.stickyProbability { lastAction = action }
    guard !isOver else { return Outcome(reward: 0, ending: .terminated) }
    let (reward, isOver) = game.play(lastAction, isRamping: options.isRamping, &generator)
    self.isOver = isOver
    return Outcome(reward: reward, ending: isOver ? .terminated : nil)
  }

  public func observe(into row: inout MutableSpan<UInt8>) {
    row.update(repeating: 0)
    game.show(on: &row)
  }

  /// The board as it is shown.
  var bytes: [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 100 * Game.channelCount)
    var span = bytes.mutableSpan
    game.show(on: &span)
    return bytes
  }

  public var observation: RowObservation<UInt8> { RowObservation(row: bytes) }

  /// The action of a number, among those that the options leave.
  ///
  /// - Precondition: There are more actions than the index says.
  public func action(index: Int32, values: Span<Float>) -> MinAtarAction {
    guard actions.indices.contains(Int(index)) else {
      preconditionFailure(
        "\(Game.name) has actions 0 to \(actions.count - 1). Do not give \(index).")
    }
    return actions[Int(index)]
  }

  public var actionSpace: ActionSpace { .discrete(Discrete(actions.count)) }

  public var observationSpace: any Space {
    Box<UInt8>(low: 0, high: 1, shape: [10, 10, Game.channelCount])
  }

  public var layout: Layout {
    Layout([(name: "board", shape: [10, 10, Game.channelCount], kind: .planes(high: 1))])
  }
}

extension MinAtar: Equatable {}
