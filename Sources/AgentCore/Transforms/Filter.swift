public import GymCore

/// Keeps some parts of the row and leaves the others out.
public struct Filter: RowTransform {
  /// What can be chosen.
  public struct Options: Sendable {
    var parts: [String] = []
  }

  public static let name = "filter"
  public static let summary =
    "Keeps the named parts of the row, in the order in which they are named."

  public static let schema = OptionSchema(
    defaults: Options(),
    [
      .init(
        "parts", allowed: "a list of names, such as [image,direction]",
        "The parts that are kept, in order.",
        read: { .list($0.parts.map { .text($0) }) },
        set: { options, value in
          guard case .list(let values) = value else { return false }
          let names = values.compactMap { if case .text(let name) = $0 { name } else { nil } }
          guard names.count == values.count, Set(names).count == names.count else { return false }
          options.parts = names
          return true
        })
    ])

  public let output: RowForm

  private let places: [Int]

  public init(_ options: Options, for context: TransformContext) throws(AgentError) {
    let parts = context.form.layout.parts
    let known = parts.map(\.name)
    guard !options.parts.isEmpty else {
      throw AgentError(
        "The transform filter needs the parts to keep, of \(known.joined(separator: ", ")).")
    }
    var kept: [Layout.Part] = []
    for name in options.parts {
      guard let part = parts.first(where: { $0.name == name }) else {
        throw AgentError(
          "The observation has no part '\(name)'." + Spelling.suggestion(for: name, among: known)
            + " Parts are: \(known.joined(separator: ", ")).")
      }
      kept.append(part)
    }
    places = kept.flatMap { Array($0.offset..<$0.offset + $0.count) }
    output = RowForm(
      layout: Layout(kept.map { ($0.name, $0.shape, $0.kind) }), kind: context.form.kind)
  }

  public mutating func transform(
    lane: Int, of rows: borrowing Rows, into result: inout Rows
  ) {
    let (source, target) = (lane * rows.width, lane * places.count)
    for (index, place) in places.enumerated() {
      result.setNumber(target + index, rows.number(source + place))
    }
  }
}
