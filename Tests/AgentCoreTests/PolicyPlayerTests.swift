import GymCore
import NumericRandom
import Testing

@testable import AgentCore

@Suite("A player of a policy")
struct PolicyPlayerTests {
  @Test("plays the episodes of an evaluation", arguments: [BehaviorMode.greedy, .exploring])
  func equalsEvaluation(mode: BehaviorMode) throws {
    var evaluator = Evaluator()
    evaluator.episodeCount = 9
    evaluator.seed = 5
    evaluator.mode = mode
    let lanes = try EnvironmentEntry.walk().makeLanes(count: 4)
    let pipeline = try RowPipeline(
      names: [], input: RowForm(layout: lanes.layout, kind: lanes.scalarKind), rowCount: 4)
    let evaluation = evaluator.evaluate(ScriptedAgent(), on: lanes, pipeline: pipeline)

    var player = PolicyPlayer(
      ScriptedAgent(), pipeline: pipeline, in: try EnvironmentEntry.walk().makeEnvironment(),
      like: evaluator)
    for (index, episode) in evaluation.episodes.enumerated() {
      try player.begin(episode: index)
      var (sum, length) = (0.0, 0)
      while true {
        let outcome = player.step()
        (sum, length) = (sum + outcome.reward, length + 1)
        if outcome.isLast { break }
      }
      #expect(sum == episode.episodeReturn && length == episode.length)
      #expect(player.world.diagnosticValues == episode.diagnostics)
    }
  }
}
