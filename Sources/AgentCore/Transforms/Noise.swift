public import GymCore
public import NumericRandom
public import Snapshots

/// Replaces pixels by noise, each with some probability.
///
/// Each lane has a random stream of its own, so that its noise does not depend on other lanes
/// (Gymnasium's AddWhiteNoise, with other random numbers).
public struct Noise: RowTransform {
  /// What can be chosen.
  public struct Options: Sendable {
    var probability = 0.1
    var isGray = false
  }

  public static let name = "noise"
  public static let summary = "Replaces pixels by noise, each with some probability."

  public static let schema = OptionSchema(
    defaults: Options(),
    [
      .number(
        "probability", \.probability, .from(0, to: 1), "How likely a pixel is replaced."),
      .flag("isGray", \.isGray, "Whether all planes of a replaced pixel get the same number."),
    ])

  public let output: RowForm

  private let options: Options
  private let pictures: [(offset: Int, count: Int, planes: Int, levels: Int)]
  private var generators: [PCG64]

  public init(_ options: Options, for context: TransformContext) throws(AgentError) {
    self.options = options
    output = context.form
    pictures = context.form.layout.parts.compactMap { part in
      // Scaled planes (0 to 1) have no levels to draw from.
      guard case .planes(let high) = part.kind, high >= 1, high == high.rounded(),
        context.form.kind != .float, part.shape.count >= 2, let planes = part.shape.last
      else { return nil }
      return (part.offset, part.count, part.shape.count == 2 ? 1 : planes, Int(high) + 1)
    }
    guard !pictures.isEmpty else {
      throw AgentError(
        "The transform noise needs planes of bytes with a height and a width in the observation; "
          + "here are none. Leave it out, or use it before scale and dtype.")
    }
    generators = (1...context.laneCount).map {
      PCG64(seedSequence: SeedSequence(entropy: 0, spawnKey: [UInt32($0)]))
    }
  }

  public mutating func seed(lane: Int, with sequence: SeedSequence) {
    generators[lane] = PCG64(seedSequence: sequence)
  }

  public mutating func transform(
    lane: Int, of rows: borrowing Rows, into result: inout Rows
  ) {
    result.copyRow(lane, from: rows, row: lane)
    for picture in pictures {
      let start = lane * rows.width + picture.offset
      for pixel in stride(from: start, to: start + picture.count, by: picture.planes) {
        guard generators[lane].random() < options.probability else { continue }
        var number = generators[lane].integer(in: 0..<picture.levels)
        for plane in 0..<picture.planes {
          if plane > 0, !options.isGray {
            number = generators[lane].integer(in: 0..<picture.levels)
          }
          result.setNumber(pixel + plane, Float(number))
        }
      }
    }
  }

  public func write(to writer: inout SnapshotWriter) {
    writer.begin("Noise")
    writer.write(generators)
  }

  public mutating func restore(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("Noise")
    let generators = try reader.readArray(of: PCG64.self)
    guard generators.count == self.generators.count else {
      throw .invalid("The noise is of another run.")
    }
    self.generators = generators
  }
}
