import GymCore
import NumericRandom
import Testing

@testable import GridWorlds

@Suite("MiniGrid's episodes")
struct MiniGridRolloutTests {
  @Test("are those of MiniGrid 3.2.0, for every id and every option")
  func golden() throws {
    let runs = try GoldenMiniGrid.runs()
    #expect(Set(runs.map(\.id)) == Set(MiniGrid.Level.offered.map(\.id)))
    for run in runs { try play(run) }
    // The runs are strong enough: most kinds of tasks were done in one of them.
    #expect(runs.count { !$0.rewards.isEmpty } > 60)
    #expect(runs.contains { $0.rewards.contains { $0[1] < 0 } })
  }

  private func play(_ run: GoldenMiniGrid.Run) throws {
    let level = try run.level()
    var world = TimeLimit(MiniGrid(level), steps: level.timeLimit)
    world.reset(seed: Seed(run.seed))
    var crc = CRC32()
    crc.add(world.observation)
    var rewards: [[Double]] = []
    for (step, digit) in run.actions.enumerated() {
      let index = try #require(digit.wholeNumberValue)
      let outcome = world.step(MiniGrid.Action.allCases[index])
      if outcome.reward != 0 { rewards.append([Double(step), outcome.reward]) }
      crc.add(outcome)
      crc.add(world.observation)
      if (step + 1) % 50 == 0, crc.value != run.checks[step / 50] {
        Issue.record("\(run.testDescription) differs within the 50 steps before \(step + 1)")
        return
      }
      guard outcome.isLast, step + 1 < run.actions.count else { continue }
      world.reset(seed: nil)
      crc.add(world.observation)
    }
    #expect(rewards == run.rewards, "\(run.testDescription)")
    #expect(world.base.scene.generator.random() == run.next, "\(run.testDescription)")
  }

  @Test("begin in spaces whose samples are those of MiniGrid")
  func samples() throws {
    let recorded = try GoldenMiniGrid.read(
      "minigrid-samples", as: [GoldenMiniGrid.Samples].self)
    for entry in recorded {
      let level = try #require(MiniGrid.Level(id: entry.id))
      let space = try #require(
        MiniGrid(level).observationSpace as? MiniGrid.ObservationSpace)
      var sampler = space.makeSampler(seed: Seed(entry.seed))
      for expected in entry.samples {
        let sample = space.sample(from: &sampler)
        var crc = CRC32()
        crc.add(sample.image)
        #expect(crc.value == expected.image)
        #expect(sample.direction == expected.direction)
        #expect(sample.mission == expected.mission)
        #expect(space.contains(sample))
      }
    }
  }
}
