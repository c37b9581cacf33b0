public import GymRendering
public import NumericRandom
public import Snapshots

/// Shows the world's picture beside its observation, in one row of the world's own scalar.
///
/// The part `pixels` comes last: red, green and blue from 0 to 255.
public struct PictureBesideObservation<Base: Environment>: RowWrapper
where Base.Scalar: Numeric {
  public typealias Scalar = Base.Scalar
  public typealias Action = Base.Action
  public typealias Observation = RowObservation<Base.Scalar>

  public var base: Base

  public private(set) var row: [Scalar]

  private var canvas: Canvas
  private let baseWidth: Int

  /// Adds its picture to the observation of a world.
  ///
  /// - Parameters:
  ///   - base: The world.
  ///   - size: How large the picture is; as large as it is best seen unless given.
  /// - Precondition: The world draws itself.
  public init(_ base: Base, size: PictureSize? = nil) {
    guard let picture = base.picture else {
      preconditionFailure("A world that does not draw itself has no picture to observe.")
    }
    self.base = base
    canvas = Canvas(size: size ?? picture.size, color: .black)
    baseWidth = base.layout.count
    row = base.layout.rowNearestToZero() + Array(repeating: 0, count: canvas.bytes.count)
    take()
  }

  public var layout: Layout {
    Layout(
      base.layout.parts.map { ($0.name, $0.shape, $0.kind) } + [
        (name: "pixels", shape: [canvas.height, canvas.width, 3], kind: .planes(high: 255))
      ])
  }

  public mutating func reset(seed: Seed?) {
    base.reset(seed: seed)
    take()
  }

  public mutating func reset(
    seed: Seed?, options: [String: OptionValue]
  ) throws(OptionError) {
    try base.reset(seed: seed, options: options)
    take()
  }

  public mutating func step(_ action: Action) -> Outcome {
    let outcome = base.step(action)
    take()
    return outcome
  }

  private mutating func take() {
    base.draw(on: &canvas)
    base.observe(into: &row, row: 0, width: baseWidth)
    for (index, byte) in canvas.bytes.enumerated() {
      row[baseWidth + index] = Scalar(exactly: byte) ?? 0
    }
  }
}

extension PictureBesideObservation: Snapshot {
  public func write(to writer: inout SnapshotWriter) {
    writer.begin("PictureBesideObservation")
    writer.write(canvas.width)
    writer.write(canvas.height)
    writer.write(base)
  }

  public init(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("PictureBesideObservation")
    let (width, height) = (try reader.read(Int.self), try reader.read(Int.self))
    let base = try reader.read(Base.self)
    guard (1...16_384).contains(width), (1...16_384).contains(height), base.picture != nil else {
      throw .invalid("A world has no picture of \(width)×\(height) pixels.")
    }
    self.init(base, size: PictureSize(width: width, height: height))
  }
}
