public import NumericRandom
public import Snapshots

/// The generators that samples of one space are drawn from.
///
/// A space without parts uses ``generator`` alone. A space made of parts keeps one sampler a part in
/// ``parts``, each seeded from the generator, as Gymnasium's composite spaces do.
public struct SpaceSampler: Sendable, Equatable {
  /// The space's own generator.
  public var generator: PCG64

  /// The samplers of the parts, in their order.
  public var parts: [SpaceSampler]

  /// Creates a sampler; `parts` makes those of the parts from the seeded generator.
  public init(seed: Seed, parts: (inout PCG64) -> [SpaceSampler] = { _ in [] }) {
    generator = PCG64(seed: seed)
    self.parts = parts(&generator)
  }

  /// Creates the sampler of a space made of the given parts, each seeded by a draw from its generator.
  ///
  /// With `rewinds`, that generator then begins anew, as in Gymnasium's spaces that draw from it themselves.
  init(seed: Seed, of spaces: [any Space], rewinds: Bool) {
    self.init(seed: seed) { generator in
      let seeds = spaces.map { _ in generator.integer(in: 0..<Int(Int32.max)) }
      return zip(spaces, seeds).map { $0.makeSampler(seed: Seed($1)) }
    }
    if rewinds { generator = PCG64(seed: seed) }
  }
}

extension SpaceSampler: Snapshot {
  public func write(to writer: inout SnapshotWriter) {
    writer.begin("SpaceSampler")
    writer.write(generator)
    writer.write(parts)
  }

  public init(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("SpaceSampler")
    generator = try reader.read()
    parts = try reader.readArray()
  }
}
