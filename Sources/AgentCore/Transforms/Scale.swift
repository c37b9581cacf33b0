public import GymCore

/// Maps every bounded measurement to −1…1 and planes to 0…1; unbounded ones stay as they are.
///
/// Planes of 0 and 1 stay what they are as well.
public struct Scale: RowTransform {
  public static let name = "scale"

  private let factors: [Float]
  private let offsets: [Float]
  public let output: RowForm

  public init(for form: RowForm) throws(AgentError) {
    var factors = [Float](repeating: 1, count: form.layout.count)
    var offsets = [Float](repeating: 0, count: form.layout.count)
    var parts: [(name: String, shape: [Int], kind: Layout.Kind)] = []
    for part in form.layout.parts {
      let places = part.offset..<part.offset + part.count
      var kind = part.kind
      switch part.kind {
      case .continuous(var low, var high):
        for (index, place) in places.enumerated() where (high[index] - low[index]).isFinite {
          guard high[index] > low[index] else { continue }
          factors[place] = 2 / (high[index] - low[index])
          offsets[place] = -1 - low[index] * factors[place]
          (low[index], high[index]) = (-1, 1)
        }
        kind = .continuous(low: low, high: high)
      case .planes(let high):
        for place in places { factors[place] = 1 / high }
        kind = .planes(high: 1)
      case .discrete, .tokens: break
      }
      parts.append((part.name, part.shape, kind))
    }
    guard zip(factors, offsets).contains(where: { $0 != 1 || $1 != 0 }) else {
      throw AgentError(
        "The transform scale needs bounded measurements or planes with numbers above 1 in the "
          + "observation; this world has none. Leave it out.")
    }
    self.factors = factors
    self.offsets = offsets
    output = RowForm(layout: Layout(parts), kind: .float)
  }

  public mutating func apply(to rows: borrowing Rows, into result: inout Rows) {
    let width = factors.count
    for row in 0..<rows.count {
      for index in 0..<width {
        let place = row * width + index
        let value = rows.kind == .float ? rows.floats[place] : Float(rows.bytes[place])
        result.floats[place] = value * factors[index] + offsets[index]
      }
    }
  }
}
