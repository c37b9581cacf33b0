import GymCore

extension MiniGrid {
  /// What a world draws its episodes from: a family with its parameters, and what all families share.
  public struct Level: Sendable, Equatable {
    var family: any Family

    /// After how many steps an episode is cut short, from 1; nil for what the family says.
    ///
    /// Rewards depend on it.
    public var ownTimeLimit: Int?

    /// How many squares the agent sees each way: odd, from 3 to 31.
    public var viewSize = 7

    init(_ family: any Family) { self.family = family }

    /// The level of a world of the catalog, or nil when there is no such world.
    ///
    /// - Parameter id: The world's id, such as `MiniGrid-DoorKey-8x8-v0`.
    public init?(id: String) {
      guard let world = Self.offered.first(where: { $0.id == id }) else { return nil }
      self = world.level
    }

    /// After how many steps an episode is cut short.
    public var timeLimit: Int { ownTimeLimit ?? family.timeLimit }

    /// What is wrong with the parameters, as a sentence that says what to do; nil when nothing is.
    public var defect: String? {
      guard timeLimit >= 1 else { return "A time limit needs at least 1 step." }
      guard Self.isViewSize(viewSize) else {
        return "An agent sees an odd number of squares each way, from 3 to \(View.maximumSize)."
      }
      return family.defect
    }

    /// The most columns or rows that options can ask for.
    static let largestSide = 64

    static func isViewSize(_ size: Int) -> Bool {
      size % 2 == 1 && (3...View.maximumSize).contains(size)
    }

    /// The ids and levels that the catalog offers, by family.
    static let offered: [(id: String, level: Level, summary: String)] = families.flatMap {
      worlds(of: $0)
    }

    private static func worlds<F: Family>(
      of family: F.Type
    ) -> [(id: String, level: Level, summary: String)] {
      family.worlds.map { ("MiniGrid-" + $0.id, Level($0.family), family.summary) }
    }

    /// A key that key paths find a family of one type by.
    struct Place<F: Family>: Hashable, Sendable {}

    /// The family, which must be of the type that is asked for.
    subscript<F: Family>(_ place: Place<F>) -> F {
      get {
        guard let family = family as? F else {
          preconditionFailure("This level is not of the family \(F.name). Ask for its own options.")
        }
        return family
      }
      set { family = newValue }
    }

    public static func == (first: Self, second: Self) -> Bool {
      first.family.isEqual(to: second.family) && first.ownTimeLimit == second.ownTimeLimit
        && first.viewSize == second.viewSize
    }
  }
}
