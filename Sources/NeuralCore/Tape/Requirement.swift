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

/// Stops the program unless the sizes of a layer are those of memory that a machine can have.
func requireSizes(_ name: String, _ sizes: KeyValuePairs<String, Int>) {
  let list = sizes.map { "\($0.value) \($0.key)" }.joined(separator: " and ")
  require(
    sizes.allSatisfy { $0.value > 0 }, "\(name) has \(list). Give it at least one of each.")
  require(
    sizes.allSatisfy { $0.value <= layerSizeLimit },
    "\(name) has \(list). Give it at most \(layerSizeLimit) of each.")
}

/// The largest size of a layer: products of two, times the gates of an LSTM, cannot overflow.
let layerSizeLimit = 1 << 28
