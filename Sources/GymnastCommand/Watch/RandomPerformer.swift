import AgentCore
import GymCore
import NumericRandom

/// Draws actions at random: an untrained look at a world.
struct RandomPerformer: Performer {
  let world: AnyEnvironment
  let seed: Seed
  let seedsAre32Bit: Bool

  /// Whether only actions are taken that do something.
  let isMasked: Bool

  private var sampler: SpaceSampler

  /// Prepares episodes that begin with the seeds S + i.
  init(in world: AnyEnvironment, seed: Seed, seedsAre32Bit: Bool, isMasked: Bool = false) {
    self.world = world
    self.seed = seed
    self.seedsAre32Bit = seedsAre32Bit
    self.isMasked = isMasked
    sampler = world.actionSpace.space.makeSampler(seed: seed)
  }

  mutating func begin(episode: Int) throws {
    // Each episode can be seen again without those before it.
    sampler = world.actionSpace.space.makeSampler(seed: seed + episode)
    try world.reset(
      seed: Evaluator.worldSeed(episode: episode, from: seed, is32Bit: seedsAre32Bit))
  }

  mutating func step() -> Outcome {
    let action = PlayedAction(sampledFrom: &sampler, in: world, isMasked: isMasked)
    return world.step(index: action.index, values: action.values)
  }
}

extension PolicyPlayer: Performer {}
