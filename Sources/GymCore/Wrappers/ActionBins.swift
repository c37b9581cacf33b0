public import Snapshots

/// Takes the numbers of bins and gives the world the middle of each.
public struct ActionBins: ActionMap, Equatable {
  /// How many bins each component has.
  public let counts: [Int]

  /// Whether the bins make one number together, the last component counting fastest.
  public let isJoined: Bool

  private let low: [Float]
  private let high: [Float]

  init(_ space: Box<Float>, counts: [Int], isJoined: Bool) {
    self.counts = counts
    self.isJoined = isJoined
    (low, high) = (space.low, space.high)
  }

  static func isPossible(_ space: Box<Float>, _ counts: [Int]) -> Bool {
    var product = 1
    for count in counts where product <= 1 << 30 { product *= max(1, min(count, 1 << 31)) }
    return counts.count == space.low.count && !counts.isEmpty && product <= 1 << 30
      && counts.allSatisfy { $0 >= 1 } && (space.low + space.high).allSatisfy(\.isFinite)
  }

  public var actionSpace: ActionSpace {
    isJoined
      ? .discrete(Discrete(counts.reduce(1, *))) : .multiDiscrete(MultiDiscrete(counts))
  }

  public func fits(_ base: ActionSpace) -> Bool {
    guard case .box(let box) = base else { return false }
    return box.low == low && box.high == high && Self.isPossible(box, counts)
  }

  public func map(
    index: Int32, values: Span<Float>, into baseValues: inout MutableSpan<Float>
  ) -> Int32 {
    var rest = Int(index)
    for place in counts.indices.reversed() {
      let bin: Int
      if isJoined {
        bin = rest % counts[place]
        rest /= counts[place]
      } else {
        // Clamped before the conversion, which traps on what no integer holds.
        let value = values[place]
        bin = value > 0 ? Int(min(value, Float(counts[place] - 1))) : 0
      }
      baseValues[place] = middle(of: bin, place)
    }
    return 0
  }

  private func middle(of bin: Int, _ place: Int) -> Float {
    let step = (high[place] - low[place]) / Float(counts[place])
    let start = Float(bin) * step + low[place]
    let end = bin + 1 == counts[place] ? high[place] : Float(bin + 1) * step + low[place]
    return 0.5 * (start + end)
  }

  public func write(to writer: inout SnapshotWriter) {
    writer.begin("ActionBins")
    writer.write(counts)
    writer.write(isJoined)
    writer.write(low)
    writer.write(high)
  }

  public init(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("ActionBins")
    counts = try reader.readArray()
    isJoined = try reader.read()
    low = try reader.readArray()
    high = try reader.readArray()
    guard low.count == high.count, zip(low, high).allSatisfy({ $0 <= $1 }) else {
      throw .invalid("Bounds of actions come in pairs.")
    }
    guard Self.isPossible(Box(low: low, high: high, shape: [low.count]), counts) else {
      throw .invalid("Actions do not have the bins \(counts).")
    }
  }
}

/// A world whose continuous actions are chosen from equally wide bins.
public typealias DiscretizedAction<Base: Environment> = TransformedAction<Base, ActionBins>

extension TransformedAction where Map == ActionBins {
  /// Divides the actions of a world into equally wide bins.
  ///
  /// - Parameters:
  ///   - base: The world.
  ///   - counts: How many bins each component has; one number is for all.
  ///   - isJoined: Whether the bins make one discrete action instead of one choice each.
  /// - Precondition: The world's actions are continuous and bounded, and there are at most 2³⁰ bins.
  public init(_ base: Base, bins counts: [Int], isJoined: Bool = true) {
    let space = base.continuousActions
    let counts =
      counts.count == 1 ? Array(repeating: counts[0], count: space.low.count) : counts
    precondition(
      ActionBins.isPossible(space, counts),
      "Bounded actions of \(space.low.count) components need as many bin counts of at least 1 or "
        + "one for all, not \(counts).")
    self.init(base, by: ActionBins(space, counts: counts, isJoined: isJoined))
  }
}
