public import GymCore
public import NumericRandom

/// Plays an agent for a number of episodes, each begun with its own seed.
///
/// Episode i begins with the seed S + i and is played once; what happens in it does not depend on how
/// many lanes play side by side.
public struct Evaluator: Sendable {
  /// How many episodes are played.
  public var episodeCount = 100

  /// The seed S of the first episode.
  public var seed: Seed = 0

  /// How actions are chosen.
  public var mode = BehaviorMode.greedy

  /// After how many steps an episode is stopped that has not ended by itself.
  ///
  /// 27,000 steps are 30 minutes of a game at 60 frames a second with a frame skip of 4 (Mnih et al.
  /// 2015, extended data table 1).
  public var episodeStepLimit = Self.usualStepLimit

  /// The step limit unless another is set.
  public static let usualStepLimit = 27_000

  /// A run whose evaluation streams the episodes begin with, one lane an episode, in place of S + i.
  ///
  /// Two runs then share no episode.
  public var streams: RandomStreams?

  /// Whether the worlds take seeds below 2³² only; S + i then counts modulo 2³².
  public var seedsAre32Bit = false

  /// Creates an evaluator of 100 greedy episodes from seed 0.
  public init() {}

  /// The seed that the world of an episode is reset with.
  func worldSeed(episode: Int) -> Seed {
    if let streams {
      return streams.worldSeed(for: .evaluation, lane: episode + 1, is32Bit: seedsAre32Bit)
    }
    return Self.worldSeed(episode: episode, from: seed, is32Bit: seedsAre32Bit)
  }

  /// The seed S + i that the world of episode i is reset with; worlds with 32-bit seeds count modulo 2³².
  package static func worldSeed(episode: Int, from seed: Seed, is32Bit: Bool) -> Seed {
    is32Bit ? Seed((seed + episode).truncated32) : seed + episode
  }

  /// The random numbers of exploration in an episode.
  func generator(episode: Int) -> PCG64 {
    let entropy = streams?.seed(for: .evaluation, lane: episode + 1) ?? seed + episode
    return PCG64(
      seedSequence: SeedSequence(
        entropy: entropy, spawnKey: [RandomStreams.Role.exploration.rawValue, 1]))
  }

  /// Begins the random numbers of a lane's row transforms for an episode.
  func seed(_ pipeline: inout RowPipeline, lane: Int, episode: Int) {
    let entropy = streams?.seed(for: .evaluation, lane: episode + 1) ?? seed + episode
    pipeline.seed(
      lane: lane, entropy: entropy,
      spawnKey: [RandomStreams.Role.transformation.rawValue, 1])
  }

  /// Plays the episodes on lanes of the world.
  ///
  /// Rewards are counted as the world gives them; statistics of row transforms stay as they are.
  ///
  /// - Precondition: At least one episode of at least one step is asked for, and the lanes restart in
  ///   the step that ends an episode.
  public func evaluate(
    _ agent: any Agent, on lanes: AnyLanes, pipeline: RowPipeline
  ) -> Evaluation {
    precondition(
      episodeCount >= 1 && episodeStepLimit >= 1,
      "An evaluation needs at least 1 episode of at least 1 step.")
    precondition(
      lanes.restartMode == .sameStep,
      "Evaluations play on lanes that restart in the same step. Make them with .sameStep.")
    var pipeline = pipeline
    pipeline.freeze()
    var rows = pipeline.makeRows(count: lanes.count)
    var finals = rows
    var outcomes = lanes.buffers.outcomes
    var actions = ActionRows(laneCount: lanes.count, valueCount: lanes.actionSpace.valueCount)
    var generators = [PCG64](repeating: PCG64(seed: 0), count: lanes.count)
    let blank = Evaluation.Episode(episodeReturn: 0, length: 0, isCut: false, diagnostics: [])
    var episodes = [Evaluation.Episode](repeating: blank, count: episodeCount)
    var playing = [Int?](repeating: nil, count: lanes.count)
    var begun = 0
    var finished = 0

    func begin(lane: Int) {
      guard begun < episodeCount else {
        playing[lane] = nil
        return
      }
      lanes.reset(lane: lane, seed: worldSeed(episode: begun))
      seed(&pipeline, lane: lane, episode: begun)
      pipeline.begin(lane: lane, with: lanes.buffers.observations, into: &rows)
      generators[lane] = generator(episode: begun)
      playing[lane] = begun
      begun += 1
    }

    // Lanes beyond the episodes idle in an episode that nobody counts.
    for lane in 0..<lanes.count {
      lanes.reset(lane: lane, seed: 0)
      pipeline.begin(lane: lane, with: lanes.buffers.observations, into: &rows)
      begin(lane: lane)
    }
    while finished < episodeCount {
      agent.act(
        on: rows, masks: lanes.buffers.actionMasks, mode: mode, generators: &generators,
        into: &actions)
      lanes.step(indices: actions.indices.span, values: actions.values.span)
      let buffers = lanes.buffers
      for lane in outcomes.indices { outcomes[lane] = buffers.outcomes[lane] }
      pipeline.step(buffers, into: &rows, finals: &finals, outcomes: &outcomes)
      for lane in 0..<lanes.count {
        guard let index = playing[lane] else { continue }
        let outcome = lanes.buffers.outcomes[lane]
        episodes[index].episodeReturn += outcome.reward
        episodes[index].length += 1
        let isCut = !outcome.isLast && episodes[index].length >= episodeStepLimit
        guard outcome.isLast || isCut else { continue }
        episodes[index].isCut = isCut
        let width = lanes.diagnostics.count
        episodes[index].diagnostics = Array(
          lanes.buffers.diagnostics[lane * width..<(lane + 1) * width])
        finished += 1
        begin(lane: lane)
      }
    }
    return Evaluation(episodes: episodes, diagnosticNames: lanes.diagnostics.map(\.name))
  }
}
