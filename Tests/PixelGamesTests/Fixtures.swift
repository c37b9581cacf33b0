import GymCore

extension Environment {
  /// The current observation as a row, written over what was there before.
  var row: [Scalar] {
    var row = [Scalar](repeating: 7, count: layout.count)
    var span = row.mutableSpan
    observe(into: &span)
    return row
  }
}
