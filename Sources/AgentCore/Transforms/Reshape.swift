public import GymCore

/// Gives the numbers of a single part another shape.
public struct Reshape: RowTransform {
  /// What can be chosen.
  public struct Options: Sendable {
    var shape: [Int] = []
  }

  public static let name = "reshape"
  public static let summary = "Gives the numbers of the only part of a row another shape."

  public static let schema = OptionSchema(
    defaults: Options(),
    [
      .integers(
        "shape", \.shape, 1...Int(Int32.max), "The new dimensions, outermost first.")
    ])

  public let output: RowForm

  public init(_ options: Options, for context: TransformContext) throws(AgentError) {
    let layout = context.form.layout
    guard layout.parts.count == 1 else {
      throw AgentError(
        "The transform reshape needs an observation of one part, not \(layout.parts.count). Use "
          + "flatten or filter before it.")
    }
    var count = 1
    for size in options.shape {
      let (product, overflow) = count.multipliedReportingOverflow(by: size)
      count = overflow ? .max : product
    }
    guard count == layout.count else {
      throw AgentError(
        "The transform reshape cannot give \(layout.count) numbers the shape \(options.shape).")
    }
    output = .changing(context.form) { ($0.name, options.shape, $0.kind) }
  }

  public mutating func transform(
    lane: Int, of rows: borrowing Rows, into result: inout Rows
  ) {
    result.copyRow(lane, from: rows, row: lane)
  }
}
