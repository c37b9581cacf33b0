public import GymCore
public import NumericRandom

extension FrozenLake {
  /// Which lake it is, and how it behaves.
  public struct Options: Sendable, Hashable {
    /// The lakes that have a name.
    public enum MapName: String, Sendable, CaseIterable {
      /// The small lake.
      case fourByFour = "4x4"

      /// The large lake.
      case eightByEight = "8x8"

      /// A lake drawn from a seed.
      case random
    }

    /// Whether a move can slip to either side.
    public var isSlippery = true

    /// The probability that a move on slippery ice goes the way that was meant.
    public var successRate = 1.0 / 3.0

    /// What the tiles earn.
    public var rewards = RewardSchedule()

    /// Which lake it is, unless ``map`` is given.
    public var mapName = MapName.fourByFour

    /// The rows and columns of a random lake.
    public var mapSize = Self.defaultMapSize

    /// How likely a tile of a random lake is frozen.
    public var mapProbability = Self.defaultMapProbability

    /// Where the draws of a random lake begin; nil is 0.
    public var mapSeed: Seed?

    /// The rows of a lake of one's own.
    public var map: [String]?

    private static let defaultMapSize = 8
    private static let defaultMapProbability = 0.8

    /// Creates the usual options.
    public init() {}

    /// The lake that the options describe.
    ///
    /// - Throws: ``MapError`` when the rows are not a map or none was found, and ``OptionError`` when
    ///   options of random lakes are set although the lake is not random.
    func makeMap() throws -> Map {
      if map != nil || mapName != .random {
        guard
          mapSize == Self.defaultMapSize, mapProbability == Self.defaultMapProbability,
          mapSeed == nil
        else {
          throw OptionError.conflict(
            "'mapSize', 'mapProbability' and 'mapSeed' describe a random map: set 'mapName' to "
              + "random and give no 'map', or leave them out.")
        }
      }
      if let map { return try Map(rows: map) }
      switch mapName {
      case .fourByFour: return .fourByFour
      case .eightByEight: return .eightByEight
      case .random:
        return try .random(size: mapSize, probability: mapProbability, seed: mapSeed ?? 0)
      }
    }
  }

  /// Creates the world that options describe; reset it before the first step.
  ///
  /// - Throws: ``MapError`` when the rows are not a map or none was found, and ``OptionError`` when
  ///   options do not fit together.
  public init(options: Options) throws {
    self.init(
      map: try options.makeMap(), isSlippery: options.isSlippery,
      successRate: options.successRate, rewards: options.rewards)
  }
}

extension FrozenLake.Options {
  /// The options with their names, defaults and explanations.
  public static let schema = makeSchema(mapName: .fourByFour)

  /// The options where the large lake is the usual one.
  public static let schema8x8 = makeSchema(mapName: .eightByEight)

  private static func makeSchema(mapName: MapName) -> OptionSchema<Self> {
    var defaults = Self()
    defaults.mapName = mapName
    return OptionSchema(
      defaults: defaults,
      [
        .flag("isSlippery", \.isSlippery, "Whether a move can slip to either side."),
        .number(
          "successRate", \.successRate, .from(0, to: 1),
          "The probability that a move goes the way that was meant, where the ice is slippery.",
          source: "Gymnasium 1.4.0, success_rate"),
        rewardSchedule,
        .choice("mapName", \.mapName, "Which lake it is, unless 'map' is given."),
        .integer(
          "mapSize", \.mapSize, 2...FrozenLake.Map.largestSide,
          "The rows and columns of a random map.", source: "Gymnasium 1.4.0, generate_random_map"),
        .number(
          "mapProbability", \.mapProbability, .above(0),
          "How likely a tile of a random map is frozen; from 1 on there are no holes.",
          source: "Gymnasium 1.4.0, generate_random_map"),
        .optionalSeed(
          "mapSeed", \.mapSeed,
          "Where the draws of a random map begin; null is 0, so that equal options give equal maps."
        ),
        map,
      ])
  }

  private static let rewardSchedule = OptionSchema<Self>.Entry(
    "rewardSchedule", allowed: "a list of three numbers, such as [1,0,0]",
    "The rewards of reaching a goal, a hole and a frozen tile.",
    source: "Gymnasium 1.4.0, reward_schedule",
    read: { .list([$0.rewards.goal, $0.rewards.hole, $0.rewards.frozen].map { .number($0) }) },
    set: { options, value in
      guard case .list(let values) = value else { return false }
      let rewards = values.compactMap(\.asNumber).filter(\.isFinite)
      guard values.count == 3, rewards.count == 3 else { return false }
      options.rewards.goal = rewards[0]
      options.rewards.hole = rewards[1]
      options.rewards.frozen = rewards[2]
      return true
    })

  private static let map = OptionSchema<Self>.Entry(
    "map", allowed: "a list of rows of letters, such as [\"SFH\",\"FFG\"], or null",
    "A lake of one's own instead of a named one: S start, F frozen, H hole, G goal.",
    source: "Gymnasium 1.4.0, desc",
    read: { $0.map.map { .list($0.map { .text($0) }) } ?? .null },
    set: { options, value in
      switch value {
      case .null: options.map = nil
      case .list(let values):
        let rows = values.compactMap { if case .text(let row) = $0 { row } else { nil } }
        guard rows.count == values.count else { return false }
        options.map = rows
      default: return false
      }
      return true
    })
}
