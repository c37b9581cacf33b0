public import GymCore
public import NumericRandom

/// A walk along a cliff to a goal, where the short way is dangerous.
///
/// Seed for seed it is Gymnasium's CliffWalking: one double is drawn a reset and a step, whether or
/// not the ground is slippery.
///
/// ## Observation
///
/// The number of the tile, row · 12 + column, from 0 at the top left to 47 at the bottom right. A row
/// of a buffer holds it as one float. An episode begins on tile 36, the bottom left; the goal is tile
/// 47, and the cliff is between the two.
///
/// ## Actions
///
/// Up, right, down, left, numbered from 0. Where the ground is slippery a move goes the way that was
/// meant or to either side of it, each with probability ⅓. Whoever would leave the map stays, and the
/// action mask is false for a move that is sure to end so.
///
/// ## Reward and ending
///
/// A step earns −1. One over the cliff earns −100 and leads back to the start. The goal terminates the
/// episode; nothing cuts it short. The diagnostic `success` is 1 at the goal.
///
/// ```swift
/// var world = CliffWalking()
/// world.reset(seed: 42)
/// let outcome = world.step(.up)
/// ```
///
/// Source: R. S. Sutton and A. G. Barto, "Reinforcement Learning: An Introduction" (2nd edition,
/// 2018), example 6.6.
public struct CliffWalking: Environment, Equatable {
  /// Which way to go.
  public enum Action: Int32, Sendable, CaseIterable {
    /// A row down in number.
    case up

    /// A column up in number.
    case right

    /// A row up in number.
    case down

    /// A column down in number.
    case left
  }

  /// What the agent sees: where it is.
  public struct Observation: SpaceRepresentable, Hashable {
    /// The number of the tile, row by row from 0.
    public let index: Int

    /// The row, counted from 0 at the top.
    public var row: Int { index / CliffWalking.columnCount }

    /// The column, counted from 0 at the left.
    public var column: Int { index % CliffWalking.columnCount }

    public var spaceValue: SpaceValue { .integer(index) }
  }

  /// How many rows there are.
  public static let rowCount = 4

  /// How many columns there are.
  public static let columnCount = 12

  /// The number of the tile where episodes begin.
  public static let start = 36

  /// The number of the tile where they end.
  public static let goal = 47

  /// Whether the ground is slippery.
  public let options: Options

  /// The number of the tile where the walker is.
  public internal(set) var tile = start

  var generator = PCG64(seed: 0)

  /// Creates a world; reset it before the first step.
  public init(options: Options = Options()) { self.options = options }

  /// Begins an episode at the start; the double that chooses it is drawn although there is only one.
  public mutating func reset(seed: Seed?) {
    if let seed { generator = PCG64(seed: seed) }
    _ = generator.random()
    tile = Self.start
  }

  public mutating func step(_ action: Action) -> Outcome {
    let draw = generator.random()
    var direction = Int(action.rawValue)
    if options.isSlippery {
      // The sums of three probabilities of ⅓ in double precision.
      let third = 1.0 / 3.0
      if draw < third { direction += 3 } else if draw >= third + third { direction += 1 }
    }
    return walk(direction & 3)
  }

  /// Goes a tile on: 0 up, 1 right, 2 down, 3 left.
  private mutating func walk(_ direction: Int) -> Outcome {
    let target = Self.neighbor(of: tile, direction: direction)
    guard Self.isCliff(target) else {
      tile = target
      return Outcome(reward: -1, ending: target == Self.goal ? .terminated : nil)
    }
    tile = Self.start
    return Outcome(reward: -100)
  }

  /// The tile in a direction, or the tile itself at the edge.
  static func neighbor(of tile: Int, direction: Int) -> Int {
    // A bit a tile: all but the last column, and all but the first one.
    switch direction {
    case 0: tile >= columnCount ? tile - columnCount : tile
    case 1: tile + (0x7FF7_FF7F_F7FF >> tile & 1)
    case 2: tile < start ? tile + columnCount : tile
    default: tile - (0xFFEF_FEFF_EFFE >> tile & 1)
    }
  }

  /// Whether a tile is part of the cliff.
  static func isCliff(_ tile: Int) -> Bool { tile > start && tile < goal }

  public func observe(into row: inout MutableSpan<Float>) { row[0] = Float(tile) }

  public var observation: Observation { Observation(index: tile) }

  /// The direction of an index: 0 up, 1 right, 2 down, 3 left.
  ///
  /// - Precondition: The index is from 0 to 3.
  public func action(index: Int32, values: Span<Float>) -> Action {
    guard let action = Action(rawValue: index) else {
      preconditionFailure("CliffWalking has actions 0 to 3. Do not give \(index).")
    }
    return action
  }

  public var actionSpace: ActionSpace { .discrete(Discrete(4)) }

  public var observationSpace: any Space { Discrete(Self.rowCount * Self.columnCount) }

  public var layout: Layout {
    Layout([
      (
        name: "tile", shape: [],
        kind: .discrete(count: Self.rowCount * Self.columnCount, start: 0)
      )
    ])
  }

  public var providesActionMask: Bool { true }

  public func writeActionMask(into mask: inout MutableSpan<Bool>) {
    // On slippery ground every move may slip along the edge, even in a corner.
    for direction in 0..<4 {
      mask[direction] =
        options.isSlippery || Self.neighbor(of: tile, direction: direction) != tile
    }
  }

  public var diagnostics: [Diagnostic] {
    [Diagnostic(name: "success", kind: .flag, summary: "Whether the walker is at the goal.")]
  }

  public func writeDiagnostics(into values: inout MutableSpan<Double>) {
    values[0] = tile == Self.goal ? 1 : 0
  }
}
