import GymCore
import NumericRandom
import Testing

@testable import AgentCore

@Suite("An evaluator")
struct EvaluatorTests {
  private func evaluate(
    _ evaluator: Evaluator, laneCount: Int, agent: ScriptedAgent = ScriptedAgent()
  ) throws -> Evaluation {
    let lanes = try EnvironmentEntry.walk().makeLanes(count: laneCount)
    let pipeline = try RowPipeline(
      names: [], input: RowForm(layout: lanes.layout, kind: lanes.scalarKind), rowCount: laneCount)
    return evaluator.evaluate(agent, on: lanes, pipeline: pipeline)
  }

  private func evaluator(_ mode: BehaviorMode, count: Int = 21, seed: Seed = 5) -> Evaluator {
    var evaluator = Evaluator()
    evaluator.episodeCount = count
    evaluator.seed = seed
    evaluator.mode = mode
    return evaluator
  }

  @Test(
    "finds the same episodes however many lanes play",
    arguments: [BehaviorMode.greedy, .exploring], [2, 3, 16, 40])
  func laneCounts(mode: BehaviorMode, laneCount: Int) throws {
    let alone = try evaluate(evaluator(mode), laneCount: 1)
    #expect(alone.episodes.count == 21)
    #expect(Set(alone.episodes.map(\.episodeReturn)).count > 15)
    #expect(try evaluate(evaluator(mode), laneCount: laneCount) == alone)
  }

  @Test("begins episode i with the seed S + i", arguments: [BehaviorMode.greedy, .exploring])
  func seeds(mode: BehaviorMode) throws {
    let all = try evaluate(evaluator(mode, count: 6, seed: 0xffff_fffe), laneCount: 2)
    for (index, episode) in all.episodes.enumerated() {
      let seed: Seed = 0xffff_fffe + index
      let single = try evaluate(evaluator(mode, count: 1, seed: seed), laneCount: 1)
      #expect(single.episodes == [episode])
    }
  }

  @Test("begins the episodes of two runs with seeds that they do not share")
  func runsShareNothing() throws {
    func episodes(ofRun seed: Seed) throws -> [Evaluation.Episode] {
      var evaluator = evaluator(.greedy, count: 12)
      evaluator.streams = RandomStreams(seed: seed)
      let together = try evaluate(evaluator, laneCount: 3)
      #expect(try evaluate(evaluator, laneCount: 1) == together)
      for (index, episode) in together.episodes.enumerated() {
        let single = try evaluate(
          self.evaluator(
            .greedy, count: 1, seed: seed.stream(role: 6, lane: UInt32(index + 1))),
          laneCount: 1)
        #expect(single.episodes == [episode])
      }
      return together.episodes
    }
    let (first, second) = (try episodes(ofRun: 1), try episodes(ofRun: 2))
    #expect(Array(first.dropFirst()) != Array(second.dropLast()))
  }

  @Test("plays what the single world plays")
  func singleWorld() throws {
    let evaluation = try evaluate(evaluator(.greedy, count: 4, seed: 70), laneCount: 3)
    for (index, episode) in evaluation.episodes.enumerated() {
      var world = TimeLimit(Walk<Float>(), steps: 5)
      world.reset(seed: 70 + index)
      var (sum, length) = (0.0, 0)
      while true {
        var mask = [Bool](repeating: false, count: 3)
        var span = mask.mutableSpan
        world.writeActionMask(into: &span)
        let allowed: [Int32] = [0, 1, 2].filter { mask[Int($0)] }
        let outcome = world.step(allowed[world.observation.place % allowed.count])
        sum += outcome.reward
        length += 1
        if outcome.isLast { break }
      }
      #expect(episode.episodeReturn == sum)
      #expect(episode.length == length)
      #expect(episode.diagnostics == [Double(world.observation.place), 0])
    }
  }

  @Test("counts seeds of 32 bits from 0 again")
  func seedsOf32Bits() throws {
    var around = evaluator(.greedy, count: 3, seed: 0xffff_ffff)
    around.seedsAre32Bit = true
    let fromZero = try evaluate(evaluator(.greedy, count: 2, seed: 0), laneCount: 1)
    let evaluation = try evaluate(around, laneCount: 2)
    #expect(Array(evaluation.episodes[1...]) == fromZero.episodes)
    around.seedsAre32Bit = false
    #expect(try evaluate(around, laneCount: 2) != evaluation)
  }

  @Test(
    "cuts an episode at its limit and takes the diagnostics of that step", arguments: [1, 2, 5])
  func cut(laneCount: Int) throws {
    var short = evaluator(.greedy)
    short.episodeStepLimit = 2
    let (cut, whole) = (
      try evaluate(short, laneCount: laneCount),
      try evaluate(evaluator(.greedy), laneCount: laneCount)
    )
    #expect(cut.cutCount > 5)
    for (part, all) in zip(cut.episodes, whole.episodes) {
      #expect(part.length == min(all.length, 2))
      #expect(part.isCut == (all.length > 2))
      if !part.isCut { #expect(part == all) }
    }
    var stops = try EnvironmentEntry.walk().makeLanes(count: 1)
    for (index, episode) in cut.episodes.enumerated() where episode.isCut {
      stops = try EnvironmentEntry.walk().makeLanes(count: 1)
      stops.reset(lane: 0, seed: 5 + index)
      let agent = ScriptedAgent()
      var actions = ActionRows(laneCount: 1, valueCount: 0)
      var generators = [PCG64(seed: 0)]
      for _ in 0..<2 {
        agent.act(
          on: stops.buffers.observations, masks: stops.buffers.actionMasks, mode: .greedy,
          generators: &generators, into: &actions)
        stops.step(indices: actions.indices.span, values: actions.values.span)
      }
      #expect(episode.diagnostics == stops.buffers.diagnostics)
    }
  }

  @Test("shows the agent the masks of the world")
  func masks() throws {
    for mode in [BehaviorMode.greedy, .exploring] {
      let evaluation = try evaluate(evaluator(mode), laneCount: 4)
      #expect(evaluation.diagnosticNames == ["place", "violations"])
      #expect(evaluation.meanDiagnostic(1) == 0)
    }
  }

  @Test("sums episodes up")
  func summary() {
    let episodes = [(1.0, 2, false), (3, 4, true), (5, 6, true)].map {
      Evaluation.Episode(episodeReturn: $0, length: $1, isCut: $2, diagnostics: [$0 * 2])
    }
    let evaluation = Evaluation(episodes: episodes, diagnosticNames: ["double"])
    #expect(evaluation.mean == 3)
    #expect(abs(evaluation.standardDeviation - (8.0 / 3).squareRoot()) < 1e-12)
    #expect(evaluation.minimum == 1)
    #expect(evaluation.maximum == 5)
    #expect(evaluation.meanLength == 4)
    #expect(evaluation.cutCount == 2)
    #expect(evaluation.meanDiagnostic(0) == 6)
  }
}
