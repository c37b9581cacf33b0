import GymCore

extension MiniGrid {
  /// A kind of level: its parameters, and how its scenes are built from chance.
  ///
  /// A family is one file in the folder of this name: its parameters with their defaults, the ids it
  /// is offered under, and ``build(_:)``.
  protocol Family: Hashable, Sendable {
    /// What the family is called in snapshots.
    static var name: String { get }

    /// What its worlds are, in a sentence.
    static var summary: String { get }

    /// The worlds that the catalog offers: what follows `MiniGrid-`, and their parameters.
    static var worlds: [(id: String, family: Self)] { get }

    /// The parameters with their names, ranges and explanations.
    static var options: [OptionSchema<Level>.Entry] { get }

    /// Creates a family with the usual parameters.
    init()

    /// How many columns its grids have.
    var width: Int { get }

    /// How many rows its grids have.
    var height: Int { get }

    /// After how many steps an episode is cut short; rewards depend on it.
    var timeLimit: Int { get }

    /// Whether nothing hides what is behind it.
    var seesThroughWalls: Bool { get }

    /// Whether every seed gives the same episodes.
    var isDeterministic: Bool { get }

    /// How many of the actions there are, counted from the first.
    var actionCount: Int { get }

    /// The missions that agents can be given.
    var missions: [MissionPattern] { get }

    /// Why the parameters do not fit together, as a sentence; nil when they do.
    var defect: String? { get }

    /// Builds a level in an empty scene, drawing in exactly the order of the reference program.
    ///
    /// - Throws: `Stuck` when what was drawn leaves no place for something.
    func build(_ scene: inout Scene) throws(Stuck)
  }
}

extension MiniGrid.Family {
  typealias Entry = OptionSchema<MiniGrid.Level>.Entry
  typealias Scene = MiniGrid.Scene
  typealias Stuck = MiniGrid.Stuck
  typealias Cell = MiniGrid.Cell
  typealias Position = MiniGrid.Position
  typealias Area = MiniGrid.Area
  typealias Color = MiniGrid.Color
  typealias MissionPattern = MiniGrid.MissionPattern

  static var options: [Entry] { [] }

  var seesThroughWalls: Bool { false }

  var isDeterministic: Bool { false }

  var actionCount: Int { MiniGrid.Action.count }

  var defect: String? { nil }

  /// Where the family of this type is found in a level, for key paths.
  static var here: MiniGrid.Level.Place<Self> { MiniGrid.Level.Place() }

  /// Whether another family is of the same type and has the same parameters.
  func isEqual(to other: any MiniGrid.Family) -> Bool { (other as? Self) == self }
}

extension MiniGrid {
  /// All families.
  static let families: [any Family.Type] = [
    Empty.self, DoorKey.self, Crossing.self, LavaGap.self, DistShift.self, FourRooms.self,
    DynamicObstacles.self, MultiRoom.self, Fetch.self, GoToDoor.self, GoToObject.self,
    PutNear.self, RedBlueDoors.self, Memory.self, LockedRoom.self, Playground.self, Unlock.self,
    UnlockPickup.self, KeyCorridor.self, ObstructedMazeStart.self, ObstructedMaze.self,
  ]
}
