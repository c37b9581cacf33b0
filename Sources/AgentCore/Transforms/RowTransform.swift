public import GymCore

/// What a row is like: its layout and the kind of its scalars.
public struct RowForm: Sendable, Hashable {
  /// How an observation lies in the row.
  public var layout: Layout

  /// What the row holds.
  public var kind: ScalarKind

  /// Describes rows.
  public init(layout: Layout, kind: ScalarKind) {
    self.layout = layout
    self.kind = kind
  }
}

/// A map from rows to rows between a world and an agent, such as one-hot coding.
///
/// A transform is named in a run's settings, saved with it, and rebuilt by whatever plays the run
/// again. What changes when or how a world steps is not a transform but a world wrapper.
public protocol RowTransform: Sendable {
  /// The name by which settings ask for it.
  static var name: String { get }

  /// Creates the transform for rows of a form.
  ///
  /// - Throws: ``AgentError`` when such rows cannot be transformed.
  init(for form: RowForm) throws(AgentError)

  /// What the rows are like afterwards.
  var output: RowForm { get }

  /// Transforms every row.
  ///
  /// - Precondition: The buffers have the forms that the transform was made for, and equal counts.
  mutating func apply(to rows: borrowing Rows, into output: inout Rows)
}
