/// Something that the command line asks for and cannot have.
struct CommandError: Error, Equatable, CustomStringConvertible {
  let description: String

  /// Creates an error with a full sentence that says what to do.
  init(_ description: String) { self.description = description }
}
