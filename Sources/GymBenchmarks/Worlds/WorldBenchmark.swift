package import GymCore
import NumericRandom

/// Times worlds whose lanes play random actions.
///
/// What agents wait for is measured: every call steps all lanes, writes their observations and restarts
/// those whose episodes end. The actions are drawn before.
package struct WorldBenchmark {
  /// How many steps lanes took a second.
  package struct Reading {
    /// The id of the world.
    package let id: String

    /// The steps of all lanes in a call.
    package let stepCount: Int

    /// How long a call took.
    package let timing: Timing

    /// The middle of the readings, in steps a second.
    package var median: Double { rate(timing.median) }

    /// The slowest reading, in steps a second.
    package var minimum: Double { rate(timing.maximum) }

    /// The fastest reading, in steps a second.
    package var maximum: Double { rate(timing.minimum) }

    private func rate(_ microseconds: Double) -> Double { Double(stepCount) / microseconds * 1e6 }
  }

  /// How many worlds step side by side.
  package let laneCount: Int

  /// How many threads step them.
  package let threadCount: Int

  /// How many readings are taken of a world.
  package var batchCount = 15

  /// How long the steps of one reading last at least, in microseconds.
  package var batchTime = 100_000.0

  /// Creates a benchmark with some lanes.
  package init(laneCount: Int, threadCount: Int) {
    self.laneCount = laneCount
    self.threadCount = threadCount
  }

  /// Times a world.
  ///
  /// - Throws: ``OptionError`` when an option is unknown or not allowed, or the world's own error.
  package func reading(
    of entry: EnvironmentEntry, options: [String: OptionValue] = [:]
  ) throws -> Reading {
    let lanes = try entry.makeLanes(count: laneCount, options: options, threadCount: threadCount)
    let tape = ActionTape(for: lanes)
    lanes.reset(seedsFrom: 0)
    let timing = Stopwatch.timing(batchCount: batchCount, batchTime: batchTime) {
      tape.play(in: lanes)
    }
    return Reading(id: entry.id, stepCount: tape.callCount * laneCount, timing: timing)
  }
}
