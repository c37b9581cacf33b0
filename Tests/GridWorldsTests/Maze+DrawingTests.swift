import GridWorlds
import GymCore
import GymRendering
import GymTesting
import NumericRandom
import Testing

@Suite("The picture of a maze")
struct MazeDrawingTests {
  private static let options = mazeOptions(size: 7, seed: 3, openings: 0.5, pits: 0.5)

  private func picture(_ world: Maze, width: Int, height: Int) -> Canvas {
    var canvas = Canvas(width: width, height: height, color: .black)
    world.draw(on: &canvas)
    return canvas
  }

  @Test(
    "is the golden one, at its own size, letterboxed and too small for details",
    arguments: [
      ("picture", 168, 168, 0), ("letterboxed", 100, 77, 2), ("small", 30, 40, 1),
      ("tiny", 5, 5, 0),
    ])
  func golden(name: String, width: Int, height: Int, stepCount: Int) throws {
    var world = Maze(options: Self.options)
    world.reset(seed: nil)
    let maze = LetterMaze(world.board)
    for action in maze.bestActions(maze.values()).prefix(stepCount) { _ = world.step(action) }
    let picture = picture(world, width: width, height: height)
    #expect(try GoldenPicture("maze-\(name)").difference(from: picture) == nil)
  }

  @Test("shows each kind of square in a color of its own, and the agent where it is")
  func colors() throws {
    var world = Maze(options: Self.options)
    world.reset(seed: nil)
    // The agent covers the middle of its square alone.
    let first = picture(world, width: 140, height: 140)
    var colors: [Character: Set<Color>] = [:]
    for (row, letters) in world.board.rows.enumerated() {
      for (column, letter) in letters.enumerated() where (row, column) != (1, 1) {
        colors[letter, default: []].insert(first[20 * column + 10, 20 * row + 12])
      }
    }
    #expect(colors.count == 4 && colors.values.allSatisfy { $0.count == 1 })
    #expect(Set(colors.values.flatMap { $0 }).count == 4)
    let agent = first[30, 35]
    #expect(!colors.values.contains([agent]))
    _ = world.step(world.options.mazeSeed == 3 && world.board[1, 2] != .wall ? .right : .down)
    let second = picture(world, width: 140, height: 140)
    let (row, column) = (world.observation.row, world.observation.column)
    #expect((row, column) != (1, 1))
    #expect(second[20 * column + 10, 20 * row + 15] == agent)
    #expect(second[30, 35] != agent)
  }

  @Test("has whole pixels a square at its usual size, whatever the size of the maze")
  func formats() throws {
    for size in stride(from: 5, through: 63, by: 2) {
      let format = try #require(Maze(options: mazeOptions(size: size)).picture)
      #expect(format.size.width == format.size.height)
      #expect(format.size.width % size == 0 && format.size.width / size >= 8)
    }
  }

  @Test("shows the fall into a pit otherwise than the walk past it")
  func fall() throws {
    var fallen: Canvas?
    for seed in 0..<20 where fallen == nil {
      var world = Maze(options: mazeOptions(size: 5, pits: 1))
      world.reset(seed: Seed(seed))
      let before = picture(world, width: 100, height: 100)
      for action in Maze.Action.allCases {
        var fork = world
        guard fork.step(action).reward == -1 else { continue }
        let canvas = picture(fork, width: 100, height: 100)
        #expect(canvas != before)
        // What is left of the agent is smaller than the pit around it.
        let (row, column) = (fork.observation.row, fork.observation.column)
        #expect(
          canvas[20 * column + 10, 20 * row + 16] == before[20 * column + 10, 20 * row + 16])
        fallen = canvas
      }
    }
    #expect(fallen != nil)
  }
}
