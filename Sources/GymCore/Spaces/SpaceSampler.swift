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
