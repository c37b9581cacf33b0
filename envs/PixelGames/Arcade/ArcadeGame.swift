public import NumericRandom
public import Snapshots

/// The state and the rules of a game of the arcade, at 60 frames a second.
///
/// What all games share (frame skip, sticky actions, pictures in colors or grey) is in ``Arcade``.
/// Positions and speeds are whole sixteenths of a pixel, so that every machine agrees to the bit.
public protocol ArcadeGame: Snapshot, Equatable, Sendable {
  /// The name of the game, as in its id.
  static var name: String { get }

  /// What is to be done, in a sentence.
  static var summary: String { get }

  /// The actions that do something, in the order of their numbers.
  static var minimalActions: [ArcadeAction] { get }

  /// The colors of the screen.
  static var palette: ArcadePalette { get }

  /// What each mode is, from mode 0 on.
  static var modes: [String] { get }

  /// How many bytes tell the state of the game.
  static var vectorCount: Int { get }

  /// Creates a game; ``begin(_:)`` comes before the first frame.
  ///
  /// - Parameters:
  ///   - difficulty: From 0 to 3.
  ///   - mode: The place of a mode in ``modes``.
  init(difficulty: Int, mode: Int)

  /// How hard the game is, from 0 to 3.
  var difficulty: Int { get }

  /// The place of the mode in ``modes``.
  var mode: Int { get }

  /// The points so far, which may be below 0.
  var score: Int { get }

  /// Whether there are lives to lose.
  static var hasLives: Bool { get }

  /// The lives that are left; 0 in games without lives.
  var lives: Int { get }

  /// The level that is played, from 1.
  var level: Int { get }

  /// Whether the game is over.
  var isOver: Bool { get }

  /// Begins a game.
  mutating func begin(_ generator: inout PCG64)

  /// Plays a frame and returns the points that it brought, which may be below 0.
  mutating func play(_ input: ArcadeInput, _ generator: inout PCG64) -> Int

  /// Draws the present frame; all pixels are to be written.
  func draw(on screen: ArcadeScreen)

  /// Writes the state as bytes, each meaning the same in every frame.
  func writeVector(into row: inout MutableSpan<UInt8>)
}

extension ArcadeGame {
  public static var hasLives: Bool { true }
}
