import GymBenchmarks

/// The times of the neural core in the two forms in which they are printed.
struct NeuralBenchmarkReport {
  private let benchmark: NeuralBenchmark
  private let peak: Double
  private let nameWidth: Int

  /// Creates a report about a benchmark and the peak of a core, in 10⁹ operations a second.
  init(_ benchmark: NeuralBenchmark, peak: Double) {
    self.benchmark = benchmark
    self.peak = peak
    nameWidth = benchmark.cases.map(\.name.count).max() ?? 0
  }

  /// The machine and the titles of the columns.
  var heading: String {
    "\(benchmark.instructionSet), \(benchmark.threadCount) "
      + "\(benchmark.threadCount == 1 ? "thread" : "threads"), "
      + "peak of a core \(fixed(peak, 1)) GF/s. Microseconds a call:\n\n"
      + row("case", "median", "minimum", "maximum", "of peak")
  }

  /// One case.
  func line(_ reading: NeuralBenchmark.Reading) -> String {
    let timing = reading.timing
    return row(
      reading.name, readable(timing.median), readable(timing.minimum), readable(timing.maximum),
      reading.share.map { fixed(100 * $0, 1) + " %" } ?? "")
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

  private func row(_ name: String, _ cells: String...) -> String {
    let padding = String(repeating: " ", count: nameWidth - min(nameWidth, name.count))
    let columns = cells.map { String(repeating: " ", count: max(0, 12 - $0.count)) + $0 }
    let line = "  " + name + padding + columns.joined()
    return String(line.reversed().drop { $0 == " " }.reversed()) + "\n"
  }

  /// Three or more significant digits.
  private func readable(_ microseconds: Double) -> String {
    fixed(microseconds, microseconds < 10 ? 3 : microseconds < 1000 ? 1 : 0)
  }

  private func fixed(_ value: Double, _ digitCount: Int) -> String {
    var scale = 1
    for _ in 0..<digitCount { scale *= 10 }
    let whole = Int((value * Double(scale)).rounded())
    guard digitCount > 0 else { return "\(whole)" }
    let digits = String(whole % scale)
    let zeros = String(repeating: "0", count: digitCount - digits.count)
    return "\(whole / scale).\(zeros)\(digits)"
  }
}
