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

  /// The form in which each part is changed.
  static func changing(
    _ form: RowForm, kind: ScalarKind? = nil,
    _ change: (Layout.Part) -> (name: String, shape: [Int], kind: Layout.Kind)
  ) -> RowForm {
    RowForm(layout: Layout(form.layout.parts.map(change)), kind: kind ?? form.kind)
  }
}

extension Rows {
  /// A number of the buffer as a float, bytes being widened.
  @inline(__always)
  func number(_ place: Int) -> Float {
    kind == .float ? floats[place] : Float(bytes[place])
  }

  /// Writes a number into the buffer; for bytes it must be a whole number from 0 to 255.
  @inline(__always)
  mutating func setNumber(_ place: Int, _ number: Float) {
    if kind == .float { floats[place] = number } else { bytes[place] = UInt8(number) }
  }
}
