/// Stops the program with a sentence that says what to do, when a caller broke a rule.
///
/// Unlike the message of a precondition the sentence is seen in release builds too.
@inline(__always)
func require(
  _ condition: Bool, _ message: @autoclosure () -> String,
  file: StaticString = #fileID, line: UInt = #line
) {
  if !condition { fatalError(message(), file: file, line: line) }
}
