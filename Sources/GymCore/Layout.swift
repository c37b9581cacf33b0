/// How an observation lies in a row: named parts, each with its shape, offset and meaning.
public struct Layout: Sendable, Hashable {
  /// What the numbers of a part mean, so that a network or a row transform can treat them rightly.
  public enum Kind: Sendable, Hashable {
    /// Measurements, each from `low` to `high`; bounds may be infinite.
    case continuous(low: [Float], high: [Float])

    /// One of `count` alternatives, counted from `start`, held as that number.
    case discrete(count: Int, start: Int)

    /// Planes of a board or picture, the last dimension being the plane: numbers from 0 to `high`,
    /// which is 255 for pixels and 1 where a plane says yes or no.
    case planes(high: Float)

    /// Words of a text, each the place of a word in the vocabulary counted from 1; 0 is padding.
    case tokens(vocabulary: [String])
  }

  /// A named run of scalars.
  public struct Part: Sendable, Hashable {
    /// What the part is called, such as `image`.
    public let name: String

    /// Its dimensions, outermost first; empty for a single number.
    public let shape: [Int]

    /// Where it begins in the row.
    public let offset: Int

    /// What its numbers mean.
    public let kind: Kind

    /// How many scalars it has.
    public var count: Int { shape.reduce(1, *) }
  }

  /// The parts in their order in the row.
  public let parts: [Part]

  /// The width of the row.
  public let count: Int

  /// Lays parts one after another.
  ///
  /// - Precondition: Measurements have one lower and one upper bound each, there is at least 1
  ///   alternative, and planes have a greatest number above 0.
  public init(_ parts: [(name: String, shape: [Int], kind: Kind)]) {
    var offset = 0
    self.parts = parts.map { name, shape, kind in
      let part = Part(name: name, shape: shape, offset: offset, kind: kind)
      switch kind {
      case .continuous(let low, let high):
        precondition(
          low.count == part.count && high.count == part.count,
          "The part '\(name)' needs \(part.count) bounds each way. Give one for each measurement.")
      case .discrete(let count, _):
        precondition(count >= 1, "The part '\(name)' needs at least 1 alternative, not \(count).")
      case .planes(let high):
        precondition(
          high > 0 && high.isFinite,
          "The planes '\(name)' need a greatest number above 0, not \(high).")
      case .tokens: break
      }
      offset += part.count
      return part
    }
    count = offset
  }
}
