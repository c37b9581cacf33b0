import NumericRandom
import Snapshots
import Testing

@Suite("A seed sequence")
struct SeedSequenceTests {
  @Test("mixes and generates the words that NumPy does", arguments: Golden.pcg64.streams)
  func words(stream: Golden.Stream) throws {
    let sequence = SeedSequence(entropy: try #require(Seed(stream.seed)))
    #expect(pool(sequence) == stream.pool)
    #expect(sequence.generateState32(count: 9).map(hexadecimal) == stream.state32)
    #expect(sequence.generateState64(count: 4).map(hexadecimal) == stream.state64)
  }

  @Test("takes spawn keys as NumPy does", arguments: Golden.pcg64.streams)
  func spawnKeys(stream: Golden.Stream) throws {
    let seed = try #require(Seed(stream.seed))
    for descendant in stream.descendants {
      let sequence = SeedSequence(entropy: seed, spawnKey: descendant.spawnKey)
      #expect(pool(sequence) == descendant.pool)
      var generator = PCG64(seedSequence: sequence)
      #expect([generator.next64(), generator.next64()].map(hexadecimal) == descendant.words)
    }
  }

  @Test("spawns the children and grandchildren that NumPy spawns", arguments: Golden.pcg64.streams)
  func children(stream: Golden.Stream) throws {
    var spawner = SeedSequence(entropy: try #require(Seed(stream.seed)), spawnKey: [9])
    var children = spawner.spawn(2) + spawner.spawn(1)
    #expect(spawner.childCount == 3)
    children += children[1].spawn(1)
    #expect(children.map(\.spawnKey) == stream.spawned.map(\.spawnKey))
    #expect(children.map(pool) == stream.spawned.map(\.pool))
  }

  @Test("comes back from a snapshot and spawns the same children")
  func snapshot() throws {
    var sequence = SeedSequence(entropy: 0x1234_5678_9abc_def0_1234, spawnKey: [4, 2])
    _ = sequence.spawn(5)
    var twin = try SeedSequence(snapshotBytes: sequence.snapshotBytes)
    #expect(twin == sequence)
    #expect(twin.spawn(2) == sequence.spawn(2))
  }

  private func pool(_ sequence: SeedSequence) -> [String] {
    (0..<4).map { hexadecimal(sequence.pool[$0]) }
  }
}
