import GymCatalog

/// What a run of the command works with: the catalog, and where it prints.
///
/// Subcommands are made by the argument parser, which cannot hand them anything; they find the
/// session in a task-local value, so that tests can run many commands at once, each with its own.
struct Session: Sendable {
  /// The session of the running command.
  @TaskLocal static var current = Session(
    program: "gymnast", catalog: Catalog(), output: .standardOutput, error: .standardError)

  /// The name of the binary.
  let program: String

  /// The worlds, agents and presets on offer.
  let catalog: Catalog

  /// Where results go.
  let output: TextSink

  /// Where messages about failures go.
  let error: TextSink

  /// Whether somebody asked the program to end.
  var interruption = Interruption()
}
