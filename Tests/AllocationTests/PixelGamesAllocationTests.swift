import CAllocationCounter
import GymCore
import NumericRandom
import PixelGames
import Testing

@Suite("Pixel games", .serialized, .enabled(if: allocationCountingIsPossible()))
struct PixelGamesAllocationTests {
  @Test("are stepped, shown and begun anew without allocating")
  func steadyState() throws {
    for entry in EnvironmentEntry.pixelGames {
      let lanes = try entry.makeLanes(count: 3)
      lanes.reset(seeds: [1, 2, 3])
      var generator = PCG64(seed: 4)
      var indices = [Int32](repeating: 0, count: lanes.count)
      let values: [Float] = []
      let actionCount = try #require(lanes.actionSpace.indexCount)
      func play(_ stepCount: Int) -> Int {
        var endingCount = 0
        for _ in 0..<stepCount {
          for lane in indices.indices {
            indices[lane] = Int32(generator.integer(in: 0..<actionCount))
          }
          lanes.step(indices: indices.span, values: values.span)
          endingCount += lanes.buffers.outcomes.count(where: \.isLast)
        }
        return endingCount
      }
      _ = play(100)
      var endingCount = 0
      let count = countAllocations { endingCount = play(3_000) }
      #expect(count == 0, "\(entry.id)")
      #expect(endingCount > 0, "\(entry.id)")
    }
  }
}
