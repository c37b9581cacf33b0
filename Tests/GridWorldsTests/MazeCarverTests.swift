import GridWorlds
import GymCore
import NumericRandom
import Testing

@Suite("A drawn maze")
struct MazeCarverTests {
  private static let sizes = [5, 7, 9, 11, 21, 63]

  private func maze(_ options: Maze.Options, seed: Int) -> LetterMaze {
    var world = Maze(options: options)
    world.reset(seed: Seed(seed))
    return LetterMaze(world.board)
  }

  @Test("is perfect: all open squares hang together, by one passage fewer than there are squares")
  func perfection() {
    for size in Self.sizes {
      for seed in 0..<20 {
        let maze = maze(mazeOptions(size: size), seed: seed)
        let open = maze.openPlaces
        let cellCount = (size - 1) / 2 * ((size - 1) / 2)
        #expect(open.count == 2 * cellCount - 1)
        #expect(maze.reachable(overPits: false) == Set(open))
        #expect(maze.passageCount == open.count - 1)
        #expect(maze[maze.start] == "." && maze[maze.goal] == "G")
      }
    }
  }

  @Test("has its cells open, its pillars and its edge closed, whatever is opened", arguments: sizes)
  func cellsAndPillars(size: Int) {
    for openings in [0, 0.5, 1] {
      let maze = maze(mazeOptions(size: size, openings: openings), seed: 4)
      for row in 0..<size {
        for column in 0..<size {
          let letter = maze[.init(row: row, column: column)]
          if row % 2 == 1, column % 2 == 1 { #expect(letter != "#") }
          if row % 2 == 0, column % 2 == 0 { #expect(letter == "#") }
          if [0, size - 1].contains(row) || [0, size - 1].contains(column) {
            #expect(letter == "#")
          }
        }
      }
    }
  }

  @Test("each wall opened adds one more way round", arguments: [(0.25, 4), (0.5, 8), (1, 16)])
  func openings(share: Double, loopCount: Int) {
    // A perfect maze of 5 × 5 cells leaves 16 of its 40 inner walls.
    for seed in 0..<20 {
      let maze = maze(mazeOptions(size: 11, openings: share), seed: seed)
      // An opening is a square with two passages: one more of them than a tree has.
      #expect(maze.openPlaces.count == 2 * 25 - 1 + loopCount)
      #expect(maze.passageCount - (maze.openPlaces.count - 1) == loopCount)
    }
  }

  @Test("openings are drawn anew with the maze, and without them the maze is the same")
  func openingsAreExtra() {
    let (perfect, opened) = (
      maze(mazeOptions(size: 15), seed: 3), maze(mazeOptions(size: 15, openings: 0.3), seed: 3)
    )
    #expect(Set(perfect.openPlaces).isStrictSubset(of: opened.openPlaces))
  }

  @Test("pits never cut the goal off, and lie neither on it nor on the start")
  func pits() {
    var (pitCount, blockedCount) = (0, 0)
    for size in [5, 9, 15, 31] {
      for share in [0.1, 0.5, 1] {
        for openings in [0, 0.3, 1] {
          for seed in 0..<10 {
            let maze = maze(mazeOptions(size: size, openings: openings, pits: share), seed: seed)
            #expect(maze[maze.start] == "." && maze[maze.goal] == "G")
            #expect(maze.reachable(overPits: false).contains(maze.goal))
            pitCount += maze.openPlaces.count { maze[$0] == "O" }
            blockedCount += maze.reachable(overPits: true).count
            blockedCount -= maze.reachable(overPits: false).count
          }
        }
      }
    }
    #expect(pitCount > 1_000 && blockedCount > pitCount)
  }

  @Test("all pits leave the one way of the perfect maze, and a share of them is that share")
  func pitShares() {
    for seed in 0..<20 {
      let perfect = maze(mazeOptions(size: 13), seed: seed)
      let all = maze(mazeOptions(size: 13, pits: 1), seed: seed)
      let half = maze(mazeOptions(size: 13, pits: 0.5), seed: seed)
      let way = all.openPlaces.filter { all[$0] != "O" }
      #expect(all.reachable(overPits: false) == Set(way))
      #expect(all.openPlaces == perfect.openPlaces)
      // A way without a fork: every square but the two ends has two open neighbours.
      for place in way {
        let neighborCount = (0..<4).count { way.contains(place.moved($0)) }
        #expect(neighborCount == (place == all.start || place == all.goal ? 1 : 2))
      }
      let room = perfect.openPlaces.count - way.count
      #expect(half.openPlaces.count { half[$0] == "O" } == Int((Double(room) / 2).rounded()))
    }
  }

  @Test("seeds draw many different mazes, each way out of the start among them")
  func variety() {
    let mazes = (0..<200).map { maze(mazeOptions(size: 9), seed: $0).rows }
    #expect(Set(mazes).count > 190)
    #expect(mazes.contains { $0[1][2] == "." && $0[2][1] == "#" })
    #expect(mazes.contains { $0[1][2] == "#" && $0[2][1] == "." })
    #expect(mazes.contains { $0[1][2] == "." && $0[2][1] == "." })
  }

  @Test("the smallest maze is each of its four trees about as often")
  func smallest() {
    let counts = (0..<400).reduce(into: [[[Character]]: Int]()) { counts, seed in
      counts[maze(mazeOptions(size: 5), seed: seed).rows, default: 0] += 1
    }
    #expect(counts.count == 4)
    #expect(counts.values.allSatisfy { (65...135).contains($0) })
  }
}
