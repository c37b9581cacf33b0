public import GymCore

/// Maps every bounded measurement and all planes to given bounds; unbounded ones stay as they are.
public struct Rescale: RowTransform {
  /// What can be chosen.
  public struct Options: Sendable {
    var low = -1.0
    var high = 1.0
  }

  public static let name = "rescale"
  public static let summary = "Maps bounded measurements and planes to the bounds low…high."

  public static let schema = OptionSchema(
    defaults: Options(),
    [
      .number("low", \.low, .from(-1e6, to: 1e6), "What the lowest value becomes."),
      .number("high", \.high, .from(-1e6, to: 1e6), "What the highest value becomes."),
    ])

  private let map: AffineMap

  public init(_ options: Options, for context: TransformContext) throws(AgentError) {
    let (low, high) = (Float(options.low), Float(options.high))
    guard low < high else {
      throw AgentError(
        "The transform rescale needs a low below its high, as 32-bit numbers, not \(options.low) "
          + "and \(options.high).")
    }
    let range = low...high
    guard let map = AffineMap(context.form, measurements: range, planes: range) else {
      throw AgentError(
        "The transform rescale needs bounded measurements or planes with other bounds in the "
          + "observation; this world has none. Leave it out.")
    }
    self.map = map
  }

  public var output: RowForm { map.output }

  public mutating func transform(
    lane: Int, of rows: borrowing Rows, into result: inout Rows
  ) {
    map.apply(lane, of: rows, into: &result)
  }
}
