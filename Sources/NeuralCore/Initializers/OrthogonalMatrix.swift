import NumericRandom

/// Draws a matrix whose shorter side is a set of vectors of length `gain` at right angles.
///
/// Normal vectors are made orthogonal one after the other (Gram and Schmidt), twice each, which
/// leaves nothing of the rounding errors; the result is uniform over all such matrices.
func orthogonalMatrix(
  rows: Int, columns: Int, gain: Double, using generator: inout PCG64
) -> [Float] {
  let (vectorCount, length) = (min(rows, columns), max(rows, columns))
  var vectors: [[Double]] = []
  for _ in 0..<vectorCount {
    var vector = (0..<length).map { _ in generator.standardNormal() }
    for _ in 0..<2 {
      for earlier in vectors {
        let overlap = zip(vector, earlier).reduce(0) { $0 + $1.0 * $1.1 }
        for index in 0..<length { vector[index] -= overlap * earlier[index] }
      }
      let norm = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
      for index in 0..<length { vector[index] /= norm }
    }
    vectors.append(vector)
  }
  var matrix = [Float](repeating: 0, count: rows * columns)
  for row in 0..<rows {
    for column in 0..<columns {
      let element = rows <= columns ? vectors[row][column] : vectors[column][row]
      matrix[row * columns + column] = Float(gain * element)
    }
  }
  return matrix
}
