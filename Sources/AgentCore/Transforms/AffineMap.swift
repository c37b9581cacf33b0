import GymCore

/// Maps bounded measurements and planes of a row to other bounds, each by a factor and an offset.
struct AffineMap: Sendable {
  private let factors: [Float]
  private let offsets: [Float]

  /// What the rows are like afterwards.
  let output: RowForm

  /// Creates the map, or nil when there is nothing that it would change.
  ///
  /// - Parameters:
  ///   - form: What the rows are like.
  ///   - measurements: The new bounds of measurements; unbounded ones stay as they are.
  ///   - planes: The new bounds of planes.
  init?(_ form: RowForm, measurements: ClosedRange<Float>, planes: ClosedRange<Float>) {
    var factors = [Float](repeating: 1, count: form.layout.count)
    var offsets = [Float](repeating: 0, count: form.layout.count)
    output = .changing(form, kind: .float) { part in
      let places = part.offset..<part.offset + part.count
      var kind = part.kind
      switch part.kind {
      case .continuous(var low, var high):
        for (index, place) in places.enumerated() where (high[index] - low[index]).isFinite {
          guard high[index] > low[index] else { continue }
          factors[place] =
            (measurements.upperBound - measurements.lowerBound) / (high[index] - low[index])
          offsets[place] = measurements.lowerBound - low[index] * factors[place]
          (low[index], high[index]) = (measurements.lowerBound, measurements.upperBound)
        }
        kind = .continuous(low: low, high: high)
      case .planes(let high):
        for place in places {
          factors[place] = (planes.upperBound - planes.lowerBound) / high
          offsets[place] = planes.lowerBound
        }
        kind =
          planes.lowerBound == 0
          ? .planes(high: planes.upperBound)
          : .continuous(
            low: Array(repeating: planes.lowerBound, count: part.count),
            high: Array(repeating: planes.upperBound, count: part.count))
      case .discrete, .tokens: break
      }
      return (part.name, part.shape, kind)
    }
    guard zip(factors, offsets).contains(where: { $0 != 1 || $1 != 0 }) else { return nil }
    self.factors = factors
    self.offsets = offsets
  }

  /// Maps a row.
  func apply(_ row: Int, of rows: borrowing Rows, into result: inout Rows) {
    let start = row * factors.count
    for index in factors.indices {
      result.floats[start + index] = rows.number(start + index) * factors[index] + offsets[index]
    }
  }
}
