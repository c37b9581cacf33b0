public import GymRendering
public import NumericRandom
public import Snapshots

/// Shows the world's picture in place of its observation: bytes of red, green and blue.
public struct RenderedObservation<Base: Environment>: RowWrapper {
  public typealias Scalar = UInt8
  public typealias Action = Base.Action
  public typealias Observation = RowObservation<UInt8>

  public var base: Base

  private var canvas: Canvas

  /// Shows the picture of a world.
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
    base.draw(on: &canvas)
  }

  public var row: [UInt8] { canvas.bytes }

  public var layout: Layout {
    Layout([
      (name: "pixels", shape: [canvas.height, canvas.width, 3], kind: .planes(high: 255))
    ])
  }

  public mutating func reset(seed: Seed?) {
    base.reset(seed: seed)
    base.draw(on: &canvas)
  }

  public mutating func reset(
    seed: Seed?, options: [String: OptionValue]
  ) throws(OptionError) {
    try base.reset(seed: seed, options: options)
    base.draw(on: &canvas)
  }

  public mutating func step(_ action: Action) -> Outcome {
    let outcome = base.step(action)
    base.draw(on: &canvas)
    return outcome
  }
}

extension RenderedObservation: Snapshot {
  public func write(to writer: inout SnapshotWriter) {
    writer.begin("RenderedObservation")
    writer.write(canvas.width)
    writer.write(canvas.height)
    writer.write(base)
  }

  public init(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("RenderedObservation")
    let (width, height) = (try reader.read(Int.self), try reader.read(Int.self))
    let base = try reader.read(Base.self)
    guard (1...16_384).contains(width), (1...16_384).contains(height), base.picture != nil else {
      throw .invalid("A world has no picture of \(width)×\(height) pixels.")
    }
    self.init(base, size: PictureSize(width: width, height: height))
  }
}
