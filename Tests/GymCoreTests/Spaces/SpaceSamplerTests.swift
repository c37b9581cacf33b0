import GymCore
import NumericRandom
import Snapshots
import Testing

@Suite("SpaceSampler")
struct SpaceSamplerTests {
  @Test("seeds the samplers of parts from its own generator")
  func parts() {
    var generator = PCG64(seed: 42)
    let subseeds = [
      generator.integer(in: 0..<Int(Int32.max)), generator.integer(in: 0..<Int(Int32.max)),
    ]
    let sampler = SpaceSampler(seed: 42) { generator in
      (0..<2).map { _ in SpaceSampler(seed: Seed(generator.integer(in: 0..<Int(Int32.max)))) }
    }
    // What Gymnasium gives the parts of a pair that is seeded with 42.
    #expect(subseeds == [191_664_963, 1_662_057_957])
    #expect(sampler.parts == subseeds.map { SpaceSampler(seed: Seed($0)) })
    #expect(sampler.generator == generator)
  }

  @Test("goes on from its snapshot, and cut short is refused")
  func snapshot() throws {
    let space = Discrete(1_000)
    var sampler = SpaceSampler(seed: 5) { _ in [SpaceSampler(seed: 6), SpaceSampler(seed: 7)] }
    _ = space.sample(from: &sampler)
    var twin = try SpaceSampler(snapshotBytes: sampler.snapshotBytes)
    #expect(twin == sampler)
    for _ in 0..<10 { #expect(space.sample(from: &twin) == space.sample(from: &sampler)) }
    #expect(readablePrefixCount(of: sampler) == 0)
  }
}
