public import GymCore

/// Limits measurements and planes to bounds, of which one may be missing.
public struct Clip: RowTransform {
  /// What can be chosen.
  public struct Options: Sendable {
    var low: Double? = -10
    var high: Double? = 10
  }

  public static let name = "clip"
  public static let summary = "Limits measurements and planes to low…high."

  public static let schema = OptionSchema(
    defaults: Options(),
    [
      .optionalNumber("low", \.low, .finite, "The lowest number, or null for no bound."),
      .optionalNumber("high", \.high, .finite, "The highest number, or null for no bound."),
    ])

  public let output: RowForm

  private let range: ClosedRange<Float>
  private let isClipped: [Bool]

  public init(_ options: Options, for context: TransformContext) throws(AgentError) {
    let wide = try Self.range(name: Self.name, options.low, options.high)
    let range = Float(wide.lowerBound)...Float(wide.upperBound)
    func clipped(_ bound: Float) -> Float {
      min(max(bound, range.lowerBound), range.upperBound)
    }
    var isClipped: [Bool] = []
    output = .changing(context.form, kind: .float) { part in
      func kind(low: [Float], high: [Float]) -> Layout.Kind {
        .continuous(low: low.map(clipped), high: high.map(clipped))
      }
      switch part.kind {
      case .continuous(let low, let high):
        isClipped += Array(repeating: true, count: part.count)
        return (part.name, part.shape, kind(low: low, high: high))
      case .planes(let high):
        isClipped += Array(repeating: true, count: part.count)
        if clipped(0) == 0, clipped(high) > 0 {
          return (part.name, part.shape, .planes(high: clipped(high)))
        }
        let (lows, highs) = (
          [Float](repeating: 0, count: part.count), [Float](repeating: high, count: part.count)
        )
        return (part.name, part.shape, kind(low: lows, high: highs))
      case .discrete, .tokens:
        isClipped += Array(repeating: false, count: part.count)
        return (part.name, part.shape, part.kind)
      }
    }
    self.range = range
    self.isClipped = isClipped
  }

  /// The range between two bounds.
  ///
  /// - Throws: ``AgentError`` when both are missing or the lower one exceeds the other.
  static func range(
    name: String, _ low: Double?, _ high: Double?
  ) throws(AgentError) -> ClosedRange<Double> {
    guard low != nil || high != nil else {
      throw AgentError("The transform \(name) needs a low or a high. Leave it out for neither.")
    }
    let (low, high) = (low ?? -.infinity, high ?? .infinity)
    guard low <= high else {
      throw AgentError("The transform \(name) needs a low of at most its high, not \(low).")
    }
    return low...high
  }

  public mutating func transform(
    lane: Int, of rows: borrowing Rows, into result: inout Rows
  ) {
    let start = lane * isClipped.count
    for index in isClipped.indices {
      let number = rows.number(start + index)
      result.floats[start + index] =
        isClipped[index] ? min(max(number, range.lowerBound), range.upperBound) : number
    }
  }
}
