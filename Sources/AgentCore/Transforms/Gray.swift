public import GymCore

/// Turns pictures of red, green and blue into shades of gray, one plane of bytes.
///
/// A shade is the whole part of 0.2125·red + 0.7154·green + 0.0721·blue, as Gymnasium's
/// GrayscaleObservation computes it.
public struct Gray: RowTransform {
  public static let name = "gray"
  public static let summary = "Turns pictures of red, green and blue into shades of gray."

  public let output: RowForm

  private let parts: [(isPicture: Bool, count: Int)]

  public init(_ options: NoOptions, for context: TransformContext) throws(AgentError) {
    let form = context.form
    let parts = form.layout.parts.map { (isPicture: $0.isColorPicture, count: $0.count) }
    guard form.kind == .byte, parts.contains(where: \.isPicture) else {
      throw AgentError(
        "The transform gray needs a picture of bytes, [height, width, 3], in the observation; this "
          + "world has none. Leave it out.")
    }
    self.parts = parts
    output = .changing(form) { part in
      part.isColorPicture
        ? (part.name, Array(part.shape.dropLast()) + [1], part.kind)
        : (part.name, part.shape, part.kind)
    }
  }

  public mutating func transform(
    lane: Int, of rows: borrowing Rows, into result: inout Rows
  ) {
    var source = lane * rows.width
    var target = lane * output.layout.count
    for part in parts {
      for _ in 0..<(part.isPicture ? part.count / 3 : part.count) {
        if part.isPicture {
          let red = Double(rows.bytes[source]) * 0.2125
          let green = Double(rows.bytes[source + 1]) * 0.7154
          let blue = Double(rows.bytes[source + 2]) * 0.0721
          result.bytes[target] = UInt8(red + green + blue)
          source += 3
        } else {
          result.bytes[target] = rows.bytes[source]
          source += 1
        }
        target += 1
      }
    }
  }
}

extension Layout.Part {
  /// Whether the part is a picture with planes for red, green and blue of 0 to 255.
  fileprivate var isColorPicture: Bool {
    kind == .planes(high: 255) && shape.count == 3 && shape[2] == 3
  }
}
