import GridWorlds
import GymCore
import NumericRandom
import Snapshots
import Testing

@Suite("Maze's snapshots")
struct MazeSnapshotTests {
  @Test("go on in the middle of an episode, in fresh and in fixed mazes", arguments: [nil, 4])
  func resumption(mazeSeed: Int?) throws {
    let options = mazeOptions(
      size: 7, seed: mazeSeed.map { Seed($0) }, openings: 0.2, pits: 0.3)
    var world = OrderEnforced(TimeLimit(Maze(options: options), steps: 40))
    world.reset(seed: 11)
    _ = world.step(.right)
    var twin = try OrderEnforced<TimeLimit<Maze>>(snapshotBytes: world.snapshotBytes)
    var sampler = Discrete(4).makeSampler(seed: 1)
    for _ in 0..<200 {
      #expect(twin == world)
      #expect(twin.row == world.row && twin.diagnosticValues == world.diagnosticValues)
      let action = Maze.Action.allCases[Discrete(4).sample(from: &sampler)]
      let (mine, its) = (world.step(action), twin.step(action))
      #expect(mine == its)
      if mine.isLast {
        world.reset(seed: nil)
        twin.reset(seed: nil)
      }
    }
  }

  /// What a snapshot of a maze of size 5 holds, to be damaged.
  private struct Contents {
    var size = 5
    var mazeSeed: Seed?
    var openings = 0.0
    var pits = 0.0
    var observation = "board"
    var letters = ["#####", "#...#", "###.#", "#..G#", "#####"]
    var agent = 6

    var bytes: [UInt8] {
      var writer = SnapshotWriter()
      writer.begin("Maze")
      writer.write(size)
      writer.write(mazeSeed)
      writer.write(openings)
      writer.write(pits)
      writer.write(observation)
      writer.write(
        letters.joined().map { letter -> UInt8 in
          switch letter {
          case "#": 0
          case ".": 1
          case "G": 2
          case "O": 3
          default: 9
          }
        })
      writer.write(agent)
      writer.write(PCG64(seed: 0))
      return writer.bytes
    }
  }

  @Test("of a maze that is whole are read")
  func whole() throws {
    let world = try Maze(snapshotBytes: Contents().bytes)
    #expect(world.board.rows == Contents().letters)
    #expect(world.optimalReturn == 0.97)
  }

  @Test("of what is no maze are refused")
  func damage() {
    let damages: [(inout Contents) -> Void] = [
      { $0.size = 4 }, { $0.size = 65 }, { $0.size = 7 }, { $0.size = -5 },
      { $0.openings = 2 }, { $0.pits = .nan }, { $0.observation = "sound" },
      { $0.mazeSeed = 0 },
      { $0.letters[2] = "##?.#" }, { $0.letters[2] = "##.#" },
      { $0.letters[0] = "#.###" }, { $0.letters[4] = "###.#" },
      { $0.letters[1] = "....#" }, { $0.letters[1] = "#...." },
      { $0.letters[1] = "#O..#" }, { $0.letters[1] = "#G..#" },
      { $0.letters[3] = "#...#" }, { $0.letters[2] = "###O#" }, { $0.letters[2] = "#####" },
      { $0.agent = 0 }, { $0.agent = -1 }, { $0.agent = 25 }, { $0.agent = .max },
    ]
    for (index, damage) in damages.enumerated() {
      var contents = Contents()
      damage(&contents)
      #expect(throws: SnapshotError.self, "damage \(index)") {
        try Maze(snapshotBytes: contents.bytes)
      }
    }
  }
}
