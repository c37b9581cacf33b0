import GridWorlds
import GymCore
import GymTesting
import NumericRandom
import Testing

@Suite("Maze")
struct MazeTests {
  private static let options = mazeOptions(size: 7, seed: 3, openings: 0.5, pits: 0.5)

  @Test(
    "plays its golden transcript",
    arguments: [
      ("position", mazeOptions(size: 7, openings: 0.25, pits: 0.25, observation: .position), 160),
      ("board", mazeOptions(size: 5, pits: 1), 40),
      ("fixed", mazeOptions(size: 9, seed: 7, observation: .position), 60),
    ])
  func transcript(name: String, options: Maze.Options, stepCount: Int) throws {
    let world = TimeLimit(Maze(options: options), steps: options.timeLimit)
    let found = Transcript(of: world, seed: 42, stepCount: stepCount)
    let golden = try Golden.text("maze-\(name).jsonl", found: found.text)
    #expect(found.difference(from: Transcript(text: golden)) == nil)
  }

  @Test("draws its golden mazes")
  func mazes() throws {
    var text = ""
    for (size, openings, pits) in [(5, 0.0, 0.0), (9, 0, 0), (9, 0.3, 0.3), (15, 0.1, 0.2)] {
      for seed in 1...3 {
        let world = Maze(
          options: mazeOptions(size: size, seed: Seed(seed), openings: openings, pits: pits))
        text += "size \(size), openings \(openings), pits \(pits), seed \(seed): "
        text += "optimal return \(world.optimalReturn)\n\(world.board)\n\n"
      }
    }
    #expect(try Golden.text("mazes.txt", found: text) == text)
  }

  @Test("earns 1 at the goal, −1 in a pit and −0.01 elsewhere, walls included")
  func rewards() {
    var counts: [Double: Int] = [:]
    for seed in 0..<20 {
      var world = Maze(options: mazeOptions(size: 7, openings: 0.3, pits: 0.4))
      world.reset(seed: Seed(seed))
      let maze = LetterMaze(world.board)
      var place = maze.start
      var sampler = Discrete(4).makeSampler(seed: Seed(seed))
      while true {
        let action = Discrete(4).sample(from: &sampler)
        let isWall = maze[place.moved(action)] == "#"
        #expect(world.actionMask[action] == !isWall)
        if !isWall { place = place.moved(action) }
        let outcome = world.step(Maze.Action.allCases[action])
        let expected =
          switch maze[place] {
          case "G": Outcome(reward: 1, ending: .terminated)
          case "O": Outcome(reward: -1, ending: .terminated)
          default: Outcome(reward: -0.01)
          }
        #expect(outcome == expected)
        #expect(world.observation.row == place.row && world.observation.column == place.column)
        #expect(world.diagnosticValues == [maze[place] == "G" ? 1 : 0, world.optimalReturn])
        counts[outcome.reward, default: 0] += 1
        if outcome.isLast { break }
      }
    }
    #expect(counts.keys.sorted() == [-1, -0.01, 1])
  }

  @Test("shows wall, agent, goal and pit in planes of 0 and 1")
  func boardObservation() {
    var world = Maze(options: Self.options)
    world.reset(seed: nil)
    let maze = LetterMaze(world.board)
    let actions = maze.bestActions(maze.values())
    for action in actions {
      let row = world.row
      let (agentRow, agentColumn) = (world.observation.row, world.observation.column)
      for place in 0..<49 {
        let letter = maze.rows[place / 7][place % 7]
        let isAgent = place == agentRow * 7 + agentColumn
        let planes: [UInt8] = [
          letter == "#" ? 1 : 0, isAgent ? 1 : 0, letter == "G" ? 1 : 0, letter == "O" ? 1 : 0,
        ]
        #expect(Array(row[place * 4..<place * 4 + 4]) == planes)
      }
      #expect(world.observation.spaceValue == .bytes(row))
      _ = world.step(action)
    }
    // The final observation has the agent on the goal.
    #expect(Array(world.row[40 * 4..<40 * 4 + 4]) == [0, 1, 1, 0])
    #expect(world.layout.parts.map(\.shape) == [[7, 7, 4]])
    #expect(world.layout.parts[0].kind == .planes(high: 1))
  }

  @Test("shows row and column where the position is observed, which fit a byte at every size")
  func positionObservation() {
    var world = Maze(options: mazeOptions(size: 63, pits: 1, observation: .position))
    world.reset(seed: 1)
    #expect(world.row == [1, 1])
    #expect(world.observation.planes == nil)
    #expect(world.observation.spaceValue == .integers([1, 1]))
    #expect(world.observationSpace.json == #"{"kind":"multiDiscrete","counts":[63,63]}"#)
    #expect(
      world.layout.parts.map(\.kind) == [
        .discrete(count: 63, start: 0), .discrete(count: 63, start: 0),
      ])
    let mask = world.actionMask
    _ = world.step(mask[1] ? .right : .down)
    #expect(world.row == (mask[1] ? [1, 2] : [2, 1]))
  }

  @Test("a fixed maze is the same whatever the seed, and that which its seed draws first")
  func fixed() {
    var fixed = Maze(options: mazeOptions(seed: 5, openings: 0.2, pits: 0.2))
    var fresh = Maze(options: mazeOptions(openings: 0.2, pits: 0.2))
    fresh.reset(seed: 5)
    let board = fixed.board
    #expect(board == fresh.board)
    for seed: Seed? in [0, 1, nil, 5, 12_345, nil] {
      fixed.reset(seed: seed)
      #expect(fixed.board == board)
      #expect(fixed.row == fresh.row)
      _ = fixed.step(fixed.actionMask[1] ? .right : .down)
    }
    #expect(Maze(options: mazeOptions(seed: 6)).board != Maze(options: mazeOptions(seed: 7)).board)
  }

  @Test("a fresh maze comes with every episode, the same ones from the same seed")
  func fresh() {
    var (first, second) = (Maze(), Maze())
    first.reset(seed: 1)
    second.reset(seed: 1)
    var boards: Set<Maze.Board> = []
    for _ in 0..<20 {
      #expect(first == second)
      boards.insert(first.board)
      first.reset(seed: nil)
      second.reset(seed: nil)
    }
    #expect(boards.count > 15)
    first.reset(seed: 2)
    #expect(first != second)
  }

  @Test("never reset with a seed, it begins from seed 0")
  func unseeded() {
    var (seeded, unseeded) = (Maze(), Maze())
    #expect(unseeded.board == seeded.board)
    seeded.reset(seed: 0)
    unseeded.reset(seed: nil)
    #expect(seeded == unseeded)
  }

  @Test("a copy is a fork with the same future, and stays apart")
  func fork() {
    var world = Maze(options: Self.options)
    world.reset(seed: 3)
    var twin = world
    let action: Maze.Action = world.actionMask[1] ? .right : .down
    _ = twin.step(action)
    let apart = twin != world
    #expect(apart)
    _ = world.step(action)
    #expect(twin == world)
  }

  @Test("an action outside the four is a programming error")
  func wrongAction() async {
    await #expect(processExitsWith: .failure) {
      let none: [Float] = []
      _ = Maze().action(index: 4, values: none.span)
    }
  }

  @Test("a size or share out of range is a programming error")
  func wrongOptions() async {
    await #expect(processExitsWith: .failure) { _ = Maze(options: mazeOptions(size: 8)) }
    await #expect(processExitsWith: .failure) { _ = Maze(options: mazeOptions(pits: .nan)) }
  }
}
