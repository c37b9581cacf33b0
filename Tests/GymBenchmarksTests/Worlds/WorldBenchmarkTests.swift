import ClassicControl
import GymCore
import Testing

@testable import GymBenchmarks

@Suite("World benchmark")
struct WorldBenchmarkTests {
  @Test("rates are the steps of a call over the times of calls, the slowest first")
  func rates() {
    let reading = WorldBenchmark.Reading(
      id: "World-v0", stepCount: 100, timing: Timing(readings: [20, 50, 10]))
    #expect(reading.minimum == 2e6 && reading.median == 5e6 && reading.maximum == 1e7)
  }

  @Test("a reading counts the steps of all lanes")
  func reading() throws {
    let entry = try #require(EnvironmentEntry.classicControl.first { $0.id == "CartPole-v1" })
    var benchmark = WorldBenchmark(laneCount: 100, threadCount: 2)
    benchmark.batchCount = 3
    benchmark.batchTime = 0
    let reading = try benchmark.reading(of: entry)
    #expect(reading.id == "CartPole-v1" && reading.stepCount == 6400)
    #expect(reading.minimum > 0 && reading.maximum.isFinite)
  }

  @Test("options reach the world, which refuses wrong ones")
  func options() throws {
    let entry = try #require(EnvironmentEntry.classicControl.first { $0.id == "CartPole-v1" })
    let benchmark = WorldBenchmark(laneCount: 1, threadCount: 1)
    #expect(throws: OptionError.self) {
      try benchmark.reading(of: entry, options: ["suttonBartoReward": .integer(1)])
    }
  }
}
