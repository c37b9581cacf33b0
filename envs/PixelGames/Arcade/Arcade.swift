public import GymCore
import GymRendering
public import NumericRandom

/// A game of the suite's own arcade, on a screen of 160×210 pixels, at 60 frames a second.
///
/// ## Observation
///
/// 210 rows × 160 columns × 3 bytes of red, green and blue; or, as options say, one byte of grey a
/// pixel, or the true state as bytes, which each game describes.
///
/// ## Actions
///
/// Those that do something in the game, in Atari's order, or all 18. An action lasts
/// ``Options/frameSkip`` frames; in each the action of the frame before is repeated with probability
/// ``Options/stickyProbability``, as M. C. Machado and others propose in "Revisiting the Arcade
/// Learning Environment" (2018).
///
/// ## Reward and ending
///
/// The points of all frames of a step. A game that is over terminates the episode; the catalog cuts it
/// short after 108,000 frames, half an hour of play.
///
/// ```swift
/// var world = Arcade<ArcadeBreakout>()
/// world.reset(seed: 42)
/// let outcome = world.step(.fire)
/// ```
public struct Arcade<Game: ArcadeGame>: Environment {
  public typealias Scalar = UInt8
  public typealias Action = ArcadeAction

  /// How the game is played.
  public let options: Options

  /// The state of the game.
  public internal(set) var game: Game

  /// The action of the frame before.
  var lastAction = ArcadeAction.noOp

  var generator = PCG64(seed: 0)

  private let actions: [ArcadeAction]

  /// Creates a world; reset it before the first step.
  ///
  /// - Precondition: The options have no ``Options/defect(for:)``.
  public init(options: Options = Options()) {
    if let defect = options.defect(for: Game.self) { preconditionFailure(defect) }
    self.options = options
    actions = options.actionSet == .full ? ArcadeAction.allCases : Game.minimalActions
    game = Game(difficulty: options.difficulty, mode: options.mode)
    game.begin(&generator)
    generator = PCG64(seed: 0)
  }

  public mutating func reset(seed: Seed?) {
    if let seed { generator = PCG64(seed: seed) }
    lastAction = .noOp
    game.begin(&generator)
  }

  public mutating func step(_ action: ArcadeAction) -> Outcome {
    var points = 0
    for _ in 0..<options.frameSkip {
      if options.stickyProbability == 0 || generator.random() >= options.stickyProbability {
        lastAction = action
      }
      points += game.play(lastAction.input, &generator)
      if game.isOver { break }
    }
    return Outcome(reward: Double(points), ending: game.isOver ? .terminated : nil)
  }

  /// The action of a number, among those that the options leave.
  ///
  /// - Precondition: There are more actions than the index says.
  public func action(index: Int32, values: Span<Float>) -> ArcadeAction {
    guard actions.indices.contains(Int(index)) else {
      preconditionFailure(
        "\(Game.name) has actions 0 to \(actions.count - 1). Do not give \(index).")
    }
    return actions[Int(index)]
  }

  public var actionSpace: ActionSpace { .discrete(Discrete(actions.count)) }

  public var lives: Int? { Game.hasLives ? game.lives : nil }

  public var diagnostics: [Diagnostic] {
    [
      Diagnostic(name: "score", kind: .number, summary: "The points of the game so far."),
      Diagnostic(name: "lives", kind: .number, summary: "The lives that are left."),
      Diagnostic(name: "level", kind: .number, summary: "The level that is played, from 1."),
    ]
  }

  public func writeDiagnostics(into values: inout MutableSpan<Double>) {
    values[0] = Double(game.score)
    values[1] = Double(game.lives)
    values[2] = Double(game.level)
  }
}

extension Arcade: Equatable {}
