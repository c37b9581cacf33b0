import GymBenchmarks

/// The speeds of worlds in the two forms in which they are printed.
struct WorldBenchmarkReport {
  private let benchmark: WorldBenchmark
  private let table: BenchmarkTable

  /// Creates a report about worlds of some ids.
  init(_ benchmark: WorldBenchmark, ids: [String]) {
    self.benchmark = benchmark
    table = BenchmarkTable(names: ids)
  }

  /// How worlds are stepped, and the titles of the columns.
  var heading: String {
    "\(BenchmarkTable.count(benchmark.laneCount, "lane")), "
      + "\(BenchmarkTable.count(benchmark.threadCount, "thread")). Million steps a second:\n\n"
      + table.row("world", "median", "minimum", "maximum")
  }

  /// One world.
  func line(_ reading: WorldBenchmark.Reading) -> String {
    table.row(
      reading.id, readable(reading.median), readable(reading.minimum), readable(reading.maximum))
  }

  /// Everything as one object.
  func json(_ readings: [WorldBenchmark.Reading]) -> JSON {
    .object([
      "threads": .integer(benchmark.threadCount), "lanes": .integer(benchmark.laneCount),
      "simd": .null, "peakGflops": .null,
      "cases": .list(
        readings.map { reading in
          .object([
            "name": .text(reading.id), "unit": .text("steps/s"),
            "median": .number(reading.median.rounded()),
            "minimum": .number(reading.minimum.rounded()),
            "maximum": .number(reading.maximum.rounded()),
          ])
        }),
    ])
  }

  /// Millions, with three or more significant digits.
  private func readable(_ stepsPerSecond: Double) -> String {
    let millions = stepsPerSecond / 1e6
    return BenchmarkTable.fixed(millions, millions < 1 ? 4 : millions < 10 ? 2 : 1)
  }
}
