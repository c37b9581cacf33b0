public import GymCore
import NumericRandom

/// Plays an agent in one world, a step at a time, so that somebody can look in between.
///
/// Its episodes are those that an ``Evaluator`` plays: same seed, same bits.
public struct PolicyPlayer {
  /// The world; after an ending it shows the last moment of the episode until the next begins.
  public let world: AnyEnvironment

  private let agent: any Agent
  private let evaluator: Evaluator
  private var pipeline: RowPipeline
  private var rows: Rows
  private var transformed: Rows
  private var actions: ActionRows
  private var outcomes = [Outcome(reward: 0)]
  private var generators = [PCG64(seed: 0)]

  /// Prepares to play.
  ///
  /// - Parameters:
  ///   - agent: Who acts, made for one lane or more.
  ///   - pipeline: The row transforms between world and agent.
  ///   - world: Where it acts.
  ///   - evaluator: What says how episodes begin and how actions are chosen.
  public init(
    _ agent: any Agent, pipeline: RowPipeline, in world: AnyEnvironment, like evaluator: Evaluator
  ) {
    self.agent = agent
    self.world = world
    self.evaluator = evaluator
    self.pipeline = pipeline
    self.pipeline.freeze()
    rows = Rows(kind: world.scalarKind, count: 1, width: world.layout.count)
    transformed = pipeline.makeRows(count: 1)
    actions = ActionRows(laneCount: 1, valueCount: world.actionSpace.valueCount)
  }

  /// Begins an episode, counted from 0.
  public mutating func begin(episode: Int) throws {
    try world.reset(seed: evaluator.worldSeed(episode: episode))
    generators[0] = evaluator.generator(episode: episode)
    evaluator.seed(&pipeline, lane: 0, episode: episode)
    world.observe(into: &rows)
    pipeline.begin(lane: 0, with: rows, into: &transformed)
  }

  /// Lets the agent act once.
  public mutating func step() -> Outcome {
    agent.act(
      on: transformed, masks: world.actionMask, mode: evaluator.mode, generators: &generators,
      into: &actions)
    let outcome = world.step(index: actions.indices[0], values: actions.values)
    world.observe(into: &rows)
    // After an ending the row is the final one, and the next episode begins with begin(episode:).
    outcomes[0] = Outcome(reward: outcome.reward)
    pipeline.step(rows, into: &transformed, outcomes: &outcomes)
    return outcome
  }
}
