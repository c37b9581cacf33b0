public import Snapshots

/// Takes continuous actions between other bounds than the world's and maps them linearly.
public struct ActionRescale: ActionMap, Equatable {
  private let range: ClosedRange<Float>
  private let low: [Float]
  private let high: [Float]
  private var gradients: [Float] = []
  private var intercepts: [Float] = []

  init(_ space: Box<Float>, _ range: ClosedRange<Float>) {
    self.range = range
    (low, high) = (space.low, space.high)
    prepare()
  }

  // In single precision and in the order of Gymnasium's RescaleAction, for the same bits.
  private mutating func prepare() {
    let (newLow, newHigh) = (Double(range.lowerBound), Double(range.upperBound))
    gradients = zip(low, high).map { Float((newHigh - newLow) / (Double($1) - Double($0))) }
    intercepts = zip(low, gradients).map { Float(Double($1 * -$0) + newLow) }
  }

  static func isPossible(_ space: Box<Float>, _ range: ClosedRange<Float>) -> Bool {
    range.lowerBound < range.upperBound && range.lowerBound.isFinite && range.upperBound.isFinite
      && zip(space.low, space.high).allSatisfy { $0 < $1 && $0.isFinite && $1.isFinite }
  }

  public var actionSpace: ActionSpace {
    .box(Box(low: range.lowerBound, high: range.upperBound, shape: [low.count]))
  }

  public func fits(_ base: ActionSpace) -> Bool {
    guard case .box(let box) = base else { return false }
    return box.low == low && box.high == high && Self.isPossible(box, range)
  }

  public func map(
    index: Int32, values: Span<Float>, into baseValues: inout MutableSpan<Float>
  ) -> Int32 {
    for place in low.indices {
      baseValues[place] = (values[place] - intercepts[place]) / gradients[place]
    }
    return index
  }

  public func write(to writer: inout SnapshotWriter) {
    writer.begin("ActionRescale")
    writer.write(range.lowerBound)
    writer.write(range.upperBound)
    writer.write(low)
    writer.write(high)
  }

  public init(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("ActionRescale")
    let (lower, upper) = (try reader.read(Float.self), try reader.read(Float.self))
    guard lower < upper else { throw .invalid("Actions cannot be from \(lower) to \(upper).") }
    range = lower...upper
    low = try reader.readArray()
    high = try reader.readArray()
    guard low.count == high.count else { throw .invalid("Bounds of actions come in pairs.") }
    prepare()
  }
}

/// A world whose continuous actions lie between other bounds.
public typealias RescaledAction<Base: Environment> = TransformedAction<Base, ActionRescale>

extension TransformedAction where Map == ActionRescale {
  /// Maps actions of a range to the bounds of a world.
  ///
  /// - Precondition: The world's actions are continuous and bounded, and the range is finite and not
  ///   empty.
  public init(_ base: Base, from range: ClosedRange<Float> = -1...1) {
    let space = base.continuousActions
    precondition(
      ActionRescale.isPossible(space, range),
      "Actions are rescaled between finite bounds. Mend the range \(range) or the world's bounds.")
    self.init(base, by: ActionRescale(space, range))
  }
}
