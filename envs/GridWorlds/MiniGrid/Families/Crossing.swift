import GymCore
import NumericRandom

extension MiniGrid {
  /// Rivers of lava, or walls, from edge to edge, each with one way across.
  struct Crossing: Family {
    static let name = "Crossing"
    static let summary = "Cross rivers of lava, or walls, to the goal, each at its only gap."
    static let worlds: [(id: String, family: Crossing)] = [Obstacle.lava, .wall].flatMap { kind in
      [(9, 1), (9, 2), (9, 3), (11, 5)].map { size, count in
        let name = kind == .lava ? "Lava" : "Simple"
        let family = Crossing(size: size, crossingCount: count, obstacle: kind)
        return ("\(name)CrossingS\(size)N\(count)-v0", family)
      }
    }
    static let options: [Entry] = [
      .integer("size", \.[here].size, 5...63, "Columns and rows, walls included: odd."),
      .integer(
        "crossingCount", \.[here].crossingCount, 0...60,
        "How many rivers there are, if so many have room."),
      .choice("obstacle", \.[here].obstacle, Obstacle.summary),
    ]

    var size = 9
    var crossingCount = 1
    var obstacle = Obstacle.lava

    var width: Int { size }
    var height: Int { size }
    var timeLimit: Int { 4 * size * size }
    var isDeterministic: Bool { crossingCount == 0 }
    var missions: [MissionPattern] { [obstacle.mission] }
    var defect: String? {
      size % 2 == 1 ? nil : "The size of a crossing is odd. Do not ask for \(size)."
    }

    func build(_ scene: inout Scene) throws(Stuck) {
      scene.grid.buildWalls()
      scene.agent = Position(1, 1)
      scene.grid[width - 2, height - 2] = .goal
      let (columns, rows) = drawRivers(&scene)
      for y in rows { scene.grid.fillRow(x: 1, y: Int(y), count: width - 2, obstacle.cell) }
      for x in columns { scene.grid.fillColumn(x: Int(x), y: 1, count: height - 2, obstacle.cell) }
      openWay(across: columns, rows, &scene)
      scene.mission = obstacle.mission.mission()
    }

    /// The columns and rows of the rivers, each from small to large.
    private func drawRivers(_ scene: inout Scene) -> (columns: ShortList, rows: ShortList) {
      let places = (size - 3) / 2
      var rivers = ShortList(below: 2 * places)
      scene.generator.shuffle(&rivers)
      let drawn = rivers.prefix(crossingCount)
      var (columns, rows) = (ShortList(), ShortList())
      for river in 0..<2 * places where drawn.contains(UInt8(river)) {
        if river < places {
          columns.append(UInt8(2 * river + 2))
        } else {
          rows.append(UInt8(2 * (river - places) + 2))
        }
      }
      return (columns, rows)
    }

    /// Draws the order in which the agent can cross the rivers, and opens each between the two that
    /// it then stands between.
    private func openWay(across columns: ShortList, _ rows: ShortList, _ scene: inout Scene) {
      var path = ShortList()
      for _ in columns { path.append(0) }
      for _ in rows { path.append(1) }
      scene.generator.shuffle(&path)
      func limit(_ rivers: ShortList, _ index: Int) -> Int {
        index == 0 ? 0 : index > rivers.count ? size - 1 : Int(rivers[index - 1])
      }
      var (column, row) = (0, 0)
      for crossing in path {
        if crossing == 0 {
          let y = scene.draw(limit(rows, row) + 1..<limit(rows, row + 1))
          scene.grid[limit(columns, column + 1), y] = .empty
          column += 1
        } else {
          let x = scene.draw(limit(columns, column) + 1..<limit(columns, column + 1))
          scene.grid[x, limit(rows, row + 1)] = .empty
          row += 1
        }
      }
    }
  }

  /// What is in the way to a goal.
  enum Obstacle: String, Sendable, CaseIterable {
    case lava
    case wall

    static let summary = "What is in the way: lava, which ends the episode, or wall."

    var cell: Cell { self == .lava ? .lava : .wall }

    var mission: MissionPattern { self == .lava ? Self.avoiding : Self.finding }

    private static let avoiding = MissionPattern("avoid the lava and get to the green goal square")

    private static let finding = MissionPattern(
      "find the opening and get to the green goal square")
  }
}
