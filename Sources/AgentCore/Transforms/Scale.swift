public import GymCore

/// Maps every bounded measurement to −1…1 and planes to 0…1; unbounded ones stay as they are.
///
/// Planes of 0 and 1 stay what they are as well.
public struct Scale: RowTransform {
  public static let name = "scale"
  public static let summary = "Maps bounded measurements to -1…1 and planes to 0…1."

  private let map: AffineMap

  public init(_ options: NoOptions, for context: TransformContext) throws(AgentError) {
    guard let map = AffineMap(context.form, measurements: -1...1, planes: 0...1) else {
      throw AgentError(
        "The transform scale needs bounded measurements or planes with numbers above 1 in the "
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
