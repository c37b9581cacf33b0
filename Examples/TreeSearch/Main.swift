import ArgumentParser
import GridWorlds
import GymCore
import NumericRandom
import ToyText

/// Plays an episode by looking ahead in copies of the world: `swift run -c release tree-search`.
@main
struct Main: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tree-search",
    abstract: "Plays an episode by looking ahead in copies of the world.")

  /// The worlds that can be played.
  enum World: String, CaseIterable, ExpressibleByArgument {
    case frozenLake = "FrozenLake-v1"
    case empty5x5 = "MiniGrid-Empty-5x5-v0"
    case empty8x8 = "MiniGrid-Empty-8x8-v0"
  }

  @Option(help: "The world.")
  var environment = World.frozenLake

  @Option(
    parsing: .unconditional, help: "The seed of the episode and of the search.",
    transform: readSeed)
  var seed: Seed = 0

  @Option(parsing: .unconditional, help: "How many games are played on in copies before a step.")
  var simulations = 2000

  @Flag(help: "Play on in plain copies, which hold the chances that are to come.")
  var foresight = false

  @Sendable
  private static func readSeed(_ text: String) throws -> Seed {
    guard let seed = Seed(text) else {
      throw ValidationError("A seed is a whole number of at least 0.")
    }
    return seed
  }

  func validate() throws {
    guard simulations >= 1 else {
      throw ValidationError("--simulations must be at least 1, not \(simulations).")
    }
  }

  func run() throws {
    switch environment {
    case .frozenLake:
      // A plain copy of a slippery lake slips as the lake itself will: searching in it is foresight, not
      // skill. With chances of its own, a simulation learns what is likely.
      let foresight = foresight
      play(
        TimeLimit(FrozenLake(), steps: 100), actions: FrozenLake.Action.allCases,
        place: { $0.observation },
        fork: { lake, seed in
          var fork = lake
          if !foresight { fork.base = lake.base.fork(seed: seed) }
          return fork
        })
    case .empty5x5, .empty8x8:
      guard let level = MiniGrid.Level(id: environment.rawValue) else {
        throw ValidationError("MiniGrid has no level \(environment.rawValue).")
      }
      play(
        MiniGrid(level), actions: [.left, .right, .forward],
        place: { Pose(position: $0.scene.agent, direction: $0.scene.direction) },
        fork: { world, _ in world })
    }
  }

  /// Where an agent stands in a room, and which way it looks.
  private struct Pose: Hashable {
    let position: MiniGrid.Position
    let direction: MiniGrid.Direction
  }

  /// Plays an episode, one search a step, and prints it and its return.
  private func play<World: Environment, Place: Hashable>(
    _ world: World, actions: [World.Action], place: @escaping (World) -> Place,
    fork: @escaping (World, Seed) -> World
  ) {
    var search = TreeSearch(
      actions: actions, simulationCount: simulations, seed: seed, place: place, fork: fork)
    var (world, outcome, total, stepCount) = (world, Outcome(reward: 0), 0.0, 0)
    world.reset(seed: seed)
    repeat {
      let (action, promise) = search.bestAction(in: world)
      outcome = world.step(action)
      print("\(stepCount): \(action), which promised \(promise)")
      total += outcome.reward
      stepCount += 1
    } while !outcome.isLast
    print("After \(stepCount) steps the return is \(total)")
  }
}
