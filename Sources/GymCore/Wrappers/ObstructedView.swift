public import NumericRandom
public import Snapshots

/// Hides parts of a picture behind square patches of noise, in other places after every step.
///
/// Every part of the row with planes, a height and a width is hidden in this way. How many patches there
/// are follows from the share of pixels that they would hide if none overlapped (Gymnasium's
/// ObstructView, with other random numbers).
public struct ObstructedView<Base: Environment>: RowWrapper where Base.Scalar == UInt8 {
  public typealias Scalar = UInt8
  public typealias Action = Base.Action
  public typealias Observation = RowObservation<UInt8>

  public var base: Base

  /// Which share of the pixels is hidden, patches that overlap counting twice.
  public let share: Double

  /// How many pixels a patch is high and wide.
  public let side: Int

  /// Whether all planes of a hidden pixel have the same number.
  public let isGray: Bool

  public private(set) var row: [UInt8]

  private struct Picture: Sendable {
    var offset: Int
    var height: Int
    var width: Int
    var planes: Int
    var levels: Int
  }

  private let pictures: [Picture]
  private var generator = Self.stream(of: 0)

  /// Obstructs the view of a world.
  ///
  /// - Precondition: The share is at least 0 and below 1, a patch has at least 1 pixel, and the world
  ///   shows planes with a height and a width.
  public init(_ base: Base, share: Double, side: Int, isGray: Bool = false) {
    precondition(share >= 0 && share < 1, "A hidden share is at least 0 and below 1, not \(share).")
    precondition((1...65_536).contains(side), "A patch has from 1 to 65,536 pixels, not \(side).")
    self.base = base
    self.share = share
    self.side = side
    self.isGray = isGray
    let layout = base.layout
    pictures = layout.parts.compactMap { part in
      guard case .planes(let high) = part.kind, (2...3).contains(part.shape.count) else {
        return nil
      }
      precondition(
        high >= 1 && high <= 255 && high == high.rounded(),
        "Noise is drawn from whole numbers of a byte. '\(part.name)' goes up to \(high).")
      return Picture(
        offset: part.offset, height: part.shape[0], width: part.shape[1],
        planes: part.shape.count == 3 ? part.shape[2] : 1, levels: Int(high) + 1)
    }
    precondition(
      !pictures.isEmpty, "A view is obstructed where the world shows planes of height and width.")
    row = layout.rowNearestToZero()
    base.observe(into: &row)
  }

  public var layout: Layout { base.layout }

  public mutating func reset(seed: Seed?) {
    base.reset(seed: seed)
    begin(seed)
  }

  public mutating func reset(
    seed: Seed?, options: [String: OptionValue]
  ) throws(OptionError) {
    try base.reset(seed: seed, options: options)
    begin(seed)
  }

  private mutating func begin(_ seed: Seed?) {
    if let seed { generator = Self.stream(of: seed) }
    take()
  }

  private static func stream(of seed: Seed) -> PCG64 {
    PCG64(seedSequence: SeedSequence(entropy: seed, spawnKey: [2]))
  }

  public mutating func step(_ action: Action) -> Outcome {
    let outcome = base.step(action)
    take()
    return outcome
  }

  private mutating func take() {
    base.observe(into: &row)
    for picture in pictures {
      let pixelCount = picture.height * picture.width
      for _ in 0..<Int(Double(pixelCount) * share / Double(side * side)) {
        hide(around: generator.integer(in: 0..<pixelCount), picture)
      }
    }
  }

  private mutating func hide(around center: Int, _ picture: Picture) {
    let (top, left) = (center / picture.width - side / 2, center % picture.width - side / 2)
    for y in max(top, 0)..<min(top + side, picture.height) {
      for x in max(left, 0)..<min(left + side, picture.width) {
        let pixel = picture.offset + (y * picture.width + x) * picture.planes
        var number = generator.integer(in: 0..<picture.levels)
        for plane in 0..<picture.planes {
          if plane > 0, !isGray { number = generator.integer(in: 0..<picture.levels) }
          row[pixel + plane] = UInt8(number)
        }
      }
    }
  }
}

extension ObstructedView: Snapshot {
  public func write(to writer: inout SnapshotWriter) {
    writer.begin("ObstructedView")
    writer.write(share)
    writer.write(side)
    writer.write(isGray)
    writer.write(generator)
    writer.write(row)
    writer.write(base)
  }

  public init(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("ObstructedView")
    let share = try reader.read(Double.self)
    let side = try reader.read(Int.self)
    guard share >= 0, share < 1, (1...65_536).contains(side) else {
      throw .invalid("A view cannot be hidden to \(share) by patches of \(side).")
    }
    let isGray = try reader.read(Bool.self)
    let generator = try reader.read(PCG64.self)
    let row = try reader.readArray(of: UInt8.self)
    self.init(try reader.read(Base.self), share: share, side: side, isGray: isGray)
    guard row.count == self.row.count else { throw .invalid("A row is of another width.") }
    (self.generator, self.row) = (generator, row)
  }
}
