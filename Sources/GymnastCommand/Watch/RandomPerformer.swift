import AgentCore
import GymCore
import NumericRandom

/// Draws actions at random: an untrained look at a world.
struct RandomPerformer: Performer {
  let world: AnyEnvironment
  let seed: Seed
  let seedsAre32Bit: Bool
  private var sampler: SpaceSampler

  /// Prepares episodes that begin with the seeds S + i.
  init(in world: AnyEnvironment, seed: Seed, seedsAre32Bit: Bool) {
    self.world = world
    self.seed = seed
    self.seedsAre32Bit = seedsAre32Bit
    sampler = world.actionSpace.space.makeSampler(seed: seed)
  }

  mutating func begin(episode: Int) throws {
    // Each episode can be seen again without those before it.
    sampler = world.actionSpace.space.makeSampler(seed: seed + episode)
    try world.reset(
      seed: Evaluator.worldSeed(episode: episode, from: seed, is32Bit: seedsAre32Bit))
  }

  mutating func step() -> Outcome {
    let space = world.actionSpace
    guard let action = space.numbers(of: space.space.sampleValue(from: &sampler)) else {
      fatalError("The action space drew an action that is not in it. Mend the space.")
    }
    return world.step(index: action.index, values: action.values)
  }
}

extension PolicyPlayer: Performer {}
