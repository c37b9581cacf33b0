import AgentCore
import NumericRandom
import Testing

@Suite("Random streams")
struct RandomStreamsTests {
  private static let roles: [RandomStreams.Role] = [
    .environment, .exploration, .initialization, .minibatch, .replay, .evaluation,
  ]

  @Test(
    "are those of spawned seed sequences",
    arguments: [0, 1, 0xffff_ffff, 0x1_0000_0000, 0xffff_ffff_ffff_ffff_ffff_ffff_ffff_ffff]
      as [Seed])
  func spawnKeys(seed: Seed) {
    let streams = RandomStreams(seed: seed)
    for role in Self.roles {
      for lane in [1, 2, 70_000] {
        let sequence = SeedSequence(entropy: seed, spawnKey: [role.rawValue, UInt32(lane)])
        #expect(streams.generator(for: role, lane: lane) == PCG64(seedSequence: sequence))
        #expect(
          streams.worldSeed(for: role, lane: lane, is32Bit: true)
            == Seed(sequence.generateState32(count: 1)[0]))
        #expect(
          streams.worldSeed(for: role, lane: lane, is32Bit: false)
            == streams.seed(for: role, lane: lane))
      }
    }
  }

  @Test("differ by seed, role and lane")
  func differ() {
    var seeds: Set<Seed> = []
    var firstDraws: Set<UInt64> = []
    for seed in [0, 1, 2] as [Seed] {
      for role in Self.roles {
        for lane in 1...4 {
          let streams = RandomStreams(seed: seed)
          seeds.insert(streams.seed(for: role, lane: lane))
          var generator = streams.generator(for: role, lane: lane)
          firstDraws.insert(generator.next64())
        }
      }
    }
    #expect(seeds.count == 3 * 6 * 4)
    #expect(firstDraws.count == 3 * 6 * 4)
  }

  @Test("have the numbers that files and other programs rely on")
  func numbers() {
    #expect(Self.roles.map(\.rawValue) == [1, 2, 3, 4, 5, 6])
    // 5 + 1 · 2¹²⁸ + 2 · 2¹⁶⁰
    #expect(
      RandomStreams(seed: 5).seed(for: .environment, lane: 2)
        == 0x0000_0002_0000_0001_0000_0000_0000_0000_0000_0000_0000_0005)
  }
}
