/// Brings numbers to mean 0 and standard deviation 1 (of the population), in place.
///
/// Numbers that are all the same become 0.
public func standardize(_ values: inout MutableSpan<Float>) {
  guard values.count > 0 else { return }
  var sum = 0.0
  for index in values.indices { sum += Double(values[index]) }
  let mean = sum / Double(values.count)
  var squares = 0.0
  for index in values.indices {
    let difference = Double(values[index]) - mean
    squares += difference * difference
  }
  let deviation = (squares / Double(values.count)).squareRoot() + 1e-8
  for index in values.indices { values[index] = Float((Double(values[index]) - mean) / deviation) }
}
