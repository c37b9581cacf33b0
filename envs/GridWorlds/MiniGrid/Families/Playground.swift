import GymCore

extension MiniGrid {
  /// Nine rooms with doors and things, and no mission.
  struct Playground: Family {
    static let name = "Playground"
    static let summary = "Nine rooms with doors and things to play with, and nothing to be done."
    static let worlds: [(id: String, family: Playground)] = [("Playground-v0", Playground())]
    static let mission = MissionPattern("")

    var width: Int { 19 }
    var height: Int { 19 }
    var timeLimit: Int { 100 }
    var missions: [MissionPattern] { [Self.mission] }

    func build(_ scene: inout Scene) throws(Stuck) {
      scene.grid.buildWalls()
      let side = width / 3
      for row in 0..<3 {
        for column in 0..<3 {
          let (left, top) = (column * side, row * side)
          if column < 2 {
            let x = left + side
            scene.grid.fillColumn(x: x, y: top, count: side)
            let y = scene.draw(top + 1..<top + side - 1)
            scene.grid[x, y] = .door(scene.drawColor(), .closed)
          }
          if row < 2 {
            let y = top + side
            scene.grid.fillRow(x: left, y: y, count: side)
            let x = scene.draw(left + 1..<left + side - 1)
            scene.grid[x, y] = .door(scene.drawColor(), .closed)
          }
        }
      }
      try scene.placeAgent()
      for _ in 0..<12 { try scene.place(scene.drawObject().cell) }
    }
  }
}
