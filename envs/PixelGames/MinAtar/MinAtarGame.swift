public import NumericRandom
public import Snapshots

/// The state and the rules of a game on MinAtar's board of 10×10 squares.
///
/// What all games share (actions that stick, the end of an episode, seeds) is in ``MinAtar``.
public protocol MinAtarGame: Snapshot, Equatable, Sendable {
  /// The name of the game, as in its ids.
  static var name: String { get }

  /// What is to be done, in a sentence.
  static var summary: String { get }

  /// What a plane of an observation shows, numbered from 0 in their order.
  associatedtype Channel: CaseIterable & RawRepresentable<UInt8>

  /// The actions that do something in this game, in the order of their numbers in version 1.
  static var minimalActions: [MinAtarAction] { get }

  /// Whether the game can grow harder as it is played.
  static var canRamp: Bool { get }

  /// Creates a game; ``begin(_:)`` comes before the first step.
  init()

  /// Begins a game.
  mutating func begin(_ generator: inout MT19937)

  /// Plays a frame and returns the points it brought, and whether the game is over.
  mutating func play(
    _ action: MinAtarAction, isRamping: Bool, _ generator: inout MT19937
  ) -> (reward: Double, isOver: Bool)

  /// Marks what is on the board, a row of bytes that are 0 before; see ``mark(_:_:_:in:)``.
  func show(on board: inout MutableSpan<UInt8>)
}

extension MinAtarGame {
  /// How many channels there are.
  static var channelCount: Int { Channel.allCases.count }

  public static var channels: [String] { Channel.allCases.map { "\($0)" } }

  /// Marks a square in a channel, `x` to the right and `y` down, each from 0 to 9.
  @inline(__always)
  static func mark(_ x: Int, _ y: Int, _ channel: Channel, in board: inout MutableSpan<UInt8>) {
    board[(10 * y + x) * channelCount + Int(channel.rawValue)] = 1
  }

  /// Marks a square, unless it lies beside the board.
  @inline(__always)
  static func markIfInside(
    _ x: Int, _ y: Int, _ channel: Channel, in board: inout MutableSpan<UInt8>
  ) {
    if (0...9).contains(x) { mark(x, y, channel, in: &board) }
  }
}

/// What a player can do, in the numbers of MinAtar.
public enum MinAtarAction: UInt8, Sendable, CaseIterable {
  /// Nothing.
  case noOp

  /// One square to the left.
  case left

  /// One square up.
  case up

  /// One square to the right.
  case right

  /// One square down.
  case down

  /// A shot.
  case fire
}
