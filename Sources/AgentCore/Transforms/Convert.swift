public import GymCore

/// Stores the row as floats or as bytes.
///
/// Bytes are for whole numbers from 0 to 255: planes up to 255, discrete numbers and tokens below 256,
/// and measurements within such bounds, which are rounded to the nearest.
public struct Convert: RowTransform {
  /// What a row can be stored as.
  public enum Scalar: String, Sendable, CaseIterable {
    /// 32-bit floating point.
    case float

    /// 8-bit unsigned integers.
    case byte
  }

  /// What can be chosen.
  public struct Options: Sendable {
    var scalar = Scalar.float
  }

  public static let name = "convert"
  public static let summary = "Stores the row as floats or as bytes."

  public static let schema = OptionSchema(
    defaults: Options(), [.choice("scalar", \.scalar, "What the row is stored as.")])

  public let output: RowForm

  public init(_ options: Options, for context: TransformContext) throws(AgentError) {
    if options.scalar == .byte {
      for part in context.form.layout.parts where !part.fitsBytes {
        throw AgentError(
          "The transform convert cannot store '\(part.name)' as bytes, which are from 0 to 255. "
            + "Use rescale with low 0 and high 255 before it.")
      }
    }
    output = RowForm(
      layout: context.form.layout, kind: options.scalar == .float ? .float : .byte)
  }

  public mutating func transform(
    lane: Int, of rows: borrowing Rows, into result: inout Rows
  ) {
    for place in lane * rows.width..<(lane + 1) * rows.width {
      let number = rows.number(place)
      result.setNumber(
        place,
        result.kind == .float
          ? number : min(max(number.rounded(.toNearestOrEven), 0), 255))
    }
  }
}

extension Layout.Part {
  /// Whether all numbers of the part are from 0 to 255.
  fileprivate var fitsBytes: Bool {
    switch kind {
    case .continuous(let low, let high): low.allSatisfy { $0 >= 0 } && high.allSatisfy { $0 <= 255 }
    case .discrete(let count, let start): start >= 0 && start + count <= 256
    case .planes(let high): high <= 255
    case .tokens(let vocabulary): vocabulary.count <= 255
    }
  }
}
