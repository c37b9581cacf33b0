import ArgumentParser
import Foundation
public import GymCatalog
import GymCore
import NeuralCore

/// The command line of the suite, for the binary `gymnast` and for binaries of one's own.
///
/// A binary that offers a world of its own beside the suite's is four lines:
///
/// ```swift
/// @main
/// enum Main {
///   static func main() { Gymnast.main(catalog: .standard.adding(environments: [.corridor])) }
/// }
/// ```
public enum Gymnast {
  /// The version of the suite.
  public static let version = "0.1.0"

  /// Runs the command with the arguments of the process, and ends the process.
  public static func main(catalog: Catalog) -> Never {
    let program = CommandLine.arguments.first.map { URL(fileURLWithPath: $0).lastPathComponent }
    let session = Session(
      program: program ?? "gymnast", catalog: catalog, output: .standardOutput,
      error: .standardError, interruption: .ofProcess)
    exit(run(Array(CommandLine.arguments.dropFirst()), in: session))
  }

  /// Runs the command with arguments.
  ///
  /// - Returns: The exit status: 0 unless something failed, which a message on the session's error
  ///   stream then explains.
  static func run(_ arguments: [String], in session: Session) -> Int32 {
    Session.$current.withValue(session) {
      do {
        try perform(arguments, in: session)
        try session.output.flush()
        return ExitCode.success.rawValue
      } catch SinkError.closed {
        // Whoever read the output wants no more of it: end as a broken pipe ends other programs.
        return 128 + SIGPIPE
      } catch {
        return report(error, in: session)
      }
    }
  }

  private static func perform(_ arguments: [String], in session: Session) throws {
    // The parser would take a wrong name for an argument too many, or help without one for none.
    let named = arguments.first == "help" ? arguments.dropFirst() : arguments[...]
    if let name = named.first, !name.hasPrefix("-") {
      let known = RootCommand.configuration.subcommands.map { $0._commandName } + ["help"]
      guard known.contains(name) else {
        throw CommandError(
          "There is no command '\(name)'." + Spelling.suggestion(for: name, among: known)
            + " Commands are: \(known.joined(separator: ", ")).")
      }
    }
    var command = try RootCommand.parseAsRoot(arguments)
    if command is any ComputingCommand { try Kernels.checkEnvironment() }
    try command.run()
  }

  private static func report(_ error: any Error, in session: Session) -> Int32 {
    let code = RootCommand.exitCode(for: error)
    // What was printed before the failure comes before its message; what cannot be printed is lost.
    do {
      if code.isSuccess {  // Help and version arrive as errors.
        try session.output.put(RootCommand.fullMessage(for: error) + "\n")
        try session.output.flush()
        return code.rawValue
      }
      try? session.output.flush()
      // An exit status alone has been explained already.
      if !(error is ExitCode) {
        try session.error.put("Error: \(RootCommand.message(for: error))\n")
      }
      try session.error.flush()
    } catch {
      return ExitCode.failure.rawValue
    }
    return code.rawValue
  }
}

/// The command without a subcommand: it shows its help.
struct RootCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: Session.current.program,
      abstract: "Reinforcement learning: worlds, agents that learn in them, and what they reach.",
      version: Gymnast.version,
      subcommands: [
        ListCommand.self, InfoCommand.self, RolloutCommand.self, CheckCommand.self,
        TrainCommand.self, EvaluateCommand.self, WatchCommand.self, BenchmarkCommand.self,
      ])
  }
}
