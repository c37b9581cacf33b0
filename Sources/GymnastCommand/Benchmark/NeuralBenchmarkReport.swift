import GymBenchmarks

/// The times of the neural core in the two forms in which they are printed.
struct NeuralBenchmarkReport {
  private let benchmark: NeuralBenchmark
  private let peak: Double
  private let table: BenchmarkTable

  /// Creates a report about a benchmark and the peak of a core, in 10⁹ operations a second.
  init(_ benchmark: NeuralBenchmark, peak: Double) {
    self.benchmark = benchmark
    self.peak = peak
    table = BenchmarkTable(names: benchmark.cases.map(\.name))
  }

  /// The machine and the titles of the columns.
  var heading: String {
    "\(benchmark.instructionSet), \(BenchmarkTable.count(benchmark.threadCount, "thread")), "
      + "peak of a core \(BenchmarkTable.fixed(peak, 1)) GF/s. Microseconds a call:\n\n"
      + table.row("case", "median", "minimum", "maximum", "of peak")
  }

  /// One case.
  func line(_ reading: NeuralBenchmark.Reading) -> String {
    let timing = reading.timing
    return table.row(
      reading.name, readable(timing.median), readable(timing.minimum), readable(timing.maximum),
      reading.share.map { BenchmarkTable.fixed(100 * $0, 1) + " %" } ?? "")
  }

  /// Everything as one object.
  func json(_ readings: [NeuralBenchmark.Reading]) -> JSON {
    .object([
      "threads": .integer(benchmark.threadCount), "lanes": .null,
      "simd": .text(benchmark.instructionSet), "peakGflops": .number(peak),
      "cases": .list(
        readings.map { reading in
          let times: [(String, JSON)] = [
            ("name", .text(reading.name)), ("unit", .text("us")),
            ("median", .number(reading.timing.median)),
            ("minimum", .number(reading.timing.minimum)),
            ("maximum", .number(reading.timing.maximum)),
          ]
          return .members(times + (reading.share.map { [("share", .number($0))] } ?? []))
        }),
    ])
  }

  /// Three or more significant digits.
  private func readable(_ microseconds: Double) -> String {
    BenchmarkTable.fixed(microseconds, microseconds < 10 ? 3 : microseconds < 1000 ? 1 : 0)
  }
}
