import GymCore

extension MiniGrid {
  /// Two strips of lava, the second of which lies elsewhere when what was learned is tried.
  struct DistShift: Family {
    static let name = "DistShift"
    static let summary = "Get to the goal past two strips of lava, one of which may have shifted."
    static let worlds: [(id: String, family: DistShift)] = [
      ("DistShift1-v0", DistShift()), ("DistShift2-v0", DistShift(secondStripRow: 5)),
    ]
    static let options: [Entry] = [
      .integer("width", \.[here].width, 4...Level.largestSide, "Columns, walls included."),
      .integer("height", \.[here].height, 4...Level.largestSide, "Rows, walls included."),
      .position("start", \.[here].start.position, Start.summary),
      .integer("startDirection", \.[here].start.direction, 0...3, Start.directionSummary),
      .integer(
        "secondStripRow", \.[here].secondStripRow, 1...Level.largestSide,
        "The row of the second strip; the first is in row 1."),
    ]

    var width = 9
    var height = 7
    var start = Start()
    var secondStripRow = 2

    var timeLimit: Int { 4 * width * height }
    var seesThroughWalls: Bool { true }
    var isDeterministic: Bool { start.position != nil }
    var missions: [MissionPattern] { [Empty.mission] }
    var defect: String? {
      guard secondStripRow < height - 1 else {
        return "The second strip lies within the walls. Do not ask for row \(secondStripRow) of "
          + "\(height)."
      }
      return start.defect(width: width, height: height)
    }

    func build(_ scene: inout Scene) throws(Stuck) {
      scene.grid.buildWalls()
      scene.grid[width - 2, 1] = .goal
      let count = max(width - 6, 0)
      scene.grid.fillRow(x: 3, y: 1, count: count, .lava)
      scene.grid.fillRow(x: 3, y: secondStripRow, count: count, .lava)
      try scene.placeAgent(start)
      scene.mission = Empty.mission.mission()
    }
  }
}
