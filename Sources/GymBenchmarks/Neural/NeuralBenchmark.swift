import NeuralCore

/// Times the neural core on this machine.
package struct NeuralBenchmark {
  /// How long a case took.
  package struct Reading {
    /// The name of the case.
    package let name: String

    /// The microseconds that it took.
    package let timing: Timing

    /// The share of the peak of all threads that the median is; nil where operations are not counted.
    package let share: Double?
  }

  /// What is timed.
  package let cases: [BenchmarkCase]

  /// How many threads a large kernel may use.
  package let threadCount: Int

  /// How many readings are taken of a case.
  package var batchCount = 25

  /// How long the calls of one reading last at least, in microseconds.
  package var batchTime = 20_000.0

  /// Creates a benchmark of some cases.
  package init(cases: [BenchmarkCase], threadCount: Int) {
    self.cases = cases
    self.threadCount = threadCount
  }

  /// The name of the instruction set that the kernels use.
  package var instructionSet: String { Kernels.instructionSet }

  /// The measured peak of one core with that instruction set, in 10⁹ operations a second.
  package func measurePeak() -> Double {
    MachinePeak.gigaflops(registerWidth: MachinePeak.registerWidth(of: instructionSet))
  }

  /// Times every case once, each on memory of its own.
  ///
  /// - Parameters:
  ///   - peak: The peak of one core, in 10⁹ operations a second.
  ///   - show: Takes a reading as soon as there is one.
  /// - Throws: What `show` throws; no case is timed after it.
  package func run<Failure: Error>(
    peak: Double, _ show: (Reading) throws(Failure) -> Void
  ) throws(Failure) {
    let threadCountBefore = Kernels.threadCount
    Kernels.threadCount = threadCount
    defer { Kernels.threadCount = threadCountBefore }
    for benchmark in cases {
      let timing = Stopwatch.timing(
        batchCount: batchCount, batchTime: batchTime, benchmark.prepare())
      let share = benchmark.operationCount.map {
        $0 / timing.median / 1000 / (peak * Double(threadCount))
      }
      try show(Reading(name: benchmark.name, timing: timing, share: share))
    }
  }
}
