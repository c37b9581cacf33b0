public import GymCore

/// Gives pictures another height and width.
///
/// Where a picture gets smaller each new pixel is the mean of the area that it covers; where it gets
/// larger pixels are joined by short slopes. Bytes are within 1 of OpenCV's `INTER_AREA`.
public struct Resize: RowTransform {
  /// What can be chosen.
  public struct Options: Sendable {
    var height = 84
    var width = 84
  }

  public static let name = "resize"
  public static let summary = "Gives pictures another height and width, averaging areas."

  public static let schema = OptionSchema(
    defaults: Options(),
    [
      .integer(
        "height", \.height, 1...4_096, "How many rows of pixels the picture gets.",
        source: "Mnih et al. 2015, methods"),
      .integer(
        "width", \.width, 1...4_096, "How many pixels a row gets.",
        source: "Mnih et al. 2015, methods"),
    ])

  public let output: RowForm

  private struct Picture: Sendable {
    var planes: Int
    var width: Int
    var rows: AreaWeights
    var columns: AreaWeights
  }

  private let parts: [(picture: Picture?, count: Int)]
  private var line: [Float]

  public init(_ options: Options, for context: TransformContext) throws(AgentError) {
    let form = context.form
    let parts = form.layout.parts.map { part -> (picture: Picture?, count: Int) in
      guard part.isPicture else { return (nil, part.count) }
      let (height, width) = (part.shape[0], part.shape[1])
      let isShrinking = height >= options.height && width >= options.width
      return (
        Picture(
          planes: part.shape.count == 3 ? part.shape[2] : 1, width: width,
          rows: AreaWeights(from: height, to: options.height, isShrinking: isShrinking),
          columns: AreaWeights(from: width, to: options.width, isShrinking: isShrinking)),
        part.count
      )
    }
    guard parts.contains(where: { $0.picture != nil }) else {
      throw AgentError(
        "The transform resize needs planes with a height and a width in the observation; this "
          + "world has none. Leave it out.")
    }
    self.parts = parts
    output = .changing(form) { part in
      part.isPicture
        ? (part.name, [options.height, options.width] + part.shape.dropFirst(2), part.kind)
        : (part.name, part.shape, part.kind)
    }
    line = Array(
      repeating: 0, count: options.width * (parts.compactMap { $0.picture?.planes }.max() ?? 0))
  }

  public mutating func transform(
    lane: Int, of rows: borrowing Rows, into result: inout Rows
  ) {
    var source = lane * rows.width
    var target = lane * output.layout.count
    for part in parts {
      guard let picture = part.picture else {
        for index in 0..<part.count {
          result.setNumber(target + index, rows.number(source + index))
        }
        source += part.count
        target += part.count
        continue
      }
      switch rows.kind {
      case .float:
        Self.resize(picture, rows.floats, source, &result.floats, target, &line) { $0 }
      case .byte:
        Self.resize(picture, rows.bytes, source, &result.bytes, target, &line) {
          UInt8(min(max($0.rounded(.toNearestOrEven), 0), 255))
        }
      }
      source += part.count
      target += picture.rows.count * picture.columns.count * picture.planes
    }
  }

  @inline(__always)
  private static func resize<Scalar: ObservationScalar & PixelNumber>(
    _ picture: Picture, _ pixels: [Scalar], _ source: Int, _ result: inout [Scalar],
    _ target: Int, _ line: inout [Float], _ rounded: (Float) -> Scalar
  ) {
    let planes = picture.planes
    let lineCount = picture.columns.count * planes
    pixels.withUnsafeBufferPointer { pixels in
      line.withUnsafeMutableBufferPointer { line in
        for row in 0..<picture.rows.count {
          for index in 0..<lineCount { line[index] = 0 }
          for (sourceRow, rowWeight) in picture.rows[row] {
            let start = source + sourceRow * picture.width * planes
            for column in 0..<picture.columns.count {
              for (sourceColumn, columnWeight) in picture.columns[column] {
                let weight = rowWeight * columnWeight
                for plane in 0..<planes {
                  line[column * planes + plane] +=
                    weight * pixels[start + sourceColumn * planes + plane].asFloat
                }
              }
            }
          }
          for index in 0..<lineCount {
            result[target + row * lineCount + index] = rounded(line[index])
          }
        }
      }
    }
  }
}

extension Layout.Part {
  /// Whether the part is made of planes with a height and a width.
  fileprivate var isPicture: Bool {
    guard case .planes = kind else { return false }
    return (2...3).contains(shape.count) && shape.allSatisfy { $0 > 0 }
  }
}

/// A number of a picture.
private protocol PixelNumber {
  var asFloat: Float { get }
}

extension Float: PixelNumber {
  fileprivate var asFloat: Float { self }
}

extension UInt8: PixelNumber {
  fileprivate var asFloat: Float { Float(self) }
}
