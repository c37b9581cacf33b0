import GymCore
import NumericRandom
import Snapshots
import Testing

@Suite("EpisodeStatistics")
struct EpisodeStatisticsTests {
  @Test("adds up rewards and steps until the next reset")
  func sums() throws {
    var world = EpisodeStatistics(Stairs<Float>())
    for seed: Seed? in [3, nil] {
      world.reset(seed: seed)
      #expect(world.episodeReturn == 0 && world.episodeLength == 0)
      var (total, count) = (0.0, 0)
      var ending: Ending?
      while ending == nil {
        let outcome = world.step(1)
        (total, count, ending) = (total + outcome.reward, count + 1, outcome.ending)
        #expect(world.episodeReturn == total && world.episodeLength == count)
      }
      #expect(count >= 8)
    }
    try world.reset(seed: 0, options: ["height": .integer(1)])
    #expect(world.episodeReturn == 0 && world.episodeLength == 0)
  }

  @Test("keeps counting after a reset that was refused")
  func refusedReset() {
    var world = EpisodeStatistics(Stairs<Float>())
    world.reset(seed: 0)
    _ = world.step(0)
    #expect(throws: OptionError.self) { try world.reset(seed: 0, options: ["no": .null]) }
    #expect(world.episodeLength == 1)
  }

  @Test("reports its numbers after those of the world")
  func diagnostics() {
    var world = EpisodeStatistics(Stairs<Float>())
    world.reset(seed: 1)
    let reward = world.step(2).reward
    #expect(
      world.diagnostics.map(\.name) == ["height", "atTop", "episodeReturn", "episodeLength"])
    var values = [Double](repeating: .nan, count: 4)
    var span = values.mutableSpan
    world.writeDiagnostics(into: &span)
    #expect(values == [Double(world.base.height), 0, reward, 1])
  }

  @Test("leaves the numbers of statistics inside it where they belong")
  func nested() {
    var world = EpisodeStatistics(EpisodeStatistics(Stairs<Float>()))
    world.reset(seed: 1)
    let reward = world.step(2).reward
    var values = [Double](repeating: .nan, count: 6)
    var span = values.mutableSpan
    world.writeDiagnostics(into: &span)
    #expect(values == [Double(world.base.base.height), 0, reward, 1, reward, 1])
  }

  @Test("goes on from its snapshot, and refuses counts that cannot be")
  func snapshot() throws {
    var world = EpisodeStatistics(Stairs<Float>())
    world.reset(seed: 1)
    _ = world.step(1)
    #expect(try EpisodeStatistics<Stairs<Float>>(snapshotBytes: world.snapshotBytes) == world)
    #expect(readablePrefixCount(of: world) == 0)
    world.episodeLength = -1
    #expect(throws: SnapshotError.self) {
      try EpisodeStatistics<Stairs<Float>>(snapshotBytes: world.snapshotBytes)
    }
  }
}
