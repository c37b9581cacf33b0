import AgentCore

extension RunFolder {
  /// The folder that an argument names.
  ///
  /// - Throws: ``CommandError`` for an empty name, which would mean the working folder by accident.
  init(named path: String) throws(CommandError) {
    guard !path.isEmpty else {
      throw CommandError("The name of the run's folder is empty. Give one, such as runs/first.")
    }
    self.init(path: path)
  }
}
