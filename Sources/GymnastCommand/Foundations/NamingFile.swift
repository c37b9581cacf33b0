/// Does something with what a file says, and names the file in whatever is wrong with it.
///
/// - Parameters:
///   - path: The file.
///   - body: What is done.
/// - Returns: What the body returns.
/// - Throws: ``CommandError`` that begins with the path.
func naming<Result>(_ path: String, _ body: () throws -> Result) throws -> Result {
  do { return try body() } catch { throw CommandError("\(path): \(error)") }
}
