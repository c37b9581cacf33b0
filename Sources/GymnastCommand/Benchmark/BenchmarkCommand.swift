import ArgumentParser

/// `gymnast benchmark`: times parts of the suite on this machine.
struct BenchmarkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "benchmark",
    abstract: "Times parts of the suite on this machine.",
    subcommands: [NeuralBenchmarkCommand.self, WorldBenchmarkCommand.self])
}
