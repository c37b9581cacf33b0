public import GymCore
public import NumericRandom

extension Maze {
  /// Which mazes are drawn and what is observed of them.
  public struct Options: Sendable, Hashable {
    /// What is observed.
    public enum ObservationKind: String, Sendable, CaseIterable {
      /// The whole board as planes.
      case board

      /// The agent's row and column alone.
      case position
    }

    /// How many rows and columns a maze has, walls included: odd, from 5 to 63.
    public var size = 9

    /// The seed of the one maze there is; nil for a fresh maze each episode.
    public var mazeSeed: Seed?

    /// The share of the walls between cells, left in a perfect maze, that are opened: from 0 to 1.
    public var openings = 0.0

    /// The share of the open squares off the perfect maze's way to the goal that are pits: from 0 to 1.
    public var pits = 0.0

    /// What is observed.
    public var observation = ObservationKind.board

    /// Creates the usual options: fresh perfect mazes of size 9, observed whole.
    public init() {}

    /// After how many steps the catalog cuts an episode short: 4 · size².
    public var timeLimit: Int { 4 * size * size }

    static let sizes = 5...63

    /// What is wrong with the values, as a sentence that says what to do; nil when nothing is.
    var defect: String? {
      guard Self.isSize(size) else {
        return "A maze's size is odd and from 5 to 63. Do not ask for \(size)."
      }
      for share in [openings, pits] where !(0...1).contains(share) {
        return "Openings and pits are shares. Give numbers from 0 to 1, not \(share)."
      }
      return nil
    }

    static func isSize(_ size: Int) -> Bool { sizes.contains(size) && size % 2 == 1 }
  }
}

extension Maze.Options {
  /// The options with their names, defaults and explanations.
  public static let schema = OptionSchema(
    defaults: Maze.Options(),
    [
      sizeEntry,
      .optionalSeed(
        "mazeSeed", \.mazeSeed,
        "The seed of the one maze there is, whatever the seeds of resets; null draws a fresh maze "
          + "each episode."),
      .number(
        "openings", \.openings, .from(0, to: 1),
        "The share of the walls between cells, left in a perfect maze, that are opened: 0 leaves one "
          + "way between any two squares, 1 opens all."),
      .number(
        "pits", \.pits, .from(0, to: 1),
        "The share of the open squares that are pits, of those off the perfect maze's way to the "
          + "goal: that way always stays free, 1 leaves it alone."),
      .choice(
        "observation", \.observation,
        "What is observed: the whole board in planes of wall, agent, goal and pit, or the agent's "
          + "row and column."),
    ])

  private static let sizeEntry = OptionSchema<Self>.Entry(
    "size", allowed: "an odd whole number from \(sizes.lowerBound) to \(sizes.upperBound)",
    "How many rows and how many columns a maze has, walls included.",
    read: { .integer($0.size) },
    set: { options, value in
      guard let size = value.asInteger, isSize(size) else { return false }
      options.size = size
      return true
    })
}
