import ClassicControl
import GymCore
import NumericRandom
import Testing

@testable import GymBenchmarks

@Suite("Action tapes")
struct ActionTapeTests {
  @Test(
    "the samples of the action space are played in order, call by call and lane by lane",
    arguments: ["CartPole-v1", "Pendulum-v1"], [1, 5, 100])
  func order(id: String, laneCount: Int) throws {
    let entry = try #require(EnvironmentEntry.classicControl.first { $0.id == id })
    let (played, stepped) = (
      try entry.makeLanes(count: laneCount), try entry.makeLanes(count: laneCount)
    )
    played.reset(seedsFrom: 7)
    stepped.reset(seedsFrom: 7)
    let tape = ActionTape(for: played)
    #expect(tape.callCount == [1: 4096, 5: 819, 100: 64][laneCount])
    tape.play(in: played)

    let space = stepped.actionSpace
    var sampler = space.space.makeSampler(seed: 0)
    for _ in 0..<tape.callCount {
      let actions = try (0..<laneCount).map { _ in
        try #require(space.numbers(of: space.space.sampleValue(from: &sampler)))
      }
      stepped.step(indices: actions.map(\.index), values: actions.flatMap(\.values))
    }
    #expect(played.hasSameState(as: stepped))
  }
}
