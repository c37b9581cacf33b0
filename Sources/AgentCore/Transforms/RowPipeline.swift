public import GymCore

/// The row transforms of a run, one after another, with the buffers between them.
///
/// Current and final observations pass through the same transforms, lane by lane.
public struct RowPipeline: Sendable {
  /// The transforms that settings can name.
  public static let known: [any RowTransform.Type] = [OneHot.self, Scale.self]

  /// The names of the transforms, in order.
  public let names: [String]

  /// What the rows are like for the agent.
  public let output: RowForm

  private var transforms: [any RowTransform]
  private var between: [Rows]

  /// Creates the transforms that names ask for.
  ///
  /// - Throws: ``AgentError`` when a name is unknown or a transform does not fit its rows.
  public init(names: [String], input: RowForm, rowCount: Int) throws(AgentError) {
    var form = input
    transforms = []
    between = []
    for name in names {
      guard let type = Self.known.first(where: { $0.name == name }) else {
        let known = Self.known.map { $0.name }
        throw AgentError(
          "There is no row transform '\(name)'."
            + Spelling.suggestion(for: name, among: known)
            + " Transforms are: \(known.joined(separator: ", ")).")
      }
      let transform = try type.init(for: form)
      form = transform.output
      transforms.append(transform)
      try MemoryNeed.check(
        rowCount: rowCount, of: form, for: "The rows after \(name)",
        remedy: "take fewer lanes or leave the transform out")
      between.append(Rows(kind: form.kind, count: rowCount, width: form.layout.count))
    }
    self.names = names
    output = form
  }

  /// The transforms that a network needs for a layout when settings name none.
  public static func defaultNames(for layout: Layout) -> [String] {
    layout.parts.contains { if case .discrete = $0.kind { true } else { false } }
      ? [OneHot.name] : []
  }

  /// Transforms rows into a buffer of the output form.
  public mutating func apply(to rows: Rows, into result: inout Rows) {
    guard !transforms.isEmpty else {
      result.copyAll(from: rows)
      return
    }
    for index in transforms.indices {
      let isFirst = index == 0
      if index == transforms.count - 1 {
        transforms[index].apply(to: isFirst ? rows : between[index - 1], into: &result)
        return
      }
      var target = Rows(kind: .float, count: 0, width: 0)
      swap(&target, &between[index])
      transforms[index].apply(to: isFirst ? rows : between[index - 1], into: &target)
      swap(&target, &between[index])
    }
  }

  /// Creates a buffer for transformed rows.
  public func makeRows(count: Int) -> Rows {
    Rows(kind: output.kind, count: count, width: output.layout.count)
  }
}
