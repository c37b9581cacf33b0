import ArgumentParser
import Foundation
import GymBenchmarks

/// `gymnast benchmark neural`: times networks, matrix products and convolutions.
struct NeuralBenchmarkCommand: ComputingCommand {
  static let configuration = CommandConfiguration(
    commandName: "neural",
    abstract: "Times forward passes, updates, matrix products and convolutions.",
    discussion: """
      Times are in microseconds a call. Shares are of the multiply-adds that the cores in use can \
      do at most, measured in the same run. Measure on an idle machine; all cases take less than a \
      minute.
      """)

  @Option(
    parsing: .unconditional,
    help: "How many threads a large kernel may use, up to the number of processors.",
    transform: ArgumentValues.whole(1...min(ProcessInfo.processInfo.activeProcessorCount, 64)))
  var threads: Int = 1

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp("Time only the cases whose names contain this text.", valueName: "text"))
  var only: [String] = []

  @Flag(help: "Print one JSON object; docs/command.md explains its keys.")
  var json = false

  func run() throws {
    let session = Session.current
    let benchmark = NeuralBenchmark(cases: try chosenCases(), threadCount: threads)
    let peak = benchmark.measurePeak()
    if json {
      var readings: [NeuralBenchmark.Reading] = []
      benchmark.run(peak: peak) { readings.append($0) }
      let report = NeuralBenchmarkReport(benchmark, peak: peak)
      try session.output.put(report.json(readings).text + "\n")
    } else {
      let report = NeuralBenchmarkReport(benchmark, peak: peak)
      try session.output.show(report.heading)
      try benchmark.run(peak: peak) { try session.output.show(report.line($0)) }
    }
  }

  private func chosenCases() throws -> [BenchmarkCase] {
    for text in only where !BenchmarkCase.neural.contains(where: { $0.name.contains(text) }) {
      throw CommandError(
        "--only: no case has '\(text)' in its name. Cases are: "
          + BenchmarkCase.neural.map(\.name).joined(separator: ", ") + ".")
    }
    return BenchmarkCase.neural.filter { benchmark in
      only.isEmpty || only.contains { benchmark.name.contains($0) }
    }
  }
}
