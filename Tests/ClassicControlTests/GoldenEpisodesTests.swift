import ClassicControl
import GymCore
import NumericRandom
import Testing

@Suite("Golden episodes of classic control")
struct GoldenEpisodesTests {
  @Test("are played bit for bit", arguments: GoldenRun.all)
  func episodes(run: GoldenRun) throws {
    let world = try run.makeEnvironment()
    let resetOptions = run.resetOptions.mapValues { OptionValue.number($0) }
    var rows = run.rows[...]
    try world.reset(seed: Seed(run.seed), options: resetOptions)
    #expect(run.matches(world.observation, rows.popFirst(), isReset: true))
    let steps = run.steps
    for (place, step) in steps.enumerated() {
      let outcome = world.step(index: step.index, values: step.values)
      try #require(outcome == Outcome(reward: step.reward, ending: step.ending), "step \(place)")
      try #require(run.matches(world.observation, rows.popFirst(), isReset: false), "step \(place)")
      if outcome.isLast, place + 1 < steps.count {
        try world.reset(seed: nil, options: resetOptions)
        try #require(
          run.matches(world.observation, rows.popFirst(), isReset: true), "after step \(place)")
      }
    }
    #expect(rows.isEmpty)
  }

  @Test(
    "are written in lanes, the final rows too",
    arguments: GoldenRun.all.filter { $0.resetOptions.isEmpty && !$0.id.hasPrefix("Acrobot") })
  func rows(run: GoldenRun) throws {
    let lanes = try run.makeLane()
    var rows = run.rows[...]
    lanes.reset(seeds: [try #require(Seed(run.seed))])
    #expect(lanes.buffers.observations.floats == rows.popFirst())
    for (place, step) in run.steps.dropLast().enumerated() {
      lanes.step(indices: [step.index].span, values: step.values.span)
      if step.ending != nil {
        try #require(lanes.buffers.finalObservations.floats == rows.popFirst(), "step \(place)")
      }
      try #require(lanes.buffers.observations.floats == rows.popFirst(), "step \(place)")
    }
  }

  @Test(
    "hold every ending of each world",
    arguments: [
      ("CartPole-v", [".", "t", "l", "b"]), ("MountainCar-v0", [".", "t", "l"]),
      ("MountainCarContinuous-v0", [".", "t", "l"]), ("Pendulum-v1", [".", "l"]),
      ("Acrobot-v1", [".", "t", "l"]),
    ] as [(String, Set<Character>)])
  func coverage(prefix: String, endings: Set<Character>) {
    let runs = GoldenRun.all.filter { $0.id.hasPrefix(prefix) }
    #expect(Set(runs.flatMap(\.endings)) == endings)
    #expect(Set(runs.map(\.seed)).count >= 10)
  }
}
